/** Coveralls: repository and personal API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'coveralls-token',
  label: 'Coveralls token',
  issuer: 'Coveralls',
  docs: 'https://docs.coveralls.io/api-introduction',
  rank: 30,
  severity: 'medium',
  find: [{ anchors: ['coveralls', 'repo_token'], name: /coveralls[\w.-]*(?:token|key)|^(?:.*\.)?repo_token$/i, value: /^(?=\D*\d)[A-Za-z0-9]{32,37}$/ }],
  entropy: 3.2,
  // `repo_token` alone is Coveralls' in its own file only.
  files: /coveralls/i,
  reject: (_, { name = '', file }) => !file && !/coveralls/i.test(name),
  revoke: {
    how: 'Regenerate the token in the settings of the repository or the account',
    url: 'https://coveralls.io/',
    breaks: 'coverage uploads that use it',
  },
  examples: {
    sample: (fake) => `${fake.number(10)}${fake.text('base62', 32)}`,
    hits: ({ secret }) => [
      `COVERALLS_REPO_TOKEN=${secret}\n`,
      { path: '.coveralls.yml', text: `service_name: ci\nrepo_token: ${secret}\n` },
      { path: 'ci.yml', text: `env:\n  COVERALLS_TOKEN: "${secret}"\n` },
    ],
    misses: (fake) => [`repo_token: ${fake.text('base62', 33)}\n`, `COVERALLS_REPO_TOKEN=${fake.text('base62', 12)}\n`, 'COVERALLS_REPO_TOKEN=$TOKEN\n'],
  },
});
