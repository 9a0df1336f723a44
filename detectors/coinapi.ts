/** CoinAPI: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'coinapi-api-key',
  label: 'CoinAPI API key',
  issuer: 'CoinAPI',
  docs: 'https://docs.coinapi.io/market-data/authentication',
  // Format as seen in the wild: a UUID.
  find: [
    {
      anchors: ['rest.coinapi.io'],
      pattern:
        /rest\.coinapi\.io[^\s"'`<>]{0,220}?[?&]apikey=(?<secret>(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}))(?![A-Za-z0-9_-])/,
      after: 315,
    },
    near(
      ['coinapi'],
      `${ASSIGNED_TO_KEY_WORD}(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})`,
      {
        length: 36,
      },
    ),
    {
      anchors: ['coinapi'],
      name: /coinapi.*(?:key|token|secret)/i,
      value: /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the CoinAPI account and make a new one', url: 'https://console.coinapi.io/' },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.uuid() : fake.uuid().toUpperCase()),
    hits: ({ secret }) => [
      `COINAPI_KEY=${secret}\n`,
      { path: 'settings.py', text: `coinapi_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "coinapiKey": "${secret}" }\n` },
      `X-CoinAPI-Key: ${secret}\n`,
      `curl "https://rest.coinapi.io/v1/exchangerate/BTC/USD?invert=false&apikey=${secret}"\n`,
    ],
    misses: (fake) => [
      { path: 'catalogue.json', text: `{"name": "source-coinapi", "definitionId": "${fake.uuid()}"}` },
      `COINAPI_KEY=${fake.uuid().slice(0, 23)}`,
      `value: ${fake.number(2) ? fake.uuid() : fake.uuid().toUpperCase()}`,
    ],
  },
});
