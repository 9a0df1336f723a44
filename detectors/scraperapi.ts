/** ScraperAPI: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'scraperapi-api-key',
  label: 'ScraperAPI API key',
  issuer: 'ScraperAPI',
  docs: 'https://docs.scraperapi.com/',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    near(['scraperapi', 'scraper_api', 'scraper-api'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['scraperapi'], name: /scraperapi.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Reset the key in the ScraperAPI dashboard', url: 'https://dashboard.scraperapi.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `SCRAPERAPI_KEY=${secret}\n`,
      { path: 'settings.py', text: `scraperapi_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "scraperapiKey": "${secret}" }\n` },
      `curl "https://api.scraperapi.com/?api_key=${secret}&url=https://acme.dev"\n`,
      `http://scraperapi:${secret}@proxy-server.acme.dev:8001\n`,
    ],
    misses: (fake) => [`SCRAPERAPI_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: scraperapi/setup@${fake.text('hex', 32)}`],
  },
});
