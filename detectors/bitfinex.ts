/** Bitfinex: API keys and secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'bitfinex-api-key',
  label: 'Bitfinex API key or secret',
  issuer: 'Bitfinex',
  docs: 'https://docs.bitfinex.com/docs/introduction',
  // Key and secret look the same: as seen in the wild.
  find: [
    near(['bitfinex', 'bfx_api', 'bfx_secret', 'bfx_key'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{43}`, { length: 43 }),
    {
      anchors: ['bitfinex', 'bfx_api', 'bfx_secret', 'bfx_key'],
      name: /key|token|secret|password|auth/i,
      value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{43}$/,
    },
  ],
  severity: 'critical',
  rank: 32,
  revoke: { how: 'Delete the key in Bitfinex under API keys', url: 'https://setting.bitfinex.com/api', breaks: 'bots that trade with the key' },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 41)}`,
    hits: ({ secret }) => [
      `BITFINEX_API_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `bitfinex_api_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Bitfinex({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BITFINEX_API_KEY=a7${fake.text('base62', 28)}`,
      `BITFINEX_API_KEY=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.text('base62', 43)}`,
    ],
  },
});
