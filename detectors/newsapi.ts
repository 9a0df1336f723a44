/** News API: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'newsapi-api-key',
  label: 'News API API key',
  issuer: 'News API',
  docs: 'https://newsapi.org/docs/authentication',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['newsapi.org'], pattern: /newsapi\.org[^\s"'`<>]{0,220}?[?&]apiKey=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 311 },
    near(['newsapi', 'news_api', 'news-api'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['newsapi'], name: /newsapi.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the News API account and make a new one', url: 'https://newsapi.org/account' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `NEWSAPI_KEY=${secret}\n`,
      { path: 'settings.py', text: `newsapi_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "newsapiKey": "${secret}" }\n` },
      `curl "https://newsapi.org/v2/top-headlines?country=us&category=business&apiKey=${secret}"\n`,
    ],
    misses: (fake) => [`NEWSAPI_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: newsapi/setup@${fake.text('hex', 32)}`],
  },
});
