/** Alibaba Cloud Model Studio (DashScope, Qwen): API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'dashscope-api-key',
  label: 'DashScope API key',
  issuer: 'Alibaba Cloud',
  docs: 'https://www.alibabacloud.com/help/en/model-studio/get-api-key',
  // Format as seen in the wild: sk- and 32 hexadecimal digits.
  find: [
    near(['dashscope', 'qwen', 'bailian', 'tongyi'], 'sk-[0-9a-f]{32}', { length: 35 }),
    { anchors: ['dashscope'], name: /dashscope.*(?:key|token|secret)/i, value: /^sk-[0-9a-f]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in Model Studio under API-Key', url: 'https://bailian.console.alibabacloud.com/?apiKey=1' },
  examples: {
    sample: (fake) => `sk-${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `DASHSCOPE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `dashscope_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "dashscopeApiKey": "${secret}" }\n` },
      { path: 'app.yml', text: `dashscope-key: ${secret}\n` },
    ],
    misses: (fake) => [`DASHSCOPE_API_KEY=sk-${fake.text('hex', 12)}`, `value: sk-${fake.text('hex', 32)}`],
  },
});
