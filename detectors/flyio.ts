/** Fly.io: macaroon tokens (their caveats are read offline) and older access tokens. */
import { defineDetector } from '../src/define.ts';
import { caveatsOf } from '../src/macaroon.ts';
import type { Facts } from '../src/model.ts';

const DOCS = 'https://fly.io/docs/security/tokens/';

/** What is confined, as facts; nothing of a token that does not decode. */
function caveats(token: string): Facts | undefined {
  const found = caveatsOf(token);
  if (!found) return undefined;
  const { organization, apps, expires } = found;
  return { ...(organization ? { organization } : {}), ...(apps ? { apps: [...apps.keys()] } : {}), ...(expires ? { expires } : {}) };
}

export default [
  defineDetector({
    id: 'flyio-macaroon',
    label: 'Fly.io access token',
    issuer: 'Fly.io',
    docs: DOCS,
    // The permission token comes first; discharge tokens follow after commas and mean nothing alone.
    find: [
      {
        anchors: ['fm1r_', 'fm1a_', 'fm2_'],
        pattern: /fm(?:1[ra]|2)_[A-Za-z0-9+/]{100,3000}={0,3}(?:,fm(?:1[ra]|2)_[A-Za-z0-9+/]{60,2000}={0,3}){0,4}(?![A-Za-z0-9+/=])/,
        after: 12000,
      },
    ],
    severity: 'critical',
    verify: ({ secret = '' }) => (caveats(secret.split(',')[0] as string) ? { ok: true, how: 'it decodes as a macaroon' } : undefined),
    read: ({ secret = '' }) => ({ ...caveats(secret.split(',')[0] as string) }),
    revoke: { how: 'Revoke it with `fly tokens revoke` (find its id with `fly tokens list`)', url: DOCS, breaks: 'deploys and jobs that use it' },
    examples: {
      sample: (fake) => {
        const nonce = Buffer.concat([Buffer.from([0x93, 0xc4, 16]), fake.bytes(16), Buffer.from([0xc4, 16]), fake.bytes(16), Buffer.from([0xc2])]);
        const where = Buffer.concat([Buffer.from([0xb5]), Buffer.from('https://api.fly.io/v1')]);
        const list = Buffer.from([0x94, 0, 0x92, 0xcd, 0x12, 0x34, 0x1f, 4, 0x92, 0xce, 0x65, 0x53, 0xf1, 0, 0xce, 0x78, 0x53, 0xf1, 0]);
        return `fm2_${Buffer.concat([Buffer.from([0x94]), nonce, where, list, Buffer.from([0xc4, 32]), fake.bytes(32)]).toString('base64')}`;
      },
      hits: ({ secret }) => [
        `FLY_API_TOKEN="FlyV1 ${secret}"\n`,
        { path: 'config.yml', text: `access_token: ${secret}\n` },
        { path: 'deploy.yml', text: `env:\n  FLY_API_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.machines.dev/v1/apps\n`,
      ],
      misses: (fake) => [`fm2_${fake.text('base62', 40)}`, `fm2_${'x'.repeat(140)}`],
    },
  }),
  defineDetector({
    id: 'flyio-access-token',
    label: 'Fly.io personal access token (older form)',
    issuer: 'Fly.io',
    docs: DOCS,
    find: [{ anchors: ['fo1_'], pattern: /fo1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 52 }],
    severity: 'critical',
    revoke: {
      how: 'Revoke it on the Access Tokens page of the Fly.io dashboard',
      url: 'https://fly.io/user/personal_access_tokens',
      breaks: 'deploys and jobs that use it',
    },
    examples: {
      sample: (fake) => `fo1_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [`FLY_API_TOKEN=${secret}\n`, { path: 'a.yml', text: `env:\n  FLY_API_TOKEN: "${secret}"\n` }, `flyctl deploy -t ${secret}\n`],
      misses: (fake) => [`fo1_${fake.text('base62', 20)}`, `fo1_${'x'.repeat(43)}`],
    },
  }),
];
