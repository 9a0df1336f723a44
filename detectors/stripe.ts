/** Stripe: secret, restricted and organization keys, webhook signing secrets. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';

const REVOKE = {
  how: 'Roll or expire the key in the Stripe Dashboard under Developers, API keys, and look through the request logs for what it did',
  url: 'https://docs.stripe.com/keys#rolling-keys',
  breaks: 'payments, webhook handlers and jobs that call Stripe with it',
};

const read = ({ secret = '' }: Parts) => ({ mode: secret.includes('_live_') ? 'live' : 'test' });

/** Lengths are not fixed: Stripe told GitLab 10 to 128 characters (gitlab.com/gitlab-org/gitlab/-/issues/458019, checked 2026-11-21); below 20 it is prose. */
const key = (id: string, label: string, prefix: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Stripe',
    docs: 'https://docs.stripe.com/keys',
    find: [
      { anchors: [`${prefix}_live_`, `${prefix}_test_`], pattern: new RegExp(`${prefix}_(?:live|test)_[A-Za-z0-9]{20,250}(?![A-Za-z0-9_-])`), after: 270 },
    ],
    read,
    revoke: REVOKE,
    examples: {
      sample: (fake) => `${prefix}_${fake.number(2) ? 'live' : 'test'}_51${fake.text('base62', fake.number(2) ? 22 : 97)}`,
      hits: ({ secret }) => [
        `STRIPE_SECRET_KEY=${secret}\n`,
        { path: 'pay.js', text: `const stripe = require('stripe')('${secret}');\n` },
        { path: 'pay.py', text: `stripe.api_key = "${secret}"\n` },
        `curl https://api.stripe.com/v1/charges -u ${secret}:\n`,
      ],
      misses: (fake) => [
        `${prefix}_live_${'x'.repeat(24)}`,
        `${prefix}_test_${fake.text('base62', 8)}`,
        `${prefix}_live_$STRIPE_KEY`,
        `the ${prefix}_test_ keys are for the sandbox`,
      ],
    },
    ...extra,
  });

export default [
  key('stripe-secret-key', 'Stripe secret key', 'sk', { severity: 'critical' }),
  key('stripe-restricted-key', 'Stripe restricted key', 'rk'),
  key('stripe-organization-key', 'Stripe organization key', 'sk_org', { severity: 'critical', docs: 'https://docs.stripe.com/keys#organization-api-keys' }),
  defineDetector({
    id: 'stripe-webhook-secret',
    label: 'Stripe webhook signing secret',
    issuer: 'Stripe',
    docs: 'https://docs.stripe.com/webhooks/signature',
    // Svix-style secrets share the prefix and hold base64 of 24 to 64 bytes; Stripe's have 32 characters, the CLI's 64 hex digits.
    find: [
      { anchors: ['whsec_'], pattern: /whsec_(?:[A-Za-z0-9]{32}|[0-9a-f]{64})(?![A-Za-z0-9_+/=-])/, after: 78 },
      { anchors: ['whsec_'], pattern: /whsec_[A-Za-z0-9+/]{31,90}={0,2}(?![A-Za-z0-9_+/=-])/, after: 104, confidence: 'medium' },
    ],
    severity: 'medium',
    revoke: {
      how: 'Roll the signing secret of the endpoint in the Dashboard under Developers, Webhooks',
      url: 'https://docs.stripe.com/webhooks#roll-endpoint-secrets',
      breaks: 'the verification of incoming events until the endpoint knows the new one',
    },
    examples: {
      sample: (fake) => `whsec_${fake.number(2) ? fake.text('base62', 32) : fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `STRIPE_WEBHOOK_SECRET=${secret}\n`,
        { path: 'hook.ts', text: `const endpointSecret = '${secret}';\n` },
        { path: 'values.yaml', text: `webhookSecret: ${secret}\n` },
      ],
      misses: (fake) => [`whsec_${'x'.repeat(32)}`, `whsec_${fake.text('base62', 12)}`, 'whsec_test_secret', `whsec_$SECRET`],
    },
  }),
];
