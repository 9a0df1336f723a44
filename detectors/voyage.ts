/** Voyage AI: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'voyage-api-key',
  label: 'Voyage AI API key',
  issuer: 'Voyage AI',
  docs: 'https://docs.voyageai.com/docs/api-key-and-installation',
  // Format as seen in the wild: pa- and 43 base64url characters.
  find: [{ anchors: ['pa-'], pattern: /(?<![_-])(?<secret>pa-(?=[A-Za-z_-]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/, after: 56 }],
  revoke: { how: 'Delete the key in the Voyage dashboard under API keys', url: 'https://dashboard.voyageai.com/' },
  examples: {
    sample: (fake) => `pa-${fake.text('base64url', 43)}`,
    hits: ({ secret }) => [
      `VOYAGE_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `voyage_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`pa-${fake.text('base62', 20)}`, `pa-${'x'.repeat(43)}`, 'spa-treatments-and-massages-for-the-whole-family-in-town'],
  },
});
