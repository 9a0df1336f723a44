/** Anyscale: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'anyscale-api-key',
  label: 'Anyscale API key',
  issuer: 'Anyscale',
  docs: 'https://docs.anyscale.com/reference/cli/',
  // Format as seen in the wild: esecret_ and 20 or more letters and digits.
  find: [{ anchors: ['esecret_'], pattern: /esecret_(?=[^0-9]{0,59}[0-9])(?=[^a-z]{0,59}[a-z])[A-Za-z0-9]{20,60}(?![A-Za-z0-9_-])/, after: 80 }],
  revoke: { how: 'Delete the key in the Anyscale console under API keys', url: 'https://console.anyscale.com/' },
  examples: {
    sample: (fake) => `esecret_${fake.text('base62', 26)}`,
    hits: ({ secret }) => [
      `ANYSCALE_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `anyscale_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`esecret_${fake.text('base62', 9)}`, `esecret_${'x'.repeat(26)}`, 'esecret_name_of_the_service_account'],
  },
});
