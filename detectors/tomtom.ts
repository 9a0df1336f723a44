/** TomTom: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'tomtom-api-key',
  label: 'TomTom API key',
  issuer: 'TomTom',
  docs: 'https://developer.tomtom.com/knowledgebase/platform/articles/how-to-get-an-tomtom-api-key/',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    {
      anchors: ['api.tomtom.com'],
      pattern:
        /api\.tomtom\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/,
      after: 314,
    },
    near(['tomtom'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    { anchors: ['tomtom'], name: /tomtom.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the TomTom account and make a new one', url: 'https://developer.tomtom.com/user/me/apps' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `TOMTOM_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `tomtom_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "tomtomApiKey": "${secret}" }\n` },
      `curl "https://api.tomtom.com/search/2/geocode/berlin.json?limit=1&key=${secret}"\n`,
    ],
    misses: (fake) => [`TOMTOM_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
