/** Huawei Cloud: secret access keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'huawei-secret-access-key',
  label: 'Huawei Cloud secret access key',
  issuer: 'Huawei Cloud',
  docs: 'https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html',
  find: [
    near(['huawei', 'hwcloud', 'hw_secret'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9]{40}', { length: 40 }),
    {
      anchors: ['huawei', 'hwcloud', 'hw_'],
      name: /(?:huawei|hwcloud|\bhw_)[\w.-]*(?:secret|sk|key)/i,
      value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{40}$/,
    },
  ],
  companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9_])[A-Z0-9]{20}(?![A-Za-z0-9_])/, within: 200, accept: (s) => /\d/.test(s) && /[A-Z]/.test(s) }],
  identifiers: ['id'],
  severity: 'critical',
  rank: 54,
  entropy: 3,
  revoke: { how: 'Disable the access key in IAM under My Credentials, then delete it', url: 'https://console-intl.huaweicloud.com/iam/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 37)}aB3`,
    hits: ({ secret }) => [
      `HUAWEICLOUD_SECRET_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  HUAWEICLOUD_SECRET_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = huaweicloud.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`HUAWEI_COMMIT=${fake.text('hex', 40)}`, `huawei = ${fake.text('base62', 20)}`],
  },
});
