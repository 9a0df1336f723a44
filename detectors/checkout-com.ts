/** Checkout.com: secret keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'checkout-com-secret-key',
  label: 'Checkout.com secret key',
  issuer: 'Checkout.com',
  docs: 'https://www.checkout.com/docs/developer-resources/testing/manage-sandbox-account',
  // The SDKs' own pattern: github.com/checkout/checkout-sdk-ruby, CheckoutStaticKeysSdkBuilder, checked 2026-11-21. Digits are demanded so that a long
  // word is none.
  find: [
    { anchors: ['sk_'], pattern: /sk_(?:sbox_)?[a-z2-7]{26}[a-z2-7*#$=](?![A-Za-z0-9_-])/, after: 44 },
    {
      anchors: ['sk_'],
      pattern: /sk_(?:test_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9_-])/,
      after: 52,
      confidence: 'medium',
    },
  ],
  reject: ({ secret = '' }) => !/\d/.test(secret),
  read: ({ secret = '' }) => ({ mode: /^sk_(?:sbox|test)_/.test(secret) ? 'test' : 'live' }),
  severity: 'critical',
  rank: 60,
  revoke: {
    how: 'Roll the secret key in the Dashboard under Developers, Keys',
    url: 'https://dashboard.checkout.com/developers/keys',
    breaks: 'payments, refunds and payouts of the entity',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? `sk_sbox_${fake.text('abcdefghijklmnopqrstuvwxyz234567', 27)}` : `sk_test_${fake.uuid()}`),
    hits: ({ secret }) => [
      `CHECKOUT_SECRET_KEY=${secret}\n`,
      { path: 'cko.rb', text: `CheckoutSdk.builder.static_keys.with_secret_key('${secret}')\n` },
      { path: 'run.sh', text: `curl https://api.sandbox.checkout.com/payments -H "Authorization: ${secret}"\n` },
    ],
    misses: (fake) => [
      `sk_sbox_${'x'.repeat(27)}`,
      `sk_${fake.text('abcdefghijklmnopqrstuvwxyz', 27)}_id`,
      'sk_internationalizationhandlers',
      `sk_${fake.text('hex', 12)}`,
    ],
  },
});
