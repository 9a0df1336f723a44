/** Paystack: secret keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'paystack-secret-key',
  label: 'Paystack secret key',
  issuer: 'Paystack',
  docs: 'https://paystack.com/docs/api/authentication/',
  // The prefix is Stripe's too, but Stripe's keys are base 62: forty lower-case hex digits are Paystack's. As seen in the wild.
  find: [{ anchors: ['sk_live_', 'sk_test_'], pattern: /sk_(?:live|test)_[0-9a-f]{40}(?![A-Za-z0-9_-])/, after: 56 }],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('sk_live_') ? 'live' : 'test' }),
  severity: 'critical',
  rank: 60,
  revoke: {
    how: 'Generate new keys in the Paystack Dashboard under Settings, API Keys & Webhooks',
    url: 'https://dashboard.paystack.com/#/settings/developers',
    breaks: 'payments and transfers of the account',
  },
  examples: {
    sample: (fake) => `sk_${fake.number(2) ? 'live' : 'test'}_${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      `PAYSTACK_SECRET_KEY=${secret}\n`,
      { path: 'run.sh', text: `curl https://api.paystack.co/transaction -H "Authorization: Bearer ${secret}"\n` },
      { path: 'pay.js', text: `const paystack = require('paystack')('${secret}');\n` },
    ],
    misses: (fake) => [`sk_live_${'x'.repeat(40)}`, `sk_test_${fake.text('hex', 30)}`, `sk_live_51${fake.text('ABCDEFGHJKLMN', 38)}`],
  },
});
