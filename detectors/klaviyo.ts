/** Klaviyo: private API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'klaviyo-private-key',
  label: 'Klaviyo private API key',
  issuer: 'Klaviyo',
  docs: 'https://developers.klaviyo.com/en/docs/retrieve_api_credentials',
  // pk_ and a longer string: developers.klaviyo.com, checked 2026-11-21. The 34 hex digits, and the six-character account id of newer keys, as seen in the
  // wild.
  find: [{ anchors: ['pk_'], pattern: /pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}(?![A-Za-z0-9_-])/, after: 56 }],
  revoke: {
    how: 'Delete the key in Klaviyo under Settings, API keys',
    url: 'https://www.klaviyo.com/settings/account/api-keys',
    breaks: 'campaigns and profile exports',
  },
  examples: {
    sample: (fake) => `pk_${fake.text('hex', 34)}`,
    hits: ({ secret }) => [
      `KLAVIYO_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `klaviyo_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Klaviyo({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://a.klaviyo.com/api/profiles -H "Authorization: Klaviyo-API-Key ${secret}"\n` },
    ],
    misses: (fake) => [`pk_${'x'.repeat(34)}`, `pk_${fake.text('hex', 20)}`, `pk_live_${fake.text('base62', 24)}`],
  },
});
