/** Fastly: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'fastly-api-token',
  label: 'Fastly API token',
  issuer: 'Fastly',
  docs: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
  find: [
    near(['fastly'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{32}', { length: 32 }),
    { anchors: ['fastly'], name: /fastly[\w.-]*(?:token|key|secret)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{32}$/ },
  ],
  rank: 30,
  entropy: 3.5,
  revoke: {
    how: 'Revoke it with DELETE /tokens/self, or in the account under API tokens',
    url: 'https://manage.fastly.com/account/personal/tokens',
    breaks: 'purges and deployments that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aB3`,
    hits: ({ secret }) => [
      `FASTLY_API_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  FASTLY_API_TOKEN: "${secret}"\n` },
      `curl -X POST -H "Fastly-Key: ${secret}" https://api.fastly.com/service/x/purge_all\n`,
    ],
    misses: (fake) => [`FASTLY_SERVICE_HASH=${fake.text('hex', 32)}`, `FASTLY_API_TOKEN=${fake.text('base62', 12)}`],
  },
});
