/** OpenWeather: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'openweather-api-key',
  label: 'OpenWeather API key',
  issuer: 'OpenWeather',
  docs: 'https://openweathermap.org/api',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    {
      anchors: ['api.openweathermap.org'],
      pattern: /api\.openweathermap\.org[^\s"'`<>]{0,220}?[?&](?:appid|APPID)=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/,
      after: 322,
    },
    near(['openweather', 'open_weather', 'open-weather', 'owm_', 'weathermap'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    // Addresses are often put together from pieces, the host far away.
    { anchors: ['&appid=', '?appid='], pattern: /[?&](?:appid|APPID)=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 48, confidence: 'medium' },
    { anchors: ['openweather'], name: /openweather.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the OpenWeather account and make a new one', url: 'https://home.openweathermap.org/api_keys' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `OPENWEATHER_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `openweather_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "openweatherApiKey": "${secret}" }\n` },
      `curl "https://api.openweathermap.org/v1/data?lang=en&units=metric&page=1&appid=${secret}"\n`,
      { path: 'app.js', text: `const url = base + '?q=' + city + '&appid=${secret}';\n` },
    ],
    misses: (fake) => [`OPENWEATHER_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: openweather/setup@${fake.text('hex', 32)}`],
  },
});
