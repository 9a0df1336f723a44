/** Bitrise: personal and workspace tokens. */
import { defineDetector } from '../src/define.ts';

const REVOKE = {
  how: 'Delete it under Security of the account or workspace settings',
  url: 'https://app.bitrise.io/me/account/security',
  breaks: 'the scripts that start builds with it',
};
const DOCS = 'https://docs.bitrise.io/en/bitrise-platform/accounts/personal-access-tokens.html';

export default [
  defineDetector({
    id: 'bitrise-token',
    label: 'Bitrise API token',
    issuer: 'Bitrise',
    docs: DOCS,
    // bitwat_ is told by docs.gitguardian.com (checked 2026-11-21); bitpat_ and the length as seen in the wild.
    find: [{ anchors: ['bitpat_', 'bitwat_'], pattern: /bit(?:pat|wat)_[A-Za-z0-9_-]{30,140}/, after: 160 }],
    read: ({ secret = '' }) => ({ kind: secret.startsWith('bitwat') ? 'workspace' : 'personal' }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `${fake.number(2) ? 'bitpat_' : 'bitwat_'}${fake.text('base62', 86)}`,
      hits: ({ secret }) => [
        `BITRISE_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  BITRISE_API_TOKEN: "${secret}"\n` },
        `curl -H 'Authorization: ${secret}' https://api.bitrise.io/v0.1/me\n`,
      ],
      misses: (fake) => [`bitpat_${fake.text('base62', 10)}`, `bitpat_${'x'.repeat(60)}`],
    },
  }),
  defineDetector({
    id: 'bitrise-legacy-token',
    label: 'Bitrise API token without prefix',
    issuer: 'Bitrise',
    docs: DOCS,
    rank: 30,
    find: [{ anchors: ['bitrise'], name: /bitrise[\w.-]*(?:token|key|pat)/i, value: /^(?=\D*\d)(?!bit[pw]at_)[A-Za-z0-9_-]{22,90}$/ }],
    entropy: 3.5,
    reject: (_, { name = '' }) => /slug|_id$|bundle/i.test(name),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `${fake.number(10)}${fake.text('upper', 2)}${fake.text('base62', 83)}`,
      hits: ({ secret }) => [
        `BITRISE_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  BITRISE_API_TOKEN: "${secret}"\n` },
        { path: 'app.js', text: `const bitriseToken = '${secret}';\n` },
      ],
      misses: (fake) => [`BITRISE_APP_SLUG=${fake.text('hex', 16)}\n`, `BITRISE_TOKEN=${fake.text('lower', 40)}\n`, 'BITRISE_TOKEN=$TOKEN\n'],
    },
  }),
];
