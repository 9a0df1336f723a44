/** Razorpay: API key id and secret. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'razorpay-key-secret',
  label: 'Razorpay API key secret',
  issuer: 'Razorpay',
  docs: 'https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/',
  // The id alone stands in every checkout page; only with the secret (24 characters, as seen in the wild) is it a credential.
  find: [{ anchors: ['rzp_live_', 'rzp_test_'], pattern: /(?<key>rzp_(?:live|test)_[A-Za-z0-9]{14})(?![A-Za-z0-9_])/, after: 32 }],
  companions: [
    {
      name: 'secret',
      pattern:
        /(?<=(?:[Ss]ecret|SECRET)[A-Za-z_]{0,12}["'\])]{0,2}\s{0,3}(?:[:=,(]|=>)\s{0,3}["'`]?|rzp_(?:live|test)_[A-Za-z0-9]{14}["'`]?\s{0,2}[,:]\s{0,2}["'`]?)(?<part>[A-Za-z0-9]{24})(?![A-Za-z0-9_])/,
      within: 200,
      accept: (value) => /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value),
      missing: 'drop',
    },
  ],
  identifiers: ['key'],
  severity: 'critical',
  read: ({ key = '' }) => ({ mode: key.startsWith('rzp_live_') ? 'live' : 'test' }),
  revoke: {
    how: 'Regenerate the key in the Razorpay Dashboard under Account & Settings, API Keys, and let the old one expire at once',
    url: 'https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/',
    breaks: 'payments and refunds of the account',
  },
  examples: {
    sample: (fake) => ({ key: `rzp_${fake.number(2) ? 'live' : 'test'}_${fake.text('base62', 14)}`, secret: `a7K${fake.text('base62', 21)}` }),
    hits: ({ key, secret }) => [
      `RAZORPAY_KEY_ID=${key}\nRAZORPAY_KEY_SECRET=${secret}\n`,
      { path: 'pay.js', text: `const rzp = new Razorpay({\n  key_id: '${key}',\n  key_secret: '${secret}',\n});\n` },
      { path: 'pay.py', text: `client = razorpay.Client(auth=("${key}", "${secret}"))\n` },
      `curl -u "${key}:${secret}" https://api.razorpay.com/v1/orders\n`,
    ],
    misses: (fake) => [
      `var options = { key: "rzp_live_${fake.text('base62', 14)}", amount: 50000 };`,
      `rzp_test_${'x'.repeat(14)} secret: ${'x'.repeat(24)}`,
      `rzp_test_${fake.text('base62', 6)}`,
    ],
  },
});
