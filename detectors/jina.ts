/** Jina AI: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'jina-api-key',
  label: 'Jina AI API key',
  issuer: 'Jina AI',
  docs: 'https://jina.ai/api-dashboard/',
  // Format as seen in the wild: jina_, 32 hexadecimal digits and 28 base64url characters.
  find: [{ anchors: ['jina_'], pattern: /jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/, after: 72 }],
  revoke: { how: 'Delete the key in the Jina dashboard under API Key & Billing', url: 'https://jina.ai/api-dashboard/key-manager' },
  examples: {
    sample: (fake) => `jina_${fake.text('hex', 32)}${fake.text('base64url', 28)}`,
    hits: ({ secret }) => [
      `JINA_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `jina_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`jina_${fake.text('hex', 32)}`, `jina_${'x'.repeat(60)}`, 'jina_api_key=JINA_API_KEY'],
  },
});
