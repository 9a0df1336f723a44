/** ElevenLabs: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'elevenlabs-api-key',
    label: 'ElevenLabs API key',
    issuer: 'ElevenLabs',
    docs: 'https://elevenlabs.io/docs/api-reference/authentication',
    // Format as seen in the wild: sk_ and 48 hexadecimal digits.
    find: [{ anchors: ['sk_'], pattern: /sk_[0-9a-f]{48}(?![A-Za-z0-9_-])/, after: 60 }],
    revoke: { how: 'Delete the key in ElevenLabs under Developers, API Keys', url: 'https://elevenlabs.io/app/settings/api-keys' },
    examples: {
      sample: (fake) => `sk_${fake.text('hex', 48)}`,
      hits: ({ secret }) => [
        `ELEVENLABS_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `elevenlabs_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
        `curl -H "xi-api-key: ${secret}" https://api.elevenlabs.io/v1/voices\n`,
      ],
      misses: (fake) => [`sk_${fake.text('hex', 20)}`, `sk_${'0'.repeat(48)}`, 'sk_live_and_sk_test_are_prefixes'],
    },
  }),
  defineDetector({
    id: 'elevenlabs-legacy-api-key',
    label: 'ElevenLabs API key (legacy)',
    issuer: 'ElevenLabs',
    docs: 'https://elevenlabs.io/docs/api-reference/authentication',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      near(['elevenlabs', 'eleven_labs', 'eleven-labs', 'xi-api-key', 'xi_api_key', 'eleven_api'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['elevenlabs'], name: /elevenlabs.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in ElevenLabs under Developers, API Keys', url: 'https://elevenlabs.io/app/settings/api-keys' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `ELEVENLABS_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `elevenlabs_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "elevenlabsApiKey": "${secret}" }\n` },
        `xi-api-key: ${secret}\n`,
      ],
      misses: (fake) => [`ELEVENLABS_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: elevenlabs/setup@${fake.text('hex', 32)}`],
    },
  }),
];
