/** Cerebras: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'cerebras-api-key',
  label: 'Cerebras API key',
  issuer: 'Cerebras',
  docs: 'https://inference-docs.cerebras.ai/quickstart',
  // Format as seen in the wild: csk- and 48 lower-case letters and digits.
  find: [{ anchors: ['csk-'], pattern: /csk-[a-z0-9]{48}(?![A-Za-z0-9_-])/, after: 60 }],
  revoke: { how: 'Delete the key in the Cerebras cloud console under API keys', url: 'https://cloud.cerebras.ai/' },
  examples: {
    sample: (fake) => `csk-${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 48)}`,
    hits: ({ secret }) => [
      `CEREBRAS_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `cerebras_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`csk-${fake.text('hex', 20)}`, `csk-${'x'.repeat(48)}`, 'disk csk-controller-manager'],
  },
});
