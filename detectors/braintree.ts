/** Braintree: access tokens and private keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'braintree-access-token',
    label: 'Braintree access token',
    issuer: 'Braintree',
    docs: 'https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens',
    find: [{ anchors: ['access_token$'], pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}(?![0-9a-zA-Z])/, after: 80 }],
    read: ({ secret = '' }) => ({ mode: secret.includes('$production$') ? 'live' : 'test', account: secret.split('$')[2] ?? '' }),
    severity: 'critical',
    rank: 60,
    revoke: {
      how: 'Revoke the grant in the Braintree Control Panel and connect the merchant again',
      url: 'https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens',
      breaks: 'payments made in the name of the merchant',
    },
    examples: {
      sample: (fake) =>
        `access_token$${fake.number(2) ? 'production' : 'sandbox'}$${fake.text('0123456789abcdefghijklmnopqrstuvwxyz', 16)}$${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `BRAINTREE_ACCESS_TOKEN=${secret}\n`,
        { path: 'gateway.js', text: `const gateway = new braintree.BraintreeGateway({ accessToken: '${secret}' });\n` },
        { path: 'app.yml', text: `access-token: "${secret}"\n` },
      ],
      misses: (fake) => [
        `access_token$production$${'x'.repeat(16)}$${'x'.repeat(32)}`,
        `access_token$production$${fake.text('hex', 16)}`,
        `$access_token$staging$${fake.text('hex', 16)}$${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'braintree-private-key',
    label: 'Braintree private key',
    issuer: 'Braintree',
    docs: 'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials',
    // Format as seen in the wild.
    find: [
      near(['braintree', 'bt_private'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['braintree', 'bt_private'], name: /private|secret/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'critical',
    rank: 30,
    revoke: {
      how: 'Delete the API key pair in the Control Panel under Settings, API and make a new one',
      url: 'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials',
      breaks: 'payments of the merchant account',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `BRAINTREE_PRIVATE_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `braintree_private_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new BraintreeGateway({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `BRAINTREE_PRIVATE_KEY=${fake.text('hex', 30)}`,
        `BRAINTREE_PRIVATE_KEY=${'x'.repeat(40)} # your key here`,
        `braintree/braintree_node@${fake.text('hex', 32)}`,
        `private_key: ${fake.text('hex', 32)}`,
      ],
    },
  }),
];
