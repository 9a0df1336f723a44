/** Groq: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'groq-api-key',
  label: 'Groq API key',
  issuer: 'Groq',
  docs: 'https://console.groq.com/docs/quickstart',
  // Format as seen in the wild: gsk_ and 52 letters and digits.
  find: [{ anchors: ['gsk_'], pattern: /gsk_[A-Za-z0-9]{52}(?![A-Za-z0-9_-])/, after: 64 }],
  revoke: { how: 'Delete the key in the Groq console under API Keys', url: 'https://console.groq.com/keys' },
  examples: {
    sample: (fake) => `gsk_${fake.text('base62', 52)}`,
    hits: ({ secret }) => [
      `GROQ_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `groq_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`gsk_${fake.text('base62', 30)}`, `gsk_${'x'.repeat(52)}`, 'int gsk_table_lookup(struct gsk_entry *e);'],
  },
});
