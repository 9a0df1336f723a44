/** Chargebee: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'chargebee-api-key',
  label: 'Chargebee API key',
  issuer: 'Chargebee',
  docs: 'https://apidocs.chargebee.com/docs/api/auth',
  // Format as seen in the wild.
  find: [
    near(['chargebee', 'cb_api'], '(?:live|test)_(?:cu)?[A-Za-z0-9]{30,60}', { length: 68 }),
    { anchors: ['chargebee', 'cb_api'], name: /key|token|secret|password|auth/i, value: /^(?:live|test)_(?:cu)?[A-Za-z0-9]{30,60}$/ },
  ],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('live_') ? 'live' : 'test' }),
  severity: 'critical',
  rank: 42,
  revoke: {
    how: 'Delete the key in Chargebee under Settings, Configure Chargebee, API Keys',
    url: 'https://www.chargebee.com/docs/2.0/api_keys.html',
    breaks: 'billing jobs of the site',
  },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'live' : 'test'}_${fake.text('base62', 33)}`,
    hits: ({ secret }) => [
      `CHARGEBEE_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `chargebee_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ChargeBee({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `CHARGEBEE_API_KEY=live_${fake.text('base62', 12)}`,
      `CHARGEBEE_API_KEY=${'x'.repeat(40)} # your key here`,
      `live_${fake.text('base62', 33)}`,
    ],
  },
});
