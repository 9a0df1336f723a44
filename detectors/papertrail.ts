/** Papertrail: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'papertrail-token',
  label: 'Papertrail API token',
  issuer: 'Papertrail',
  docs: 'https://www.papertrail.com/help/http-api/',
  // Format as seen in the wild: 20 letters and digits in both cases.
  find: [
    near(['papertrail'], '(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9]{20}', { length: 20 }),
    {
      anchors: ['papertrail'],
      name: /papertrail.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9]{20}$/,
    },
  ],
  rank: 30,
  revoke: { how: 'Reset the token in the Papertrail profile', url: 'https://papertrailapp.com/account/profile' },
  examples: {
    sample: (fake) => `${fake.text('base62', 17)}aK7`,
    hits: ({ secret }) => [
      `PAPERTRAIL_API_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `papertrail_api_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "papertrailApiToken": "${secret}" }\n` },
      `X-Papertrail-Token: ${secret}\n`,
    ],
    misses: (fake) => [`PAPERTRAIL_API_TOKEN=${fake.text('base62', 11)}`, `value: ${fake.text('base62', 17)}aK7`],
  },
});
