/** Ticketmaster: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'ticketmaster-api-key',
  label: 'Ticketmaster API key',
  issuer: 'Ticketmaster',
  docs: 'https://developer.ticketmaster.com/products-and-docs/apis/getting-started/',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    {
      anchors: ['app.ticketmaster.com'],
      pattern:
        /app\.ticketmaster\.com[^\s"'`<>]{0,220}?[?&]apikey=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/,
      after: 320,
    },
    near(['ticketmaster', 'ticket_master'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    {
      anchors: ['ticketmaster'],
      name: /ticketmaster.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
    },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Revoke the key in the Ticketmaster account and make a new one', url: 'https://developer-acct.ticketmaster.com/user/login' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `TICKETMASTER_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `ticketmaster_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "ticketmasterApiKey": "${secret}" }\n` },
      `curl "https://app.ticketmaster.com/discovery/v2/events.json?countryCode=US&apikey=${secret}"\n`,
    ],
    misses: (fake) => [`TICKETMASTER_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
