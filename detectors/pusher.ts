/** Pusher: Channels app secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'pusher-app-secret',
  label: 'Pusher Channels app secret',
  issuer: 'Pusher',
  docs: 'https://pusher.com/docs/channels/library_auth_reference/rest-api/',
  // Key and secret have 20 hex digits each (as seen in the wild); the key is public, so the word secret must stand before the value.
  find: [
    {
      anchors: ['pusher'],
      pattern: /pusher[^\n]{0,90}?secret[^\n]{0,10}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{20})(?![A-Za-z0-9_/+=-])/i,
      after: 150,
      confidence: 'medium',
    },
    { anchors: ['pusher'], name: /secret/i, value: /^[0-9a-f]{20}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Make a new key pair in the Pusher dashboard under App Keys and delete the old one',
    url: 'https://dashboard.pusher.com/',
    breaks: 'servers that trigger events',
  },
  examples: {
    sample: (fake) => fake.text('hex', 20),
    hits: ({ secret }) => [
      `PUSHER_APP_SECRET=${secret}\n`,
      { path: 'a.yml', text: `pusher_app_secret: "${secret}"\n` },
      { path: 'push.js', text: `const pusher = new Pusher({ appId, secret: '${secret}' });\n` },
    ],
    misses: (fake) => [`PUSHER_APP_KEY=${fake.text('hex', 20)}`, `PUSHER_APP_SECRET=${fake.text('hex', 12)}`, `secret: ${fake.text('hex', 20)}`],
  },
});
