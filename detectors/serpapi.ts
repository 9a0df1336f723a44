/** SerpApi: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'serpapi-api-key',
  label: 'SerpApi API key',
  issuer: 'SerpApi',
  docs: 'https://serpapi.com/search-api',
  // Format as seen in the wild: 64 hexadecimal digits.
  find: [
    { anchors: ['serpapi.com'], pattern: /serpapi\.com\/[^\s"'`<>]{0,200}?[?&]api_key=(?<secret>[0-9a-f]{64})(?![A-Za-z0-9_-])/, after: 300 },
    near(['serpapi', 'serp_api', 'serp-api'], `${NOT_A_HASH}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['serpapi'], name: /serpapi.*(?:key|token|secret)/i, value: /^[0-9a-f]{64}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the SerpApi account', url: 'https://serpapi.com/manage-api-key' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `SERPAPI_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `serpapi_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "serpapiApiKey": "${secret}" }\n` },
      `https://serpapi.com/search.json?engine=google&q=coffee&location=Austin&api_key=${secret}\n`,
    ],
    misses: (fake) => [`SERPAPI_API_KEY=${fake.text('hex', 55)}`, `value: ${fake.text('hex', 64)}`, `uses: serpapi/setup@${fake.text('hex', 64)}`],
  },
});
