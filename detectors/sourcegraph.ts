/** Sourcegraph: access tokens, license and product subscription keys. */
import { defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const kind = (id: string, label: string, prefix: string, body: string, sample: (fake: Fake) => string, how: string) =>
  defineDetector({
    id,
    label,
    issuer: 'Sourcegraph',
    docs: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}(?:${body})(?![A-Za-z0-9_])`), after: 90 }],
    revoke: { how, breaks: 'the editors and scripts that use it' },
    examples: {
      sample,
      hits: ({ secret }) => [
        `SRC_ACCESS_TOKEN=${secret}\n`,
        { path: 'conf.json', text: `{"accessToken": "${secret}"}\n` },
        `curl -H 'Authorization: token ${secret}' https://sourcegraph.com/.api/graphql\n`,
      ],
      misses: (fake) => [`${prefix}${fake.text('hex', 20)}`, `${prefix}${'x'.repeat(40)}`, `${prefix}some_local_variable`],
    },
  });

export default [
  kind(
    'sourcegraph-access-token',
    'Sourcegraph access token',
    'sgp_',
    '(?:[0-9a-f]{16}|local)_[0-9a-f]{40}|[0-9a-f]{40}',
    (fake) => `sgp_${fake.number(2) ? `${fake.text('hex', 16)}_` : ''}${fake.text('hex', 40)}`,
    'Delete it under Settings > Access tokens',
  ),
  kind(
    'sourcegraph-dotcom-token',
    'Sourcegraph.com user gateway token',
    'sgd_',
    '[0-9a-f]{64}',
    (fake) => `sgd_${fake.text('hex', 64)}`,
    'Rotate it by signing in again',
  ),
  kind(
    'sourcegraph-license-token',
    'Sourcegraph license access token',
    'slk_',
    '[0-9a-f]{64}',
    (fake) => `slk_${fake.text('hex', 64)}`,
    'Ask Sourcegraph support to replace the license',
  ),
];
