/** Polygon.io: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'polygon-api-key',
  label: 'Polygon.io API key',
  issuer: 'Polygon.io',
  docs: 'https://polygon.io/docs/stocks/getting-started',
  // Format as seen in the wild: 32 letters, digits and underscores.
  find: [
    {
      anchors: ['api.polygon.io'],
      pattern:
        /api\.polygon\.io[^\s"'`<>]{0,220}?[?&]apiKey=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9_]{32})(?![A-Za-z0-9_-])/,
      after: 314,
    },
    near(
      ['polygon_api', 'polygon-api', 'polygonapi', 'polygon_key', 'polygon.io', 'polygonio', 'polygon_io'],
      '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9_]{32}',
      { length: 32 },
    ),
    {
      anchors: ['polygon'],
      name: /polygon.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9_]{32}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Polygon.io account and make a new one', url: 'https://polygon.io/dashboard/keys' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `POLYGON_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `polygon_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "polygonApiKey": "${secret}" }\n` },
      `curl "https://api.polygon.io/v2/aggs/ticker/AAPL/range/1/day/2023-01-09/2023-01-09?adjusted=true&apiKey=${secret}"\n`,
    ],
    misses: (fake) => [`POLYGON_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
