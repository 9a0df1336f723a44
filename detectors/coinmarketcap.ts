/** CoinMarketCap: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'coinmarketcap-api-key',
  label: 'CoinMarketCap API key',
  issuer: 'CoinMarketCap',
  docs: 'https://coinmarketcap.com/api/documentation/v1/',
  // Format as seen in the wild: a UUID.
  find: [
    {
      anchors: ['coinmarketcap.com'],
      pattern:
        /coinmarketcap\.com[^\s"'`<>]{0,220}?[?&]CMC_PRO_API_KEY=(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/,
      after: 317,
    },
    near(
      ['coinmarketcap', 'coin_market_cap', 'cmc_pro', 'cmc_api', 'cmc-api', 'cmc_key'],
      `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`,
      {
        length: 36,
      },
    ),
    { anchors: ['coinmarketcap'], name: /coinmarketcap.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the CoinMarketCap account and make a new one', url: 'https://pro.coinmarketcap.com/account' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `COINMARKETCAP_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `coinmarketcap_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "coinmarketcapApiKey": "${secret}" }\n` },
      `X-CMC_PRO_API_KEY: ${secret}\n`,
      `curl "https://coinmarketcap.com/v1/cryptocurrency/listings/latest?start=1&limit=5000&convert=USD&CMC_PRO_API_KEY=${secret}"\n`,
    ],
    misses: (fake) => [
      { path: 'catalogue.json', text: `{"name": "source-coinmarketcap", "definitionId": "${fake.uuid()}"}` },
      `COINMARKETCAP_API_KEY=${fake.uuid().slice(0, 23)}`,
      `value: ${fake.uuid()}`,
    ],
  },
});
