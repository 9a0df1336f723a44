/** Travis CI: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'travis-token',
  label: 'Travis CI API token',
  issuer: 'Travis CI',
  docs: 'https://docs.travis-ci.com/user/triggering-builds/',
  rank: 30,
  find: [{ anchors: ['travis'], name: /travis[\w.-]*(?:token|key|auth)/i, value: /^(?=\D*\d)[A-Za-z0-9_-]{20,22}$/ }],
  entropy: 3.2,
  revoke: {
    how: 'Regenerate the token under Settings > API authentication',
    url: 'https://app.travis-ci.com/account/preferences',
    breaks: 'the scripts that start builds with it',
  },
  examples: {
    sample: (fake) => `${fake.number(10)}${fake.text('upper', 1)}${fake.text('base62', 20)}`,
    hits: ({ secret }) => [
      `TRAVIS_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  TRAVIS_API_TOKEN: "${secret}"\n` },
      { path: 'app.js', text: `const travisToken = '${secret}';\n` },
    ],
    misses: (fake) => [`TRAVIS_BUILD_NUMBER=${fake.text('digits', 6)}\n`, `TRAVIS_TOKEN=${fake.text('lower', 22)}\n`, 'TRAVIS_TOKEN=$TOKEN\n'],
  },
});
