/** GIPHY: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'giphy-api-key',
  label: 'GIPHY API key',
  issuer: 'GIPHY',
  docs: 'https://developers.giphy.com/docs/api/',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    {
      anchors: ['api.giphy.com'],
      pattern:
        /api\.giphy\.com[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/,
      after: 313,
    },
    near(['giphy'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    {
      anchors: ['giphy.'],
      name: /(?:^|[._-])giphy.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the GIPHY account and make a new one', url: 'https://developers.giphy.com/dashboard/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `GIPHY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `giphy_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "giphyApiKey": "${secret}" }\n` },
      `curl "https://api.giphy.com/v1/gifs/search?q=cats&limit=25&api_key=${secret}"\n`,
    ],
    misses: (fake) => [`GIPHY_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
