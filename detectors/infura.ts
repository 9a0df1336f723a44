/** Infura: API keys and their secrets. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'infura-api-key',
    label: 'Infura API key',
    issuer: 'Infura',
    docs: 'https://docs.metamask.io/services/get-started/infura/',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      { anchors: ['infura.io/'], pattern: /infura\.io\/(?:ws\/)?v3\/(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 60 },
      near(['infura'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['infura'], name: /infura.*(?:key|id)/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'medium',
    rank: 30,
    revoke: { how: 'Delete the key in the Infura dashboard', url: 'https://developer.metamask.io/' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `INFURA_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `infura_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "infuraApiKey": "${secret}" }\n` },
        `wss://mainnet.infura.io/ws/v3/${secret}\n`,
        `https://polygon-mainnet.infura.io/v3/${secret}\n`,
      ],
      misses: (fake) => [
        `INFURA_API_KEY=${fake.text('hex', 23)}`,
        `value: ${fake.text('hex', 32)}`,
        `uses: infura/setup@${fake.text('hex', 32)}`,
        'https://mainnet.infura.io/v3/YOUR-PROJECT-ID',
      ],
    },
  }),
  defineDetector({
    id: 'infura-api-key-secret',
    label: 'Infura API key secret',
    issuer: 'Infura',
    docs: 'https://docs.metamask.io/services/get-started/infura/',
    // Format as seen in the wild: 32 hexadecimal digits, since 2023 longer base64.
    find: [
      near(
        [
          'infura_project_secret',
          'infura_secret',
          'infura_api_secret',
          'infuraapisecret',
          'infurasecret',
          'infuraprojectsecret',
          'infura_api_key_secret',
          'infuraapikeysecret',
        ],
        `${NOT_A_HASH}(?:[0-9a-f]{32}|(?=[^0-9]{0,80}[0-9])[A-Za-z0-9+/]{54,86})`,
        { length: 86 },
      ),
      { anchors: ['infura'], name: /infura.*secret/i, value: /^(?:[0-9a-f]{32}|(?=[^0-9]{0,80}[0-9])[A-Za-z0-9+/]{54,86})$/ },
    ],
    severity: 'medium',
    rank: 35,
    revoke: { how: 'Delete the key in the Infura dashboard', url: 'https://developer.metamask.io/' },
    examples: {
      sample: (fake) => (fake.number(2) ? fake.text('hex', 32) : fake.text('base62', 86)),
      hits: ({ secret }) => [
        `INFURA_API_KEY_SECRET=${secret}\n`,
        { path: 'settings.py', text: `infura_api_key_secret = "${secret}"\n` },
        { path: 'config.json', text: `{ "infuraApiKeySecret": "${secret}" }\n` },
      ],
      misses: (fake) => [
        `INFURA_API_KEY_SECRET=${fake.text('hex', 9)}`,
        `value: ${fake.number(2) ? fake.text('hex', 32) : fake.text('base62', 86)}`,
        `uses: infura_project_secret/setup@${fake.number(2) ? fake.text('hex', 32) : fake.text('base62', 86)}`,
      ],
    },
  }),
];
