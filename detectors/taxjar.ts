/** TaxJar: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'taxjar-api-token',
  label: 'TaxJar API token',
  issuer: 'TaxJar',
  docs: 'https://developers.taxjar.com/api/reference/#authentication',
  // Format as seen in the wild.
  find: [
    near(['taxjar'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['taxjar'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: {
    how: 'Deactivate the token in TaxJar under Account, TaxJar API',
    url: 'https://app.taxjar.com/account#api-access',
    breaks: 'tax calculation and filing data',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `TAXJAR_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `taxjar_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Taxjar({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `TAXJAR_API_KEY=${fake.text('hex', 20)}`,
      `TAXJAR_API_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 32)}`,
      `see taxjar/taxjar-ruby@${fake.text('hex', 32)}`,
    ],
  },
});
