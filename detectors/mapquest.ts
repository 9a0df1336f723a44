/** MapQuest: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'mapquest-api-key',
  label: 'MapQuest API key',
  issuer: 'MapQuest',
  docs: 'https://developer.mapquest.com/documentation/',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    {
      anchors: ['mapquestapi.com'],
      pattern:
        /mapquestapi\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/,
      after: 315,
    },
    near(['mapquest'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    {
      anchors: ['mapquest'],
      name: /mapquest.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the MapQuest account and make a new one', url: 'https://developer.mapquest.com/user/me/apps' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `MAPQUEST_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `mapquest_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "mapquestApiKey": "${secret}" }\n` },
      `curl "https://mapquestapi.com/geocoding/v1/address?location=Denver&key=${secret}"\n`,
    ],
    misses: (fake) => [`MAPQUEST_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
