/** Apify: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'apify-api-token',
  label: 'Apify API token',
  issuer: 'Apify',
  docs: 'https://docs.apify.com/platform/integrations/api',
  // Format as seen in the wild: apify_api_ and 36 letters and digits.
  find: [{ anchors: ['apify_api_'], pattern: /apify_api_[A-Za-z0-9]{36}(?![A-Za-z0-9_-])/, after: 56 }],
  revoke: { how: 'Rotate the token in the Apify console under Settings, API & Integrations', url: 'https://console.apify.com/settings/integrations' },
  examples: {
    sample: (fake) => `apify_api_${fake.text('base62', 36)}`,
    hits: ({ secret }) => [
      `APIFY_TOKEN=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `apify_token: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      `curl https://api.apify.com/v2/acts?token=${secret}\n`,
    ],
    misses: (fake) => [`apify_api_${fake.text('base62', 20)}`, `apify_api_${'x'.repeat(36)}`, 'from settings import apify_api_token'],
  },
});
