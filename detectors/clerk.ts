/** Clerk: secret keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// sk_live_ or sk_test_ and 42 or so characters, as with other issuers: the name Clerk must be near.
export default defineDetector({
  id: 'clerk-secret-key',
  label: 'Clerk secret key',
  issuer: 'Clerk',
  docs: 'https://clerk.com/docs/guides/development/clerk-environment-variables',
  find: [
    near(['clerk'], 'sk_(?:live|test)_[A-Za-z0-9]{38,60}', { length: 70 }),
    { anchors: ['clerk'], name: /clerk/i, value: /^sk_(?:live|test)_[A-Za-z0-9]{38,60}$/ },
  ],
  severity: 'critical',
  rank: 65,
  entropy: 3,
  read: ({ secret = '' }) => ({ mode: secret.startsWith('sk_live') ? 'live' : 'test' }),
  revoke: {
    how: 'Add a new secret key in the Clerk dashboard under API keys, then delete this one',
    url: 'https://dashboard.clerk.com/last-active?path=api-keys',
    breaks: 'the backend that uses it',
  },
  examples: {
    sample: (fake) => `sk_live_${fake.text('base62', 42)}`,
    hits: ({ secret }) => [
      `CLERK_SECRET_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  CLERK_SECRET_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = clerk.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`sk_live_${fake.text('base62', 42)}`, `CLERK_SECRET_KEY=sk_test_${fake.text('base62', 8)}`],
  },
});
