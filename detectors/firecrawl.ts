/** Firecrawl: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'firecrawl-api-key',
  label: 'Firecrawl API key',
  issuer: 'Firecrawl',
  docs: 'https://docs.firecrawl.dev/introduction',
  // Format as seen in the wild: fc- and 32 hexadecimal digits.
  find: [{ anchors: ['fc-'], pattern: /fc-[0-9a-f]{32}(?![A-Za-z0-9_-])/, after: 44 }],
  severity: 'medium',
  revoke: { how: 'Delete the key in the Firecrawl dashboard under API Keys', url: 'https://www.firecrawl.dev/app/api-keys' },
  examples: {
    sample: (fake) => `fc-${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `FIRECRAWL_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `firecrawl_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`fc-${fake.text('hex', 16)}`, `fc-${'0'.repeat(32)}`, `class="fc-${fake.text('base62', 12)}-button"`],
  },
});
