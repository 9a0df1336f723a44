/** IEX Cloud: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'iex-api-token',
  label: 'IEX Cloud API token',
  issuer: 'IEX Cloud',
  docs: 'https://iexcloud.io/docs/',
  // Format as seen in the wild: sk_ or pk_ (T before those of the sandbox) and 32 hexadecimal digits.
  find: [
    { anchors: ['cloud.iexapis.com'], pattern: /cloud\.iexapis\.com[^\s"'`<>]{0,220}?[?&]token=(?<secret>T?[sp]k_[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 317 },
    near(['iex_', 'iex-', 'iexapi', 'iexkey', 'iexcloud', 'iexapis', 'iextoken', 'iex.'], 'T?[sp]k_[0-9a-f]{32}', { length: 36 }),
    { anchors: ['iex.'], name: /(?:^|[._-])iex.*(?:key|token|secret)/i, value: /^T?[sp]k_[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 40,
  read: ({ secret = '' }) => ({ mode: secret.startsWith('T') ? 'test' : 'live' }),
  revoke: { how: 'Revoke the key in the IEX Cloud account and make a new one', url: 'https://iexcloud.io/docs/' },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'sk' : 'pk'}_${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `IEX_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `iex_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "iexApiKey": "${secret}" }\n` },
      `curl "https://cloud.iexapis.com/stable/stock/aapl/quote?filter=latestPrice&token=${secret}"\n`,
    ],
    misses: (fake) => [`IEX_API_KEY=sk_${fake.text('hex', 12)}`, `value: ${fake.number(2) ? 'sk' : 'pk'}_${fake.text('hex', 32)}`],
  },
});
