/** GoCardless: access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'gocardless-access-token',
  label: 'GoCardless access token',
  issuer: 'GoCardless',
  docs: 'https://developer.gocardless.com/getting-started/api/making-your-first-request/',
  // Format as seen in the wild.
  find: [
    near(['gocardless', 'gc_access', 'gc_token'], '(?:live|sandbox)_[A-Za-z0-9_-]{40}', { length: 48 }),
    { anchors: ['gocardless', 'gc_access', 'gc_token'], name: /key|token|secret|password|auth/i, value: /^(?:live|sandbox)_[A-Za-z0-9_-]{40}$/ },
  ],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('live_') ? 'live' : 'test' }),
  severity: 'critical',
  rank: 45,
  revoke: {
    how: 'Delete the access token in the GoCardless dashboard under Developers and make a new one',
    url: 'https://manage.gocardless.com/developers',
    breaks: 'direct debits made by the integration',
  },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'live' : 'sandbox'}_${fake.text('base64url', 39)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `GOCARDLESS_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `gocardless_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new GoCardless({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `GOCARDLESS_TOKEN=live_${fake.text('base62', 20)}`,
      `GOCARDLESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `live_${fake.text('base62', 40)}`,
    ],
  },
});
