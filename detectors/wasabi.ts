/** Wasabi: secret access keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'wasabi-secret-key',
  label: 'Wasabi secret access key',
  issuer: 'Wasabi',
  docs: 'https://docs.wasabi.com/docs/creating-a-new-access-key',
  find: [
    near(['wasabi'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9]{40}', { length: 40 }),
    { anchors: ['wasabi'], name: /wasabi[\w.-]*(?:secret|key)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{40}$/ },
  ],
  rank: 54,
  entropy: 3.8,
  revoke: {
    how: 'Delete the access key in the Wasabi console under Access Keys',
    url: 'https://console.wasabisys.com/#/access_keys',
    breaks: 'backups and apps that use the buckets',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 37)}aB3`,
    hits: ({ secret }) => [
      `WASABI_SECRET_ACCESS_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  WASABI_SECRET_ACCESS_KEY: "${secret}"\n` },
      `wasabi configure --secret ${secret}\n`,
    ],
    misses: (fake) => [`WASABI_COMMIT=${fake.text('hex', 40)}`, `WASABI_ACCESS_KEY_ID=${fake.text('base32', 20)}`],
  },
});
