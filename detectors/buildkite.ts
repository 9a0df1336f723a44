/** Buildkite: API access, agent, registry and portal tokens. */
import { defineDetector } from '../src/define.ts';
import { type Fake, isoFromSeconds, jwtClaims } from '../src/kit.ts';

const DOCS = 'https://buildkite.com/docs/platform/security/tokens';
const END = '(?![A-Za-z0-9_-])';

/** Prefixes and shapes as buildkite.com/docs/platform/security/tokens shows them, checked 2026-11-21: often a short base64 part, a dot, the rest. */
const kind = (id: string, label: string, prefixes: string[], body: string, sample: (fake: Fake) => string, how: string, severity?: 'medium') =>
  defineDetector({
    id,
    label,
    issuer: 'Buildkite',
    docs: DOCS,
    rank: 60,
    ...(severity ? { severity } : {}),
    find: [{ anchors: prefixes, pattern: new RegExp(`(?:${prefixes.join('|')})(?:${body})${END}`), after: 1300 }],
    read: ({ secret = '' }) => {
      const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
      return expires ? { expires } : {};
    },
    revoke: { how, url: 'https://buildkite.com/docs/platform/security/tokens', breaks: 'the agents and scripts that use it' },
    examples: {
      sample,
      hits: ({ secret }) => [
        `BUILDKITE_TOKEN=${secret}\n`,
        { path: 'agent.cfg', text: `token="${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.buildkite.com/v2/user\n`,
      ],
      misses: (fake) => [`${prefixes[0]}${fake.text('hex', 12)}`, `${prefixes[0]}$TOKEN`, `${prefixes[0]}${'x'.repeat(60)}`],
    },
  });

const part = (fake: Fake) => Buffer.from(`1${fake.number(9)}${fake.number(9)}`).toString('base64url');
const JWT = 'eyJ[A-Za-z0-9_-]{8,200}\\.eyJ[A-Za-z0-9_-]{20,800}\\.[A-Za-z0-9_-]{20,200}';

export default [
  kind(
    'buildkite-api-token',
    'Buildkite API access token',
    ['bkua_'],
    '[0-9a-f]{40}|[A-Za-z0-9_-]{2,24}\\.[0-9a-f]{40}',
    (fake) => (fake.number(2) ? `bkua_${fake.text('hex', 40)}` : `bkua_${part(fake)}.${fake.text('hex', 40)}`),
    'Revoke it under Personal settings > API access tokens, or send DELETE /v2/access-token with it',
  ),
  kind(
    'buildkite-agent-token',
    'Buildkite agent token',
    ['bkct_', 'bkar_', 'bkaa_'],
    '[A-Za-z0-9_-]{2,24}\\.[A-Za-z0-9_-]{40,120}|[A-Za-z0-9_-]{40,120}',
    (fake) => `bkct_${part(fake)}.${fake.text('base62', 68)}`,
    'Revoke it on the Agent tokens page of the cluster',
  ),
  kind(
    'buildkite-job-token',
    'Buildkite agent job token',
    ['bkaj_'],
    JWT,
    (fake) => `bkaj_${fake.jwt({ exp: 1900000000, iss: 'buildkite' })}`,
    'Cancel the job: the token ends with it',
    'medium',
  ),
  kind(
    'buildkite-registry-token',
    'Buildkite package registry token',
    ['bkpt_'],
    `${JWT}|[A-Za-z0-9_.-]{60,600}`,
    (fake) => `bkpt_${fake.text('base62', 199)}`,
    'Revoke it on the Tokens page of the registry',
  ),
  kind(
    'buildkite-portal-token',
    'Buildkite portal token or secret',
    ['bkpat_', 'bkps_'],
    '[A-Za-z0-9_-]{2,24}\\.[A-Za-z0-9_-]{32,120}|[A-Za-z0-9_-]{32,120}',
    (fake) => `bkpat_${fake.text('base62', 54)}`,
    'Revoke it on the Security page of the portal',
  ),
  defineDetector({
    id: 'buildkite-legacy-token',
    label: 'Buildkite token without prefix',
    issuer: 'Buildkite',
    docs: DOCS,
    rank: 30,
    find: [{ anchors: ['buildkite'], name: /buildkite[\w.-]*(?:token|key)/i, value: /^(?:[0-9a-f]{40}|[0-9a-f]{50})$/ }],
    revoke: { how: 'Revoke it under Personal settings > API access tokens, or on the Agent tokens page', breaks: 'the agents and scripts that use it' },
    examples: {
      sample: (fake) => fake.text('hex', fake.number(2) ? 40 : 50),
      hits: ({ secret }) => [
        `BUILDKITE_AGENT_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  BUILDKITE_API_TOKEN: ${secret}\n` },
        { path: 'main.tf', text: `buildkite_token = "${secret}"\n` },
      ],
      misses: (fake) => [`BUILDKITE_COMMIT=${fake.text('hex', 40)}\n`, `BUILDKITE_AGENT_TOKEN=${fake.text('hex', 20)}\n`],
    },
  }),
];
