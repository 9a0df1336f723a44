/** Pinecone: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'pinecone-api-key',
    label: 'Pinecone API key',
    issuer: 'Pinecone',
    docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    // Format as seen in the wild: pcsk_, a short id and a secret of about 63 letters and digits.
    find: [{ anchors: ['pcsk_'], pattern: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{62,64}(?![A-Za-z0-9_-])/, after: 84 }],
    revoke: { how: 'Delete the key in the Pinecone console under API keys', url: 'https://app.pinecone.io/organizations/-/projects/-/keys' },
    examples: {
      sample: (fake) => `pcsk_${fake.text('base62', 6)}_${fake.text('base62', 63)}`,
      hits: ({ secret }) => [
        `PINECONE_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `pinecone_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [
        { path: 'catalogue.json', text: `{"name": "source-pinecone", "definitionId": "${fake.uuid()}"}` },
        `pcsk_${fake.text('base62', 6)}`,
        `pcsk_${fake.text('base62', 6)}_${'x'.repeat(63)}`,
        'pcsk_table_with_a_name',
      ],
    },
  }),
  defineDetector({
    id: 'pinecone-legacy-api-key',
    label: 'Pinecone API key (legacy)',
    issuer: 'Pinecone',
    docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    // Format as seen in the wild: a UUID.
    find: [
      near(['pinecone'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
      { anchors: ['pinecone'], name: /pinecone.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in the Pinecone console under API keys', url: 'https://app.pinecone.io/organizations/-/projects/-/keys' },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `PINECONE_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `pinecone_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "pineconeApiKey": "${secret}" }\n` },
        { path: 'index.js', text: `const pc = new Pinecone({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`PINECONE_API_KEY=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
    },
  }),
];
