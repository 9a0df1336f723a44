/** Perplexity: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'perplexity-api-key',
  label: 'Perplexity API key',
  issuer: 'Perplexity',
  docs: 'https://docs.perplexity.ai/guides/getting-started',
  // Format as seen in the wild: pplx- and 48 letters and digits; older ones are hexadecimal.
  find: [{ anchors: ['pplx-'], pattern: /pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9_-])/, after: 64 }],
  revoke: { how: 'Delete the key in the Perplexity settings under API', url: 'https://www.perplexity.ai/settings/api' },
  examples: {
    sample: (fake) => `pplx-${fake.text('base62', 48)}`,
    hits: ({ secret }) => [
      `PERPLEXITY_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `perplexity_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`pplx-${fake.text('base62', 20)}`, `pplx-${'x'.repeat(48)}`, 'model: pplx-70b-online'],
  },
});
