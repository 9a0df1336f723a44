/** NASA: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'nasa-api-key',
  label: 'NASA API key',
  issuer: 'NASA',
  docs: 'https://api.nasa.gov/',
  // Format as seen in the wild: 40 letters and digits in both cases.
  find: [
    {
      anchors: ['api.nasa.gov'],
      pattern:
        /api\.nasa\.gov[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40})(?![A-Za-z0-9_-])/,
      after: 312,
    },
    near(
      ['nasa_api', 'nasa-api', 'nasaapi', 'nasa_key', 'api.nasa.gov', 'nasa_token'],
      '(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40}',
      { length: 40 },
    ),
    {
      anchors: ['nasa.'],
      name: /(?:^|[._-])nasa.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,39}[0-9])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9]{40}$/,
    },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Ask for a new key; this one cannot be revoked by its holder', url: 'https://api.nasa.gov/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 37)}aK7`,
    hits: ({ secret }) => [
      `NASA_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `nasa_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "nasaApiKey": "${secret}" }\n` },
      `curl "https://api.nasa.gov/planetary/apod?date=2024-01-01&api_key=${secret}"\n`,
    ],
    misses: (fake) => [`NASA_API_KEY=${fake.text('base62', 31)}`, `value: ${fake.text('base62', 37)}aK7`],
  },
});
