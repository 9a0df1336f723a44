/** Grafana: service account tokens, Cloud access policy tokens, the older API keys. */
import { defineDetector } from '../src/define.ts';
import { crc32 } from '../src/kit.ts';

/**
 * The last eight digits are the CRC-32 of everything before, least significant byte first.
 * Source: grafana/grafana pkg/components/satokengen/tokengen.go, checked 2026-11-21.
 */
const checksum = (body: string): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(body));
  return bytes.toString('hex');
};

/** The JSON behind a token's prefix, or nothing. */
const jsonOf = (base64: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
const structure = (value: unknown) =>
  value ? { ok: true, how: 'what it encodes is readable' } : { ok: false, how: 'what it encodes is not readable: made up, or cut' };

export default [
  defineDetector({
    id: 'grafana-service-account-token',
    label: 'Grafana service account token',
    issuer: 'Grafana',
    docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    find: [{ anchors: ['glsa_'], pattern: /glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}(?![A-Za-z0-9_-])/, after: 56 }],
    verify: ({ secret = '' }) => {
      const ok = checksum(secret.slice(0, -9)) === secret.slice(-8).toLowerCase();
      return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
    },
    revoke: {
      how: 'Delete the token of the service account under Administration, Service accounts',
      breaks: 'dashboards as code, alerts and scripts that use it',
    },
    examples: {
      sample: (fake) => {
        const body = `glsa_${fake.text('base62', 32)}`;
        return `${body}_${checksum(body)}`;
      },
      hits: ({ secret }) => [
        `GRAFANA_TOKEN=${secret}\n`,
        { path: 'main.tf', text: `provider "grafana" {\n  auth = "${secret}"\n}\n` },
        `curl -H "Authorization: Bearer ${secret}" https://grafana.acme.dev/api/folders\n`,
      ],
      misses: (fake) => [`glsa_${fake.text('base62', 20)}_${fake.text('hex', 8)}`, `glsa_${'x'.repeat(32)}_${'0'.repeat(8)}`, 'GRAFANA_TOKEN=glsa_...'],
    },
  }),
  defineDetector({
    id: 'grafana-cloud-token',
    label: 'Grafana Cloud access policy token',
    issuer: 'Grafana',
    docs: 'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/',
    // Behind the prefix stands base64 of JSON: o (organization), n (name of policy and token), k (secret), m.r (region). As seen in the wild.
    find: [{ anchors: ['glc_eyj'], pattern: /glc_eyJ[A-Za-z0-9+/]{40,400}={0,3}(?![A-Za-z0-9_-])/, after: 420 }],
    verify: ({ secret = '' }) => structure(jsonOf(secret.slice(4))?.['o']),
    read: ({ secret = '' }) => {
      const json = jsonOf(secret.slice(4)) ?? {};
      const region = (json['m'] as { r?: unknown } | undefined)?.r;
      return {
        ...(typeof json['o'] === 'string' ? { organization: json['o'] } : {}),
        ...(typeof json['n'] === 'string' ? { name: json['n'] } : {}),
        ...(typeof region === 'string' ? { region } : {}),
      };
    },
    revoke: { how: 'Delete the token in the Cloud portal under Access Policies', url: 'https://grafana.com/orgs' },
    examples: {
      sample: (fake) => {
        const json = { o: String(100000 + fake.number(900000)), n: 'metrics-push-ci', k: fake.text('base62', 24), m: { r: 'prod-eu-west-0' } };
        return `glc_${Buffer.from(JSON.stringify(json)).toString('base64')}`;
      },
      hits: ({ secret }) => [
        `GRAFANA_CLOUD_API_KEY=${secret}\n`,
        { path: 'agent.yaml', text: `basic_auth:\n  username: 123\n  password: ${secret}\n` },
        `curl -u "123:${secret}" https://logs-prod-eu-west-0.grafana.net/loki/api/v1/push\n`,
      ],
      misses: (fake) => [`glc_eyJ${fake.text('base62', 12)}`, 'password: "glc_eyJ..."', `glc_eyJ${'x'.repeat(80)}`],
    },
  }),
  defineDetector({
    id: 'grafana-api-key',
    label: 'Grafana API key (legacy)',
    issuer: 'Grafana',
    docs: 'https://grafana.com/docs/grafana/latest/developers/http_api/auth/',
    // Base64 of {"k":"<32 letters and digits>","n":name,"id":organization}; links to Power BI reports begin the same and have a UUID as k.
    find: [{ anchors: ['eyjrijoi'], pattern: /eyJrIjoi[A-Za-z0-9+/]{60,260}={0,2}(?![A-Za-z0-9_-])/, after: 280 }],
    reject: ({ secret = '' }) => /^[0-9a-f]{8}-/.test(String(jsonOf(secret)?.['k'] ?? '')),
    verify: ({ secret = '' }) => structure(jsonOf(secret)?.['n']),
    read: ({ secret = '' }) => {
      const json = jsonOf(secret) ?? {};
      return { ...(typeof json['n'] === 'string' ? { name: json['n'] } : {}), ...(typeof json['id'] === 'number' ? { organization: json['id'] } : {}) };
    },
    revoke: { how: 'Delete the key, or the service account it was turned into, under Administration, Service accounts' },
    examples: {
      sample: (fake) => Buffer.from(JSON.stringify({ k: fake.text('base62', 32), n: 'provisioning', id: 1 })).toString('base64'),
      hits: ({ secret }) => [
        `GRAFANA_API_KEY=${secret}\n`,
        { path: 'app.py', text: `grafana = GrafanaFace(auth="${secret}", host="localhost")\n` },
        `curl -H "Authorization: Bearer ${secret}" http://localhost:3000/api/dashboards/home\n`,
      ],
      misses: (fake) => [
        `https://app.powerbi.com/view?r=${Buffer.from(JSON.stringify({ k: fake.uuid(), t: fake.uuid(), c: 9 })).toString('base64')}`,
        `eyJrIjoi${fake.text('base62', 20)}`,
      ],
    },
  }),
];
