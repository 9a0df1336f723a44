/** Snyk: API tokens, personal access tokens, app secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

const REVOKE = {
  how: 'Revoke it under Account settings, or under Service accounts of the organization or group',
  url: 'https://app.snyk.io/account',
  breaks: 'scans and scripts that use it',
};
const DOCS = 'https://docs.snyk.io/developer-tools/snyk-api/authentication-for-api';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export default [
  defineDetector({
    id: 'snyk-api-token',
    label: 'Snyk API token',
    issuer: 'Snyk',
    docs: DOCS,
    rank: 30,
    find: [
      { anchors: ['snyk'], name: /snyk[\w.-]*(?:token|key|secret|auth|api)/i, value: new RegExp(`^${UUID}$`, 'i'), confidence: 'high' },
      near(['snyk_token', 'snyk-token', 'snyk.token', 'snyk auth', 'snyk api', 'snyk_api', 'snyktoken', 'snykapi', 'snyk.io/api', 'api.snyk.io'], UUID, {
        length: 36,
        gap: 70,
        ignoreCase: true,
      }),
    ],
    // Organizations and projects are UUIDs as well, and stand in the addresses.
    reject: (_, { name = '' }) => /org|project|group|client[._-]?id/i.test(name),
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `SNYK_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SNYK_TOKEN: "${secret}"\n` },
        `snyk auth ${secret}\n`,
        `const snykToken = '${secret}';\n`,
      ],
      misses: (fake) => [`SNYK_ORG_ID=${fake.uuid()}\n`, `https://app.snyk.io/org/acme/project/${fake.uuid()}\n`, 'SNYK_TOKEN=$TOKEN\n'],
    },
  }),
  defineDetector({
    id: 'snyk-access-token',
    label: 'Snyk personal or service account access token',
    issuer: 'Snyk',
    docs: 'https://docs.snyk.io/snyk-api/authentication-for-api/personal-access-tokens-pats',
    rank: 60,
    // Format as seen in the wild: a short id, then the token, joined by dots.
    find: [{ anchors: ['snyk_uat.', 'snyk_sat.'], pattern: /snyk_(?:uat|sat)\.[A-Za-z0-9]{6,16}\.[A-Za-z0-9_.-]{30,900}/, after: 960 }],
    revoke: REVOKE,
    examples: {
      sample: (fake) => `snyk_${fake.number(2) ? 'uat' : 'sat'}.${fake.text('hex', 8)}.${fake.text('base62', 60)}`,
      hits: ({ secret }) => [
        `SNYK_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SNYK_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: token ${secret}" https://api.snyk.io/rest/self\n`,
      ],
      misses: (fake) => [`snyk_uat.${fake.text('hex', 8)}`, 'snyk_uat.xxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    },
  }),
  defineDetector({
    id: 'snyk-app-secret',
    label: 'Snyk App client secret or refresh token',
    issuer: 'Snyk',
    docs: 'https://docs.snyk.io/developer-tools/snyk-api/using-specific-snyk-apis/snyk-apps-apis',
    // snyk_cs_…_v1 and snyk_rt_…_v1: updates.snyk.io, checked 2026-11-21.
    find: [{ anchors: ['snyk_cs_', 'snyk_rt_'], pattern: /snyk_(?:cs|rt)_[A-Za-z0-9_-]{30,160}_v\d(?![A-Za-z0-9_-])/, after: 200 }],
    revoke: { how: 'Rotate the client secret of the Snyk App over the API', url: DOCS, breaks: 'the Snyk App until it has the new secret' },
    examples: {
      sample: (fake) => `snyk_${fake.number(2) ? 'cs' : 'rt'}_${fake.text('base62', 43)}_v1`,
      hits: ({ secret }) => [
        `SNYK_CLIENT_SECRET=${secret}\n`,
        { path: 'app.json', text: `{"clientSecret": "${secret}"}\n` },
        { path: 'app.ts', text: `const secret = '${secret}';\n` },
      ],
      misses: (fake) => [`snyk_cs_${fake.text('base62', 43)}`, `snyk_rt_${fake.text('base62', 8)}_v1`],
    },
  }),
];
