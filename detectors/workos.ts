/** WorkOS: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// After the mode, base64 of `key_…`, which is why it always begins the same. As seen in the wild.
export default defineDetector({
  id: 'workos-api-key',
  label: 'WorkOS API key',
  issuer: 'WorkOS',
  docs: 'https://workos.com/docs/reference/api-keys',
  find: [
    { anchors: ['sk_live_a2V5', 'sk_test_a2V5'], pattern: /sk_(?:live|test)_a2V5X[A-Za-z0-9+/]{40,160}={0,2}(?![A-Za-z0-9+/=])/, after: 190 },
    near(['workos'], 'sk_(?:live|test)_[A-Za-z0-9]{24,180}', { length: 190 }),
  ],
  severity: 'critical',
  rank: 65,
  read: ({ secret = '' }) => ({ mode: secret.startsWith('sk_live') ? 'live' : 'test' }),
  revoke: {
    how: 'Delete the key in the WorkOS dashboard under API Keys',
    url: 'https://dashboard.workos.com/api-keys',
    breaks: 'sign-in and directory sync that use it',
  },
  examples: {
    sample: (fake) =>
      `sk_live_${Buffer.from(`key_01${fake.text('base32', 24)},${fake.text('base62', 26)}`)
        .toString('base64')
        .replace(/=+$/, '')}`,
    hits: ({ secret }) => [
      `WORKOS_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  WORKOS_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = workos.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`sk_live_a2V5X${fake.text('base62', 8)}`, `sk_live_${fake.text('base62', 24)}`],
  },
});
