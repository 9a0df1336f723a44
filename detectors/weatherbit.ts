/** Weatherbit: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'weatherbit-api-key',
  label: 'Weatherbit API key',
  issuer: 'Weatherbit',
  docs: 'https://www.weatherbit.io/api',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['api.weatherbit.io'], pattern: /api\.weatherbit\.io[^\s"'`<>]{0,220}?[?&]key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 317 },
    near(['weatherbit'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['weatherbit'], name: /weatherbit.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Weatherbit account and make a new one', url: 'https://www.weatherbit.io/account/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `WEATHERBIT_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `weatherbit_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "weatherbitApiKey": "${secret}" }\n` },
      `curl "https://api.weatherbit.io/v1/data?lang=en&units=metric&page=1&key=${secret}"\n`,
    ],
    misses: (fake) => [`WEATHERBIT_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: weatherbit/setup@${fake.text('hex', 32)}`],
  },
});
