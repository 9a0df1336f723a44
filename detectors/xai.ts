/** xAI: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'xai-api-key',
  label: 'xAI API key',
  issuer: 'xAI',
  docs: 'https://docs.x.ai/docs/overview',
  // Format as seen in the wild: xai- and 80 letters and digits.
  find: [{ anchors: ['xai-'], pattern: /xai-[A-Za-z0-9]{80}(?![A-Za-z0-9_-])/, after: 96 }],
  revoke: { how: 'Delete the key in the xAI console under API Keys', url: 'https://console.x.ai/' },
  examples: {
    sample: (fake) => `xai-${fake.text('base62', 80)}`,
    hits: ({ secret }) => [
      `XAI_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `xai_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`xai-${fake.text('base62', 40)}`, `xai-${'a'.repeat(80)}`, 'pip install xai-sdk'],
  },
});
