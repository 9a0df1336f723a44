/** Lob: secret API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'lob-api-key',
  label: 'Lob secret API key',
  issuer: 'Lob',
  docs: 'https://docs.lob.com/#tag/Authentication',
  // Format as seen in the wild: 35 hex digits, a length no one else uses after this prefix.
  find: [{ anchors: ['live_', 'test_'], pattern: /(?:live|test)_[a-f0-9]{35}(?![A-Za-z0-9_])/, after: 48, confidence: 'medium' }],
  reject: ({ secret = '' }) => !/\d/.test(secret.slice(5)),
  read: ({ secret = '' }) => ({ mode: secret.startsWith('live_') ? 'live' : 'test' }),
  revoke: {
    how: 'Rotate the key in the Lob dashboard under Settings, API Keys',
    url: 'https://docs.lob.com/#tag/Authentication',
    breaks: 'letters and postcards that cost money',
  },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'live' : 'test'}_${fake.text('hex', 35)}`,
    hits: ({ secret }) => [
      `LOB_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `lob_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Lob({ apiKey: '${secret}' });\n` },
      `curl https://api.lob.com/v1/addresses -u ${secret}:\n`,
    ],
    misses: (fake) => [
      `test_${'x'.repeat(35)}`,
      `test_${fake.text('hex', 32)}`,
      `live_pub_${fake.text('hex', 31)}`,
      'def test_addresses_are_verified_and_stored():',
    ],
  },
});
