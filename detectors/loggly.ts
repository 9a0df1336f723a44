/** Loggly: customer tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'loggly-customer-token',
  label: 'Loggly customer token',
  issuer: 'Loggly',
  docs: 'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/token-based-api-authentication.htm',
  // Format as seen in the wild: a UUID.
  find: [
    {
      anchors: ['loggly.com/'],
      pattern: /loggly\.com\/(?:inputs|bulk|apis)\/(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/,
      after: 80,
    },
    near(['loggly'], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 36 }),
    { anchors: ['loggly'], name: /loggly.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: {
    how: 'Retire the token in Loggly under Source Setup, Customer Tokens',
    url: 'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/token-based-api-authentication.htm',
  },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `LOGGLY_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `loggly_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "logglyToken": "${secret}" }\n` },
      `curl -d hello https://logs-01.loggly.com/inputs/${secret}/tag/http/\n`,
    ],
    misses: (fake) => [`LOGGLY_TOKEN=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
  },
});
