/** Sinch: API tokens and key secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'sinch-api-token',
    label: 'Sinch service plan token',
    issuer: 'Sinch',
    docs: 'https://developers.sinch.com/docs/sms/api-reference/authentication',
    // Format as seen in the wild.
    find: [
      near(['sinch'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['sinch'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 30,
    revoke: { how: 'Refresh the token in the Sinch dashboard under SMS, APIs', url: 'https://dashboard.sinch.com/sms/api/rest', breaks: 'sending of messages' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `SINCH_API_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `sinch_api_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new SinchClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `SINCH_API_TOKEN=${fake.text('hex', 20)}`,
        `SINCH_API_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: ${fake.text('hex', 32)}`,
        `sinch/sinch-sdk-node@${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'sinch-key-secret',
    label: 'Sinch access key secret',
    issuer: 'Sinch',
    docs: 'https://developers.sinch.com/docs/sms/api-reference/authentication',
    // Format as seen in the wild.
    find: [
      near(['sinch'], `${AFTER_KEY_WORD}(?=[A-Za-z._-]*[0-9])[A-Za-z0-9._~-]{26}`, { length: 26 }),
      { anchors: ['sinch'], name: /key_?secret|client_?secret|access_?secret/i, value: /^(?=[A-Za-z._-]*[0-9])[A-Za-z0-9._~-]{26}$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Delete the access key in the Sinch dashboard under Settings, Access keys',
      url: 'https://dashboard.sinch.com/settings/access-keys',
      breaks: 'sending of messages and calls',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 24)}`,
      hits: ({ secret }) => [
        `SINCH_KEY_SECRET=${secret}\n`,
        { path: 'a.yml', text: `sinch_key_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export SINCH_KEY_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `SINCH_KEY_SECRET=${fake.text('hex', 12)}`,
        `SINCH_KEY_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('base62', 26)}`,
      ],
    },
  }),
];
