/** Binance: API keys and secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'binance-api-key',
  label: 'Binance API key or secret',
  issuer: 'Binance',
  docs: 'https://www.binance.com/en/support/faq/how-to-create-api-keys-on-binance-360002502072',
  // Key and secret look the same: 64 letters and digits, as seen in the wild.
  find: [
    near(['binance'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{64}`, { length: 64 }),
    { anchors: ['binance'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{64}$/ },
  ],
  severity: 'critical',
  rank: 32,
  revoke: {
    how: 'Delete the key under Account, API Management',
    url: 'https://www.binance.com/en/my/settings/api-management',
    breaks: 'bots that trade with the key',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 62)}`,
    hits: ({ secret }) => [
      `BINANCE_API_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `binance_api_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Binance({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BINANCE_API_KEY=a7${fake.text('base62', 48)}`,
      `BINANCE_API_KEY=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.text('base62', 64)}`,
    ],
  },
});
