/** Sentry: organization, user and unprefixed auth tokens; DSNs. Formats: docs.sentry.io/security-legal-pii/security/token-formats, checked 2026-11-21. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds } from '../src/kit.ts';

const DOCS = 'https://docs.sentry.io/account/auth-tokens/';

/**
 * What an organization token says of itself: base64 of JSON with iat, url, region_url, org.
 * Source: getsentry/sentry orgauthtoken_token.py, checked 2026-11-21.
 */
const payload = (secret: string): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(Buffer.from(secret.split('_')[1] ?? '', 'base64').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

export default [
  defineDetector({
    id: 'sentry-org-token',
    label: 'Sentry organization token',
    issuer: 'Sentry',
    docs: DOCS,
    find: [{ anchors: ['sntrys_'], pattern: /sntrys_eyJ[A-Za-z0-9+/]{40,600}={0,2}_[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/_-])/, after: 680 }],
    severity: 'medium',
    verify: ({ secret = '' }) =>
      payload(secret)?.['org']
        ? { ok: true, how: 'the organization it names is readable' }
        : { ok: false, how: 'what it encodes is not readable: made up, or cut' },
    read: ({ secret = '' }) => {
      const json = payload(secret) ?? {};
      const created = isoFromSeconds(json['iat']);
      return {
        ...(typeof json['org'] === 'string' ? { organization: json['org'] } : {}),
        ...(typeof json['region_url'] === 'string' ? { region: json['region_url'] } : {}),
        ...(typeof json['url'] === 'string' ? { host: json['url'] } : {}),
        ...(created ? { created } : {}),
      };
    },
    revoke: {
      how: 'Revoke the token in the organization settings under Organization Tokens',
      url: 'https://sentry.io/settings/auth-tokens/',
      breaks: 'release and source map uploads of CI',
    },
    examples: {
      sample: (fake) => {
        const json = {
          iat: 1700000000 + fake.number(9999999),
          url: 'https://sentry.io',
          region_url: 'https://us.sentry.io',
          org: `acme-${fake.text('lower', 4)}`,
        };
        return `sntrys_${Buffer.from(JSON.stringify(json)).toString('base64')}_${fake.text('base64', 43)}`;
      },
      hits: ({ secret }) => [
        `SENTRY_AUTH_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SENTRY_AUTH_TOKEN: '${secret}'\n` },
        { path: '.sentryclirc', text: `[auth]\ntoken=${secret}\n` },
      ],
      misses: (fake) => [`sntrys_${fake.text('base62', 30)}`, `sntrys_eyJ${fake.text('base62', 60)}`, 'SENTRY_AUTH_TOKEN=sntrys_YOUR_TOKEN_HERE'],
    },
  }),
  defineDetector({
    id: 'sentry-user-token',
    label: 'Sentry personal auth token',
    issuer: 'Sentry',
    docs: DOCS,
    // sntrya_ and sntryi_ are reserved for apps and integrations; nothing issues them yet.
    find: [{ anchors: ['sntryu_', 'sntrya_', 'sntryi_'], pattern: /sntry[uai]_[0-9a-f]{64}(?![A-Za-z0-9_-])/, after: 80 }],
    revoke: { how: 'Revoke the token in the user settings under Personal Tokens', url: 'https://sentry.io/settings/account/api/auth-tokens/' },
    examples: {
      sample: (fake) => `sntryu_${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `SENTRY_AUTH_TOKEN=${secret}\n`,
        { path: 'sentry.properties', text: `auth.token=${secret}\n` },
        `curl -H 'Authorization: Bearer ${secret}' https://sentry.io/api/0/projects/\n`,
      ],
      misses: (fake) => [`sntryu_${fake.text('hex', 40)}`, `sntryu_${'0'.repeat(64)}`, 'sntryu_YOUR_TOKEN_HERE'],
    },
  }),
  defineDetector({
    id: 'sentry-legacy-token',
    label: 'Sentry auth token without prefix',
    issuer: 'Sentry',
    docs: DOCS,
    // 64 hexadecimal digits, like any SHA-256: only names that Sentry's own tools use count.
    find: [
      { anchors: ['sentry'], name: /sentry.{0,24}(?:token|secret|auth|api_?key)/i, value: /^[0-9a-f]{64}$/ },
      { anchors: ['auth.token', 'authtoken', 'token'], name: /^(?:auth\.)?token$|authToken$/i, value: /^[0-9a-f]{64}$/ },
      {
        anchors: ['sentry-cli'],
        pattern: /sentry-cli[^\n]{0,60}?--auth-token[ =]["']?(?<secret>[0-9a-f]{64})(?![A-Za-z0-9_-])/,
        after: 150,
        confidence: 'medium',
      },
      { anchors: ['sentry.io/api'], pattern: /sentry\.io\/api[^\n]{0,80}?Bearer (?<secret>[0-9a-f]{64})(?![A-Za-z0-9_-])/, after: 176, confidence: 'medium' },
    ],
    rank: 30,
    files: /sentry/i,
    reject: (_, { name = 'sentry', file }) => !/sentry/i.test(name) && !file,
    revoke: { how: 'Revoke the token in the user settings or delete the internal integration', url: 'https://sentry.io/settings/account/api/auth-tokens/' },
    examples: {
      sample: (fake) => fake.text('hex', 64),
      hits: ({ secret }) => [
        `SENTRY_AUTH_TOKEN=${secret}\n`,
        { path: '.sentryclirc', text: `[auth]\ntoken=${secret}\n` },
        { path: 'android/sentry.properties', text: `defaults.org=acme\nauth.token=${secret}\n` },
        { path: 'deploy.sh', text: `sentry-cli --url https://sentry.acme.dev --auth-token ${secret} releases new 1.0\n` },
      ],
      misses: (fake) => [
        `image: getsentry/relay@sha256:${fake.text('hex', 64)}\n`,
        { path: 'values.ini', text: `token=${fake.text('hex', 64)}\n` },
        `SENTRY_AUTH_TOKEN=${fake.text('hex', 40)}\n`,
      ],
    },
  }),
  defineDetector({
    id: 'sentry-dsn',
    label: 'Sentry DSN',
    issuer: 'Sentry',
    docs: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
    // Only sends events, and every app that reports errors carries it; Sentry does not call it a secret.
    find: [
      {
        anchors: ['sentry.io/'],
        pattern: /https?:\/\/(?<secret>[0-9a-f]{32}(?::[0-9a-f]{32})?)@(?<host>[a-z0-9.-]{1,60}sentry\.io)\/(?<project>[0-9]{1,20})/,
        before: 150,
        after: 40,
      },
    ],
    identifiers: ['host', 'project'],
    severity: 'low',
    read: ({ host = '', project = '' }) => ({ host, project }),
    revoke: { how: 'Disable the client key in the project settings under Client Keys (DSN)', url: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/' },
    examples: {
      sample: (fake) => ({
        secret: fake.text('hex', 32),
        host: `o${100000 + fake.number(900000)}.ingest.us.sentry.io`,
        project: String(1000000 + fake.number(9000000)),
      }),
      hits: ({ secret, host, project }) => [
        `SENTRY_DSN=https://${secret}@${host}/${project}\n`,
        { path: 'main.py', text: `sentry_sdk.init(dsn="https://${secret}@${host}/${project}", traces_sample_rate=1.0)\n` },
        { path: 'config.json', text: `{ "sentry": { "dsn": "https://${secret}@${host}/${project}" } }\n` },
      ],
      misses: (fake) => ['https://public@sentry.example.com/1', `https://${fake.text('hex', 20)}@o1.ingest.sentry.io/1`, 'https://docs.sentry.io/platforms/'],
    },
  }),
];
