/** Clearbit: secret API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'clearbit-secret-key',
  label: 'Clearbit secret API key',
  issuer: 'Clearbit',
  docs: 'https://dashboard.clearbit.com/docs#authentication',
  // sk_ and 32 characters: as seen in the wild.
  find: [near(['clearbit'], 'sk_[0-9a-z]{32}', { length: 35 }), { anchors: ['clearbit'], name: /key|token|secret|password|auth/i, value: /^sk_[0-9a-z]{32}$/ }],
  severity: 'medium',
  rank: 60,
  revoke: { how: 'Roll the key in the Clearbit dashboard under API', url: 'https://dashboard.clearbit.com/api', breaks: 'enrichment lookups' },
  examples: {
    sample: (fake) => `sk_${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `CLEARBIT_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `clearbit_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Clearbit({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`CLEARBIT_KEY=sk_${'x'.repeat(32)}`, `CLEARBIT_KEY=sk_${fake.text('hex', 12)}`, `sk_${fake.text('hex', 32)}`],
  },
});
