/** Tencent Cloud: API keys. */
import { defineDetector } from '../src/define.ts';

// AKID and 32 characters (IKID for the international site), secret 32. As seen in the wild.
export default defineDetector({
  id: 'tencent-secret-key',
  label: 'Tencent Cloud API key',
  issuer: 'Tencent Cloud',
  docs: 'https://www.tencentcloud.com/document/product/598/34228',
  find: [{ anchors: ['AKID', 'IKID'], pattern: /(?<id>[AI]KID[A-Za-z0-9]{32})(?![A-Za-z0-9])/, after: 42 }],
  companions: [
    {
      name: 'secret',
      pattern: /(?<![A-Za-z0-9_+/-])[A-Za-z0-9]{32}(?![A-Za-z0-9_+/=-])/,
      within: 300,
      accept: (s) => /[a-z]/.test(s) && /[A-Z]/.test(s) && /\d/.test(s),
      missing: 'doubt',
    },
  ],
  identifiers: ['id'],
  severity: 'critical',
  revoke: {
    how: 'Disable the key in the CAM console under API Key Management, then delete it',
    url: 'https://console.tencentcloud.com/cam/capi',
    breaks: 'every script and service that signs requests with it',
  },
  examples: {
    sample: (fake) => ({ id: `AKID${fake.text('base62', 32)}`, secret: `${fake.text('base62', 29)}aB3` }),
    hits: ({ id, secret }) => [
      `TENCENTCLOUD_SECRET_ID=${id}\nTENCENTCLOUD_SECRET_KEY=${secret}\n`,
      { path: 'cos.yml', text: `cos:\n  secretId: ${id}\n  secretKey: ${secret}\n` },
      { path: 'a.py', text: `config = CosConfig(SecretId='${id}', SecretKey='${secret}')\n` },
    ],
    misses: (fake) => [`AKID${fake.text('base62', 12)}`, `AKID${'x'.repeat(32)}`],
  },
});
