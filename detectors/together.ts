/** Together AI: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'together-api-key',
    label: 'Together AI API key',
    issuer: 'Together AI',
    docs: 'https://docs.together.ai/docs/quickstart',
    // Format as seen in the wild: tgp_v1_ and 43 base64url characters.
    find: [{ anchors: ['tgp_v1_'], pattern: /tgp_v1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 56 }],
    revoke: { how: 'Delete the key in the Together settings under API keys', url: 'https://api.together.ai/settings/api-keys' },
    examples: {
      sample: (fake) => `tgp_v1_${fake.text('base64url', 43)}`,
      hits: ({ secret }) => [
        `TOGETHER_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `together_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`tgp_v1_${fake.text('base62', 20)}`, `tgp_v1_${'x'.repeat(43)}`, 'TOGETHER_API_KEY=tgp_v1_...'],
    },
  }),
  defineDetector({
    id: 'together-legacy-api-key',
    label: 'Together AI API key (legacy)',
    issuer: 'Together AI',
    docs: 'https://docs.together.ai/docs/quickstart',
    // Format as seen in the wild: 64 hexadecimal digits.
    find: [
      near(
        ['together_api', 'together-api', 'togetherai', 'together_ai', 'together.ai', 'together.xyz', 'togetherapi', 'together_key'],
        `${NOT_A_HASH}[0-9a-f]{64}`,
        { length: 64 },
      ),
      { anchors: ['together'], name: /together.*(?:key|token|secret)/i, value: /^[0-9a-f]{64}$/ },
    ],
    rank: 30,
    revoke: { how: 'Regenerate the key in the Together settings under API keys', url: 'https://api.together.ai/settings/api-keys' },
    examples: {
      sample: (fake) => fake.text('hex', 64),
      hits: ({ secret }) => [
        `TOGETHER_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `together_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "togetherApiKey": "${secret}" }\n` },
      ],
      misses: (fake) => [`TOGETHER_API_KEY=${fake.text('hex', 55)}`, `value: ${fake.text('hex', 64)}`, `uses: together_api/setup@${fake.text('hex', 64)}`],
    },
  }),
];
