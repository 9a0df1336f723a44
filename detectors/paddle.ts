/** Paddle: API keys and notification secrets. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'paddle-api-key',
    label: 'Paddle API key',
    issuer: 'Paddle',
    docs: 'https://developer.paddle.com/api-reference/about/authentication',
    // Format: developer.paddle.com/api-reference/about/authentication, checked 2026-11-21.
    find: [
      {
        anchors: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
        pattern: /pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?![A-Za-z0-9_])/,
        after: 80,
      },
    ],
    read: ({ secret = '' }) => ({ mode: secret.startsWith('pdl_live_') ? 'live' : 'test' }),
    severity: 'critical',
    revoke: {
      how: 'Revoke the key in Paddle under Developer tools, Authentication',
      url: 'https://developer.paddle.com/api-reference/about/authentication',
      breaks: 'billing and subscription jobs',
    },
    examples: {
      sample: (fake) =>
        `pdl_${fake.number(2) ? 'live' : 'sdbx'}_apikey_01${fake.text('abcdefghjkmnpqrstvwxyz0123456789', 24)}_${fake.text('base62', 22)}_${fake.text('base62', 3)}`,
      hits: ({ secret }) => [
        `PADDLE_API_KEY=${secret}\n`,
        { path: 'run.sh', text: `curl https://api.paddle.com/products -H "Authorization: Bearer ${secret}"\n` },
        { path: 'pay.ts', text: `const paddle = new Paddle('${secret}');\n` },
      ],
      misses: (fake) => [`pdl_live_apikey_${'x'.repeat(26)}_${'x'.repeat(22)}_xxx`, `pdl_live_apikey_${fake.text('hex', 26)}`, 'pdl_live_apikey_'],
    },
  }),
  defineDetector({
    id: 'paddle-webhook-secret',
    label: 'Paddle notification secret',
    issuer: 'Paddle',
    docs: 'https://developer.paddle.com/webhooks/signature-verification',
    // Format as seen in the wild.
    find: [{ anchors: ['pdl_ntfset_'], pattern: /pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}(?![A-Za-z0-9+/])/, after: 80 }],
    severity: 'medium',
    revoke: {
      how: 'Make a new notification destination in Paddle under Developer tools, Notifications, and delete the old one',
      url: 'https://developer.paddle.com/webhooks/signature-verification',
      breaks: 'checking where webhooks come from',
    },
    examples: {
      sample: (fake) => `pdl_ntfset_01${fake.text('abcdefghjkmnpqrstvwxyz0123456789', 24)}_${fake.text('base64', 32)}`,
      hits: ({ secret }) => [
        `PADDLE_WEBHOOK_SECRET=${secret}\n`,
        { path: 'hook.ts', text: `const secret = '${secret}';\n` },
        { path: 'deploy.sh', text: `export PADDLE_WEBHOOK_SECRET='${secret}'\n` },
      ],
      misses: (fake) => ['pdl_ntfset_test_secret_key', `pdl_ntfset_${fake.text('hex', 26)}`],
    },
  }),
];
