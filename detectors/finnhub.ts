/** Finnhub: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'finnhub-api-key',
  label: 'Finnhub API key',
  issuer: 'Finnhub',
  docs: 'https://finnhub.io/docs/api/authentication',
  // Format as seen in the wild: 20 or 40 lower-case letters and digits.
  find: [
    {
      anchors: ['finnhub.io'],
      pattern: /finnhub\.io[^\s"'`<>]{0,220}?[?&]token=(?<secret>(?=[a-z]{0,19}[0-9])[a-z0-9]{20}(?:[a-z0-9]{20})?)(?![A-Za-z0-9_-])/,
      after: 310,
    },
    near(['finnhub'], '(?=[a-z]{0,19}[0-9])[a-z0-9]{20}(?:[a-z0-9]{20})?', { length: 40 }),
    { anchors: ['finnhub'], name: /finnhub.*(?:key|token|secret)/i, value: /^(?=[a-z]{0,19}[0-9])[a-z0-9]{20}(?:[a-z0-9]{20})?$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Finnhub account and make a new one', url: 'https://finnhub.io/dashboard' },
  examples: {
    sample: (fake) => fake.text('abcdefghijklmnopqrstuvwxyz0123456789', fake.number(2) ? 20 : 40),
    hits: ({ secret }) => [
      `FINNHUB_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `finnhub_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "finnhubApiKey": "${secret}" }\n` },
      `curl "https://finnhub.io/api/v1/quote?symbol=AAPL&token=${secret}"\n`,
    ],
    misses: (fake) => [`FINNHUB_API_KEY=${fake.text('hex', 9)}`, `value: ${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', fake.number(2) ? 20 : 40)}`],
  },
});
