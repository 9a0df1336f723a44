/** WeatherAPI.com: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'weatherapi-api-key',
  label: 'WeatherAPI.com API key',
  issuer: 'WeatherAPI.com',
  docs: 'https://www.weatherapi.com/docs/',
  // Format as seen in the wild: 31 hexadecimal digits.
  find: [
    { anchors: ['api.weatherapi.com'], pattern: /api\.weatherapi\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>[0-9a-f]{31})(?![A-Za-z0-9_-])/, after: 318 },
    near(['weatherapi', 'weather_api'], '[0-9a-f]{31}', { length: 31 }),
    { anchors: ['weatherapi'], name: /weatherapi.*(?:key|token|secret)/i, value: /^[0-9a-f]{31}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the WeatherAPI.com account and make a new one', url: 'https://www.weatherapi.com/my/' },
  examples: {
    sample: (fake) => fake.text('hex', 31),
    hits: ({ secret }) => [
      `WEATHERAPI_KEY=${secret}\n`,
      { path: 'settings.py', text: `weatherapi_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "weatherapiKey": "${secret}" }\n` },
      `curl "https://api.weatherapi.com/v1/data?lang=en&units=metric&page=1&key=${secret}"\n`,
    ],
    misses: (fake) => [`WEATHERAPI_KEY=${fake.text('hex', 22)}`, `value: ${fake.text('hex', 31)}`],
  },
});
