/** Geocodio: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'geocodio-api-key',
  label: 'Geocodio API key',
  issuer: 'Geocodio',
  docs: 'https://www.geocod.io/docs/',
  // Format as seen in the wild: 39 hexadecimal digits.
  find: [
    { anchors: ['api.geocod.io'], pattern: /api\.geocod\.io[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>[0-9a-f]{39})(?![A-Za-z0-9_-])/, after: 313 },
    near(['geocodio', 'geocod.io'], '[0-9a-f]{39}', { length: 39 }),
    { anchors: ['geocodio'], name: /geocodio.*(?:key|token|secret)/i, value: /^[0-9a-f]{39}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Geocodio account and make a new one', url: 'https://dash.geocod.io/apikey' },
  examples: {
    sample: (fake) => fake.text('hex', 39),
    hits: ({ secret }) => [
      `GEOCODIO_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `geocodio_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "geocodioApiKey": "${secret}" }\n` },
      `curl "https://api.geocod.io/v1.7/geocode?q=Arlington&api_key=${secret}"\n`,
    ],
    misses: (fake) => [`GEOCODIO_API_KEY=${fake.text('hex', 22)}`, `value: ${fake.text('hex', 39)}`],
  },
});
