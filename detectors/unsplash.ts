/** Unsplash: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'unsplash-key',
  label: 'Unsplash access or secret key',
  issuer: 'Unsplash',
  docs: 'https://unsplash.com/documentation',
  // Format as seen in the wild: 43 base64url characters.
  find: [
    {
      anchors: ['api.unsplash.com'],
      pattern:
        /api\.unsplash\.com[^\s"'`<>]{0,220}?[?&]client_id=(?<secret>(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
      after: 316,
    },
    near(['unsplash'], '(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43}', { length: 43 }),
    {
      anchors: ['unsplash'],
      name: /unsplash.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Unsplash account and make a new one', url: 'https://unsplash.com/oauth/applications' },
  examples: {
    sample: (fake) => `${fake.text('base64url', 40)}aK7`,
    hits: ({ secret }) => [
      `UNSPLASH_ACCESS_KEY=${secret}\n`,
      { path: 'settings.py', text: `unsplash_access_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "unsplashAccessKey": "${secret}" }\n` },
      `curl "https://api.unsplash.com/photos/random?count=1&client_id=${secret}"\n`,
    ],
    misses: (fake) => [
      `UNSPLASH_ACCESS_KEY=${fake.text('base64url', 34)}`,
      `value: ${fake.text('base64url', 40)}aK7`,
      'https://images.unsplash.com/photo-1506744038136-46273834b3fb?ixlib=rb-1.2.1&auto=format',
    ],
  },
});
