/** APILayer and its services (currencylayer, fixer, mediastack, marketstack, weatherstack …): API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'apilayer-api-key',
  label: 'APILayer API key',
  issuer: 'APILayer',
  docs: 'https://docs.apilayer.com/',
  // Format as seen in the wild: 32 hexadecimal digits, or in the newer marketplace 32 letters and digits.
  find: [
    near(
      [
        'apilayer',
        'currencylayer',
        'fixer_',
        'fixer.io',
        'fixerapi',
        'fixer-api',
        'mediastack',
        'marketstack',
        'aviationstack',
        'numverify',
        'screenshotlayer',
        'positionstack',
        'userstack',
        'weatherstack',
        'exchangeratesapi',
        'exchange_rates_api',
        'scrapestack',
        'coinlayer',
        'mailboxlayer',
        'vatlayer',
        'languagelayer',
        'pdflayer',
      ],
      `${NOT_A_HASH}(?:[0-9a-f]{32}|(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})`,
      { length: 32, gap: 64 },
    ),
    {
      anchors: ['apilayer'],
      name: /apilayer.*(?:key|token|secret)/i,
      value: /^(?:[0-9a-f]{32}|(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Reset the key in the dashboard of the service', url: 'https://apilayer.com/account' },
  examples: {
    sample: (fake) => fake.text(fake.number(2) ? 'hex' : 'base62', 32),
    hits: ({ secret }) => [
      `APILAYER_KEY=${secret}\n`,
      { path: 'settings.py', text: `apilayer_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "apilayerKey": "${secret}" }\n` },
      `curl "http://apilayer.net/api/live?currencies=EUR,GBP&access_key=${secret}"\n`,
      { path: 'rates.js', text: `const FIXER_KEY = '${secret}';\n` },
    ],
    misses: (fake) => [
      `APILAYER_KEY=${fake.text('hex', 9)}`,
      `value: ${fake.text(fake.number(2) ? 'hex' : 'base62', 32)}`,
      `uses: apilayer/setup@${fake.text(fake.number(2) ? 'hex' : 'base62', 32)}`,
    ],
  },
});
