/** Duffel: access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'duffel-access-token',
  label: 'Duffel access token',
  issuer: 'Duffel',
  docs: 'https://duffel.com/docs/api/overview/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['duffel_live_', 'duffel_test_'], pattern: /duffel_(?:live|test)_[A-Za-z0-9_=-]{43}(?![A-Za-z0-9_-])/, after: 64 }],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('duffel_live_') ? 'live' : 'test' }),
  revoke: {
    how: 'Revoke the token in the Duffel dashboard under Developers, Access tokens',
    url: 'https://duffel.com/docs/api/overview/authentication',
    breaks: 'searching and booking flights',
  },
  examples: {
    sample: (fake) => `duffel_${fake.number(2) ? 'live' : 'test'}_${fake.text('base64url', 42)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `DUFFEL_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `duffel_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Duffel({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.duffel.com/air/airlines -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`duffel_live_${'x'.repeat(43)}`, `duffel_test_${fake.text('base62', 20)}`, 'duffel_test_mode_is_on'],
  },
});
