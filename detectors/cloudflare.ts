/** Cloudflare: API tokens, global API keys, Origin CA keys, tunnel tokens. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import { crc32, near } from '../src/kit.ts';

const TOKENS = 'https://dash.cloudflare.com/profile/api-tokens';
const FORMATS = 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/';
const roll = (what: string): Detector['revoke'] => ({
  how: `Roll or delete the ${what} in the Cloudflare dashboard under API Tokens`,
  url: TOKENS,
  breaks: 'whatever deploys, purges or edits DNS with it',
});

/** The page says prefix, 40 characters and a checksum, but not which one; CRC-32 fits tokens seen. Only agreement is told. Checked 2026-11-21. */
const verify = ({ secret = '' }: Parts) => {
  const body = /_([A-Za-z0-9_-]{40})([0-9a-f]{8})$/.exec(secret);
  return body &&
    crc32(body[1] as string)
      .toString(16)
      .padStart(8, '0') === body[2]
    ? { ok: true, how: 'its checksum is right' }
    : undefined;
};

const prefixed = (id: string, label: string, prefix: string, severity: Detector['severity'] & string): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Cloudflare',
    docs: FORMATS,
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[A-Za-z0-9_-]{40}[0-9a-f]{8}(?![A-Za-z0-9_-])`), after: 60 }],
    severity,
    verify,
    revoke: roll(label),
    examples: {
      sample: (fake) => {
        const body = fake.text('base62', 40);
        return prefix + body + crc32(body).toString(16).padStart(8, '0');
      },
      hits: ({ secret }) => [
        `CLOUDFLARE_API_TOKEN=${secret}\n`,
        { path: 'deploy.yml', text: `env:\n  CF_API_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.cloudflare.com/client/v4/zones\n`,
      ],
      misses: (fake) => [`${prefix}${fake.text('base62', 20)}`, `${prefix}${'x'.repeat(48)}`],
    },
  });

export default [
  prefixed('cloudflare-user-token', 'Cloudflare user API token', 'cfut_', 'high'),
  prefixed('cloudflare-account-token', 'Cloudflare account API token', 'cfat_', 'high'),
  prefixed('cloudflare-global-key', 'Cloudflare Global API Key', 'cfk_', 'critical'),
  defineDetector({
    id: 'cloudflare-legacy-token',
    label: 'Cloudflare API token (older form)',
    issuer: 'Cloudflare',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
    find: [
      near(['cloudflare', 'cf_api', 'cf-api', 'cf_token', 'cfapi', 'cf_dns'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{40}', {
        length: 40,
      }),
      {
        anchors: ['cloudflare', 'cf_', 'cfapi'],
        name: /(?:cloudflare|\bcf_?)[\w.-]*(?:token|key|secret)/i,
        value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{40}$/,
      },
    ],
    rank: 30,
    entropy: 3.8,
    revoke: roll('token'),
    examples: {
      sample: (fake) => `${fake.text('base62', 18)}_4kQ${fake.text('base62', 18)}`,
      hits: ({ secret }) => [
        `CLOUDFLARE_API_TOKEN=${secret}\n`,
        { path: 'main.tf', text: `provider "cloudflare" {}\nvariable "x" {}\ncloudflare_api_token = "${secret}"\n` },
        { path: 'values.yml', text: `CF_API_TOKEN: ${secret}\n` },
      ],
      misses: (fake) => [
        `cloudflare zone ${fake.text('hex', 32)}`,
        `cloudflare_commit=${fake.text('hex', 40)}`,
        `cloudflare = cloudflare-worker-with-a-rather-long-name-here`,
      ],
    },
  }),
  defineDetector({
    id: 'cloudflare-legacy-global-key',
    label: 'Cloudflare Global API Key (older form)',
    issuer: 'Cloudflare',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/',
    find: [
      near(['cloudflare', 'x-auth-key', 'cf_api', 'cf-api', 'cf_key', 'cf_global', 'cfapi'], '[0-9a-f]{37}', { length: 37 }),
      { anchors: ['cloudflare', 'cf_'], name: /(?:cloudflare|\bcf_)[\w.-]*key/i, value: /^[0-9a-f]{37}$/ },
    ],
    companions: [{ name: 'email', pattern: /[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}/, within: 300 }],
    identifiers: ['email'],
    severity: 'critical',
    rank: 35,
    read: ({ email }) => (email ? { user: email } : {}),
    revoke: { ...roll('Global API Key'), how: 'Change the Global API Key in the dashboard under API Tokens, and use scoped tokens instead' },
    examples: {
      sample: (fake) => fake.text('hex', 37),
      hits: ({ secret }) => [
        `CLOUDFLARE_API_KEY=${secret}\n`,
        `curl -H "X-Auth-Email: ops@acme.test" -H "X-Auth-Key: ${secret}" https://api.cloudflare.com/client/v4/zones\n`,
        { path: 'dns.yml', text: `cloudflare:\n  email: ops@acme.test\ncloudflare_key: '${secret}'\n` },
      ],
      misses: (fake) => [`cloudflare_zone_id=${fake.text('hex', 32)}`, `sha = ${fake.text('hex', 37)}`],
    },
  }),
  defineDetector({
    id: 'cloudflare-origin-ca-key',
    label: 'Cloudflare Origin CA key',
    issuer: 'Cloudflare',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    find: [{ anchors: ['v1.0-'], pattern: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![0-9A-Za-z])/, after: 184 }],
    revoke: { ...roll('Origin CA key'), how: 'Change the Origin CA Key in the dashboard under API Tokens, API Keys' },
    examples: {
      sample: (fake) => `v1.0-${fake.text('hex', 24)}-${fake.text('hex', 146)}`,
      hits: ({ secret }) => [
        `CF_ORIGIN_CA_KEY=${secret}\n`,
        { path: 'ca.yml', text: `origin_ca_key: "${secret}"\n` },
        `curl -H "X-Auth-User-Service-Key: ${secret}" https://api.cloudflare.com/client/v4/certificates\n`,
      ],
      misses: (fake) => [`v1.0-${fake.text('hex', 24)}-${fake.text('hex', 40)}`, 'app v1.0-rc1'],
    },
  }),
  defineDetector({
    id: 'cloudflare-tunnel-token',
    label: 'Cloudflare Tunnel token',
    issuer: 'Cloudflare',
    docs: 'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/remote-tunnel-permissions/',
    // Base64 of {"a":account,"t":tunnel,"s":secret}. Form as seen in the wild.
    find: [{ anchors: ['eyJhIjoi'], pattern: /eyJhIjoi[A-Za-z0-9+/_-]{120,400}={0,2}(?![A-Za-z0-9+/=_-])/, after: 420 }],
    rank: 60,
    reject: ({ secret = '' }) => !/^\{"a":"[0-9a-f]{32}","t":"[0-9a-f-]{36}"/.test(Buffer.from(secret, 'base64').toString('latin1')),
    read: ({ secret = '' }) => {
      const [, account, tunnel] = /"a":"([0-9a-f]{32})","t":"([0-9a-f-]{36})"/.exec(Buffer.from(secret, 'base64').toString('latin1')) ?? [];
      return account && tunnel ? { account, tunnel } : {};
    },
    revoke: {
      how: 'Refresh the tunnel token in Zero Trust under Networks, Connectors, and restart cloudflared with the new one',
      url: 'https://one.dash.cloudflare.com/',
    },
    examples: {
      sample: (fake) => Buffer.from(`{"a":"${fake.text('hex', 32)}","t":"${fake.uuid()}","s":"${fake.text('base64', 48)}"}`).toString('base64'),
      hits: ({ secret }) => [
        `TUNNEL_TOKEN=${secret}\n`,
        { path: 'compose.yml', text: `services:\n  tunnel:\n    command: tunnel run --token ${secret}\n` },
        `cloudflared service install ${secret}\n`,
      ],
      misses: (fake) => [`eyJhIjoi${fake.text('base62', 20)}`, Buffer.from(`{"a":"b","t":"${fake.text('lower', 120)}"}`).toString('base64')],
    },
  }),
];
