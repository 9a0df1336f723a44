/** Supabase: access tokens, secret API keys, service_role and anon keys. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import { type Fake, isoFromSeconds, jwtClaims } from '../src/kit.ts';

const KEYS = 'https://supabase.com/docs/guides/api/api-keys';
const JWT = { anchors: ['eyJhbGciOi'], pattern: /eyJhbGciOi[A-Za-z0-9_-]{8,60}\.eyJ[A-Za-z0-9_-]{40,800}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 1000 };

/** `supabase-demo` is the issuer of the published keys of every local stack. */
const legacy = (id: string, role: string, rest: Pick<Detector, 'label' | 'severity' | 'revoke'>): Detector =>
  defineDetector({
    id,
    issuer: 'Supabase',
    docs: KEYS,
    find: [JWT],
    rank: 60,
    reject: ({ secret = '' }) => {
      const claims = jwtClaims(secret);
      return claims?.['iss'] !== 'supabase' || claims['role'] !== role;
    },
    read: ({ secret = '' }: Parts) => {
      const claims = jwtClaims(secret) ?? {};
      const expires = isoFromSeconds(claims['exp']);
      return { role, ...(typeof claims['ref'] === 'string' ? { project: claims['ref'] } : {}), ...(expires ? { expires } : {}) };
    },
    examples: {
      sample: (fake: Fake) => fake.jwt({ iss: 'supabase', ref: fake.text('lower', 20), role, iat: 1_700_000_000, exp: 2_015_576_000 }),
      hits: ({ secret }) => [
        `SUPABASE_KEY=${secret}\n`,
        { path: 'client.ts', text: `const supabase = createClient(url, '${secret}');\n` },
        { path: 'config.json', text: `{"supabase": {"key": "${secret}"}}` },
        `curl -H "apikey: ${secret}" https://acme.supabase.co/rest/v1/\n`,
      ],
      misses: (fake) => [
        fake.jwt({ iss: 'supabase', ref: fake.text('lower', 20), role: role === 'anon' ? 'service_role' : 'anon', iat: 1, exp: 2_015_576_000 }),
        fake.jwt({ iss: 'supabase-demo', role, exp: 1_983_812_996, pad: 'local development' }),
        fake.jwt({ iss: 'acme', role, exp: 1_983_812_996, pad: 'another issuer altogether' }),
      ],
    },
    ...rest,
  });

const prefixed = (
  id: string,
  label: string,
  prefix: string,
  body: string,
  length: number,
  sample: (fake: Fake) => string,
  rest: Pick<Detector, 'docs' | 'revoke' | 'severity'>,
) =>
  defineDetector({
    id,
    label,
    issuer: 'Supabase',
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}${body}(?![A-Za-z0-9_-])`), after: prefix.length + length + 4 }],
    examples: {
      sample: (fake) => prefix + sample(fake),
      hits: ({ secret }) => [
        `SUPABASE_TOKEN=${secret}\n`,
        { path: 'deploy.yml', text: `env:\n  SUPABASE_ACCESS_TOKEN: '${secret}'\n` },
        { path: 'admin.ts', text: `createClient(url, "${secret}")\n` },
      ],
      misses: (fake) => [`${prefix}${fake.text('hex', 12)}`, `${prefix}${'x'.repeat(40)}`],
    },
    ...rest,
  });

const TOKEN_PAGE = 'https://supabase.com/dashboard/account/tokens';
const dropToken = { how: 'Delete the token on the account page under Access Tokens', url: TOKEN_PAGE, breaks: 'the CLI, CI jobs and MCP servers that use it' };

export default [
  // A scoped token begins with fc after the prefix; its length is not told, so it may be longer.
  prefixed('supabase-access-token', 'Supabase personal access token', 'sbp_', '(?:[0-9a-f]{40}|fc[A-Za-z0-9_]{38,80})', 90, (f) => f.text('hex', 40), {
    docs: 'https://supabase.com/docs/reference/api/introduction',
    severity: 'critical',
    revoke: dropToken,
  }),
  prefixed('supabase-oauth-token', 'Supabase OAuth access token', 'sbp_oauth_', '[0-9a-f]{40}', 40, (f) => f.text('hex', 40), {
    docs: 'https://supabase.com/docs/guides/integrations/build-a-supabase-oauth-integration',
    revoke: { ...dropToken, how: "Remove the app under the organization's OAuth Apps" },
  }),
  // 22 characters, an underscore and an eight-character checksum whose algorithm is not published.
  prefixed('supabase-secret-key', 'Supabase secret API key', 'sb_secret_', '[A-Za-z0-9_-]{31}', 31, (f) => `${f.text('base62', 22)}_${f.text('base62', 8)}`, {
    docs: KEYS,
    severity: 'critical',
    revoke: { how: 'Create another secret key under Project Settings, API Keys, move to it, then delete this one', url: KEYS, breaks: 'servers that use it' },
  }),
  legacy('supabase-service-role-key', 'service_role', {
    label: 'Supabase service_role key',
    severity: 'critical',
    revoke: {
      how: 'Move to sb_secret_ keys and disable the legacy keys, or rotate the JWT secret under Project Settings',
      url: KEYS,
      breaks: 'all legacy keys and sessions of the project',
    },
  }),
  legacy('supabase-anon-key', 'anon', {
    label: 'Supabase anon key',
    severity: 'low',
    revoke: {
      how: 'Check that row level security is on for every table; the key itself is meant to be public',
      url: 'https://supabase.com/docs/guides/database/postgres/row-level-security',
    },
  }),
];
