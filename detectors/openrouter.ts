/** OpenRouter: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'openrouter-api-key',
  label: 'OpenRouter API key',
  issuer: 'OpenRouter',
  docs: 'https://openrouter.ai/docs/api-reference/authentication',
  // Format as seen in the wild: sk-or-v1- and 64 hexadecimal digits; provisioning keys look the same.
  find: [{ anchors: ['sk-or-v1-'], pattern: /sk-or-v1-[0-9a-f]{64}(?![A-Za-z0-9_-])/, after: 80 }],
  revoke: { how: 'Delete the key in the OpenRouter settings under Keys', url: 'https://openrouter.ai/settings/keys' },
  examples: {
    sample: (fake) => `sk-or-v1-${fake.text('hex', 64)}`,
    hits: ({ secret }) => [
      `OPENROUTER_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `openrouter_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`sk-or-v1-${fake.text('hex', 30)}`, `sk-or-v1-${'0'.repeat(64)}`, 'OPENROUTER_API_KEY=sk-or-v1-...'],
  },
});
