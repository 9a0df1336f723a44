/** Baidu AI Cloud: access keys and API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'baidu-api-key',
    label: 'Baidu AI Cloud API key',
    issuer: 'Baidu AI Cloud',
    docs: 'https://cloud.baidu.com/doc/qianfan-api/s/ym9chdsy5',
    find: [{ anchors: ['bce-v3/'], pattern: /bce-v3\/ALTAK-[A-Za-z0-9]{21}\/[0-9a-f]{40}(?![A-Za-z0-9])/, after: 90 }],
    rank: 60,
    revoke: { how: 'Delete the key in the Qianfan console under API Key', url: 'https://console.bce.baidu.com/iam/' },
    examples: {
      sample: (fake) => `bce-v3/ALTAK-${fake.text('base62', 21)}/${fake.text('hex', 40)}`,
      hits: ({ secret }) => [
        `QIANFAN_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  QIANFAN_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = qianfan.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`bce-v3/ALTAK-${fake.text('base62', 21)}`, `bce-auth-v1/${fake.text('hex', 32)}`],
    },
  }),
  defineDetector({
    id: 'baidu-access-key',
    label: 'Baidu AI Cloud access key',
    issuer: 'Baidu AI Cloud',
    docs: 'https://cloud.baidu.com/doc/Reference/s/9jwvz2egb',
    find: [{ anchors: ['ALTAK'], pattern: /(?<id>ALTAK[A-Za-z0-9]{21})(?![A-Za-z0-9])/, after: 32 }],
    companions: [{ name: 'secret', pattern: /(?<![A-Za-z0-9_-])[0-9a-f]{32}(?![A-Za-z0-9_-])/, within: 300, missing: 'doubt' }],
    identifiers: ['id'],
    severity: 'critical',
    revoke: { how: 'Disable the key in IAM under Access Key, then delete it', url: 'https://console.bce.baidu.com/iam/' },
    examples: {
      sample: (fake) => ({ id: `ALTAK${fake.text('base62', 21)}`, secret: fake.text('hex', 32) }),
      hits: ({ id, secret }) => [
        `BCE_ACCESS_KEY_ID=${id}\nBCE_SECRET_ACCESS_KEY=${secret}\n`,
        { path: 'bos.json', text: `{"ak": "${id}", "sk": "${secret}"}` },
        { path: 'a.py', text: `BceCredentials('${id}', '${secret}')\n` },
      ],
      misses: (fake) => [`ALTAK${fake.text('base62', 6)}`, `ALTAK${'x'.repeat(21)}`],
    },
  }),
  defineDetector({
    id: 'baidu-client-secret',
    label: 'Baidu client secret',
    issuer: 'Baidu AI Cloud',
    docs: 'https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu',
    find: [
      { anchors: ['baidu'], name: /baidu[\w.-]*secret/i, value: /^(?=.*\d)[A-Za-z0-9]{32}$/ },
      near(['baidu_secret', 'baidu_client_secret', 'baidu-secret', 'baidusecret', 'baidu_app_secret'], '(?=[A-Za-z]*[0-9])[A-Za-z0-9]{32}', { length: 32 }),
    ],
    rank: 30,
    revoke: { how: 'Reset the Secret Key of the application in the console', url: 'https://console.bce.baidu.com/ai/' },
    examples: {
      sample: (fake) => `${fake.text('base62', 29)}aB3`,
      hits: ({ secret }) => [
        `BAIDU_SECRET_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  BAIDU_SECRET_KEY: "${secret}"\n` },
        { path: 'ocr.py', text: `baidu_secret_key = '${secret}'\n` },
      ],
      misses: (fake) => [`BAIDU_SITE_VERIFICATION=${fake.text('base62', 32)}`, `BAIDU_SECRET_KEY=${fake.text('base62', 12)}`],
    },
  }),
];
