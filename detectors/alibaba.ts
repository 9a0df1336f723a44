/** Alibaba Cloud: access keys. */
import { defineDetector } from '../src/define.ts';

// The id is 24 characters now, 16 and more before; the secret 30. As seen in the wild.
export default defineDetector({
  id: 'alibaba-access-key',
  label: 'Alibaba Cloud access key',
  issuer: 'Alibaba Cloud',
  docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
  find: [{ anchors: ['LTAI'], pattern: /(?<id>LTAI[A-Za-z0-9]{12,26})(?![A-Za-z0-9])/, after: 36 }],
  companions: [
    {
      name: 'secret',
      pattern: /(?<![A-Za-z0-9_+/-])[A-Za-z0-9]{30}(?![A-Za-z0-9_+/=-])/,
      within: 300,
      accept: (s) => /[a-z]/.test(s) && /[A-Z]/.test(s) && /\d/.test(s),
      missing: 'doubt',
    },
  ],
  identifiers: ['id'],
  severity: 'critical',
  revoke: {
    how: 'Disable the key in the RAM console, look through ActionTrail for its use, then delete it',
    url: 'https://ram.console.aliyun.com/',
    breaks: 'every script and service that signs requests with it',
  },
  examples: {
    sample: (fake) => ({ id: `LTAI5t${fake.text('base62', 18)}`, secret: `${fake.text('base62', 27)}aB3` }),
    hits: ({ id, secret }) => [
      `ALIBABA_CLOUD_ACCESS_KEY_ID=${id}\nALIBABA_CLOUD_ACCESS_KEY_SECRET=${secret}\n`,
      { path: 'oss.json', text: `{"accessKeyId": "${id}", "accessKeySecret": "${secret}"}` },
      { path: 'main.tf', text: `provider "alicloud" {\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n` },
    ],
    misses: (fake) => [`LTAI${fake.text('base62', 6)}`, `LTAI${'x'.repeat(20)}`],
  },
});
