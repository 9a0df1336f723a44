/** DeepSeek: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'deepseek-api-key',
  label: 'DeepSeek API key',
  issuer: 'DeepSeek',
  docs: 'https://api-docs.deepseek.com/',
  // Format as seen in the wild: sk- and 32 hexadecimal digits.
  find: [near(['deepseek'], 'sk-[0-9a-f]{32}', { length: 35 }), { anchors: ['deepseek'], name: /deepseek.*(?:key|token|secret)/i, value: /^sk-[0-9a-f]{32}$/ }],
  rank: 30,
  revoke: { how: 'Delete the key in the DeepSeek platform under API keys', url: 'https://platform.deepseek.com/api_keys' },
  examples: {
    sample: (fake) => `sk-${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `DEEPSEEK_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `deepseek_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "deepseekApiKey": "${secret}" }\n` },
      { path: 'main.js', text: `const deepseek = new OpenAI({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`DEEPSEEK_API_KEY=sk-${fake.text('hex', 12)}`, `value: sk-${fake.text('hex', 32)}`],
  },
});
