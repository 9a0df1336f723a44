/** Alpha Vantage: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'alphavantage-api-key',
  label: 'Alpha Vantage API key',
  issuer: 'Alpha Vantage',
  docs: 'https://www.alphavantage.co/documentation/',
  // Format as seen in the wild: 16 upper-case letters and digits.
  find: [
    {
      anchors: ['alphavantage.co'],
      pattern: /alphavantage\.co[^\s"'`<>]{0,220}?[?&]apikey=(?<secret>(?=[A-Z]{0,15}[0-9])(?=[0-9]{0,15}[A-Z])[A-Z0-9]{16})(?![A-Za-z0-9_-])/,
      after: 315,
    },
    near(['alphavantage', 'alpha_vantage', 'alpha-vantage'], '(?=[A-Z]{0,15}[0-9])(?=[0-9]{0,15}[A-Z])[A-Z0-9]{16}', { length: 16 }),
    { anchors: ['alphavantage'], name: /alphavantage.*(?:key|token|secret)/i, value: /^(?=[A-Z]{0,15}[0-9])(?=[0-9]{0,15}[A-Z])[A-Z0-9]{16}$/ },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Ask for a new key; this one cannot be revoked by its holder', url: 'https://www.alphavantage.co/documentation/' },
  examples: {
    sample: (fake) => fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 16),
    hits: ({ secret }) => [
      `ALPHAVANTAGE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `alphavantage_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "alphavantageApiKey": "${secret}" }\n` },
      `curl "https://alphavantage.co/query?function=TIME_SERIES_DAILY&symbol=IBM&apikey=${secret}"\n`,
    ],
    misses: (fake) => [`ALPHAVANTAGE_API_KEY=${fake.text('base32', 7)}`, `value: ${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 16)}`],
  },
});
