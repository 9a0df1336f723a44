/** Codecov: upload and API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export default defineDetector({
  id: 'codecov-token',
  label: 'Codecov token',
  issuer: 'Codecov',
  docs: 'https://docs.codecov.com/docs/codecov-tokens',
  rank: 30,
  severity: 'medium',
  find: [
    near(['codecov'], UUID, { length: 36, gap: 60 }),
    // codecov.yml
    { anchors: ['codecov:'], pattern: new RegExp(`codecov:\\s{1,8}token:\\s{0,3}["']?(?<secret>${UUID})`), after: 80 },
    { anchors: ['codecov'], name: /codecov[\w.-]*(?:token|key|secret)|codecov\.token/i, value: new RegExp(`^(?:${UUID}|(?=\\D*\\d)[A-Za-z0-9]{32})$`) },
  ],
  revoke: { how: "Regenerate it under the repository's or organization's settings", url: 'https://app.codecov.io/', breaks: 'coverage uploads that use it' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `CODECOV_TOKEN=${secret}\n`,
      { path: 'codecov.yml', text: `codecov:\n  token: "${secret}"\n` },
      `bash <(curl -s https://codecov.io/bash) -t ${secret}\n`,
      { path: 'ci.yml', text: `env:\n  CODECOV_TOKEN: '${secret}'\n` },
    ],
    misses: (fake) => [
      { path: 'ci.yml', text: `- uses: codecov/codecov-action@${fake.text('hex', 40)}\n` },
      `CODECOV_TOKEN=${fake.text('hex', 20)}\n`,
      'CODECOV_TOKEN=$TOKEN\n',
    ],
  },
});
