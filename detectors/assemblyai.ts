/** AssemblyAI: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'assemblyai-api-key',
  label: 'AssemblyAI API key',
  issuer: 'AssemblyAI',
  docs: 'https://www.assemblyai.com/docs/api-reference/overview',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    near(['assemblyai', 'assembly_ai', 'assembly-ai'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['assemblyai'], name: /assemblyai.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in the AssemblyAI dashboard under API Keys', url: 'https://www.assemblyai.com/dashboard/api-keys' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `ASSEMBLYAI_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `assemblyai_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "assemblyaiApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`ASSEMBLYAI_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: assemblyai/setup@${fake.text('hex', 32)}`],
  },
});
