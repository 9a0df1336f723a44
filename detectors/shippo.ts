/** Shippo: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'shippo-api-token',
  label: 'Shippo API token',
  issuer: 'Shippo',
  docs: 'https://docs.goshippo.com/docs/guides_general/authentication/',
  // Format as seen in the wild.
  find: [{ anchors: ['shippo_live_', 'shippo_test_'], pattern: /shippo_(?:live|test)_[a-f0-9]{40}(?![A-Za-z0-9_])/, after: 60 }],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('shippo_live_') ? 'live' : 'test' }),
  revoke: {
    how: 'Delete the token in the Shippo portal under Settings, API',
    url: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    breaks: 'buying and tracking postage',
  },
  examples: {
    sample: (fake) => `shippo_${fake.number(2) ? 'live' : 'test'}_${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      `SHIPPO_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `shippo_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Shippo({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.goshippo.com/addresses -H "Authorization: ShippoToken ${secret}"\n` },
    ],
    misses: (fake) => [`shippo_live_${'x'.repeat(40)}`, `shippo_test_${fake.text('hex', 20)}`],
  },
});
