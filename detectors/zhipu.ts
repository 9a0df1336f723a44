/** Zhipu AI (BigModel, Z.ai): API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'zhipu-api-key',
  label: 'Zhipu AI API key',
  issuer: 'Zhipu AI',
  docs: 'https://docs.bigmodel.cn/en/api/introduction',
  // Format as seen in the wild: an id of 32 hexadecimal digits, a dot, a secret of 16 letters and digits.
  find: [
    near(['zhipu', 'bigmodel', 'glm_api', 'glm-', 'zai_api', 'z.ai', 'chatglm'], '[0-9a-f]{32}[.][A-Za-z0-9]{16}', { length: 49 }),
    { anchors: ['zhipu.'], name: /(?:^|[._-])zhipu.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}[.][A-Za-z0-9]{16}$/ },
  ],
  rank: 30,
  read: ({ secret = '' }) => ({ keyId: secret.slice(0, 32) }),
  revoke: { how: 'Delete the key in the BigModel console under API Keys', url: 'https://open.bigmodel.cn/usercenter/apikeys' },
  examples: {
    sample: (fake) => `${fake.text('hex', 32)}.${fake.text('base62', 16)}`,
    hits: ({ secret }) => [
      `ZHIPUAI_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `zhipuai_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "zhipuaiApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`ZHIPUAI_API_KEY=${fake.text('hex', 32)}.${fake.text('hex', 4)}`, `value: ${fake.text('hex', 32)}.${fake.text('base62', 16)}`],
  },
});
