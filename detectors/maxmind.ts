/** MaxMind: licence keys. */
import { defineDetector } from '../src/define.ts';

// Six characters, an underscore, 29 more, then _mmk, 40 in all. As seen in the wild.
export default defineDetector({
  id: 'maxmind-license-key',
  label: 'MaxMind licence key',
  issuer: 'MaxMind',
  docs: 'https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key',
  find: [{ anchors: ['_mmk'], pattern: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9_])/, before: 36, after: 8 }],
  severity: 'low',
  revoke: {
    how: 'Revoke the key in the account portal under Manage License Keys',
    url: 'https://www.maxmind.com/en/accounts/current/license-key',
    breaks: 'database updates that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 6)}_${fake.text('base62', 29)}_mmk`,
    hits: ({ secret }) => [
      `MAXMIND_LICENSE_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  MAXMIND_LICENSE_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = maxmind.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`${fake.text('base62', 6)}_${fake.text('base62', 10)}_mmk`, 'int page_mmk = 3;'],
  },
});
