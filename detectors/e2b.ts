/** E2B: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'e2b-api-key',
  label: 'E2B API key',
  issuer: 'E2B',
  docs: 'https://e2b.dev/docs/api-key',
  // Format as seen in the wild: e2b_ and 40 hexadecimal digits.
  find: [{ anchors: ['e2b_'], pattern: /e2b_[0-9a-f]{40}(?![A-Za-z0-9_-])/, after: 52 }],
  revoke: { how: 'Delete the key in the E2B dashboard under Keys', url: 'https://e2b.dev/dashboard' },
  examples: {
    sample: (fake) => `e2b_${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      `E2B_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `e2b_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`e2b_${fake.text('hex', 20)}`, `e2b_${'0'.repeat(40)}`, 'import e2b_code_interpreter'],
  },
});
