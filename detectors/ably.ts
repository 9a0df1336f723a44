/** Ably: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'ably-api-key',
  label: 'Ably API key',
  issuer: 'Ably',
  docs: 'https://ably.com/docs/auth/basic',
  // App id, key id and secret: as seen in the wild.
  find: [
    {
      anchors: ['ably'],
      pattern: /(?<![A-Za-z])(?:ably)[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{40,46})(?![A-Za-z0-9_/+=-])/i,
      after: 134,
      confidence: 'medium',
    },
    { anchors: ['ably'], name: /(?:^|[^a-z])ably/i, value: /^[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{40,46}$/i },
    {
      anchors: ['key'],
      pattern: /key["']?[ \t]{0,3}[:=][ \t]{0,3}["'](?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43})(?=["'])/i,
      after: 80,
      confidence: 'medium',
    },
  ],
  read: ({ secret = '' }) => ({ app: secret.split('.')[0] ?? '' }),
  rank: 45,
  revoke: { how: 'Revoke the key in the Ably dashboard under API keys', url: 'https://ably.com/accounts', breaks: 'apps that connect with the key' },
  examples: {
    sample: (fake) => `${fake.text('base62', 6)}.${fake.text('base62', 6)}:${fake.text('base64url', 42)}a`,
    hits: ({ secret }) => [
      `ABLY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `ably_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Ably.Realtime({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `ABLY_API_KEY=${fake.text('base62', 6)}.${fake.text('base62', 6)}:${'x'.repeat(43)}`,
      `probably=${fake.text('base62', 6)}.${fake.text('base62', 6)}:${fake.text('base62', 43)}`,
      'ably.rest.channels.get',
    ],
  },
});
