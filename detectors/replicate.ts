/** Replicate: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'replicate-api-token',
  label: 'Replicate API token',
  issuer: 'Replicate',
  docs: 'https://replicate.com/docs/topics/security/api-tokens',
  // Format as seen in the wild: r8_ and 37 letters and digits.
  find: [{ anchors: ['r8_'], pattern: /r8_[A-Za-z0-9]{37}(?![A-Za-z0-9_-])/, after: 48 }],
  revoke: { how: 'Disable the token in the account settings under API tokens', url: 'https://replicate.com/account/api-tokens' },
  examples: {
    sample: (fake) => `r8_${fake.text('base62', 37)}`,
    hits: ({ secret }) => [
      `REPLICATE_API_TOKEN=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `replicate_api_token: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`r8_${fake.text('base62', 20)}`, `r8_${'x'.repeat(37)}`, 'uint8_t addr8_offset = r8_base;'],
  },
});
