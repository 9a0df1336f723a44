/** Amplitude: secret keys and API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'amplitude-secret-key',
    label: 'Amplitude secret key',
    issuer: 'Amplitude',
    docs: 'https://amplitude.com/docs/apis/authentication',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      near(['amplitude_secret', 'amplitudesecret', 'amplitude-secret', 'amplitude_api_secret', 'amplitudeapisecret'], `${NOT_A_HASH}[0-9a-f]{32}`, {
        length: 32,
      }),
      { anchors: ['amplitude'], name: /amplitude.*secret/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 32,
    revoke: { how: 'Rotate the secret key in the Amplitude project settings', url: 'https://app.amplitude.com/analytics/settings/projects' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `AMPLITUDE_SECRET_KEY=${secret}\n`,
        { path: 'settings.py', text: `amplitude_secret_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "amplitudeSecretKey": "${secret}" }\n` },
      ],
      misses: (fake) => [
        `AMPLITUDE_SECRET_KEY=${fake.text('hex', 23)}`,
        `value: ${fake.text('hex', 32)}`,
        `uses: amplitude_secret/setup@${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'amplitude-api-key',
    label: 'Amplitude API key',
    issuer: 'Amplitude',
    docs: 'https://amplitude.com/docs/apis/authentication',
    // Format as seen in the wild: 32 hexadecimal digits; web pages carry it in the open.
    find: [
      near(['amplitude'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['amplitude'], name: /amplitude.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'low',
    rank: 28,
    revoke: { how: 'Rotate the API key in the Amplitude project settings', url: 'https://app.amplitude.com/analytics/settings/projects' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `AMPLITUDE_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `amplitude_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "amplitudeApiKey": "${secret}" }\n` },
        { path: 'app.js', text: `amplitude.init('${secret}');\n` },
      ],
      misses: (fake) => [`AMPLITUDE_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: amplitude/setup@${fake.text('hex', 32)}`],
    },
  }),
];
