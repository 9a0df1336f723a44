/** Brave Search: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'brave-search-api-key',
  label: 'Brave Search API key',
  issuer: 'Brave',
  docs: 'https://api-dashboard.search.brave.com/app/documentation/web-search/get-started',
  // Format as seen in the wild: BSA and usually 28 base64url characters.
  find: [
    near(['brave', 'x-subscription-token'], 'BSA[A-Za-z0-9_-]{20,40}', { length: 44, confidence: 'high' }),
    {
      anchors: ['bsa'],
      pattern: /(?<![_-])(?<secret>BSA(?=[^0-9]{0,27}[0-9])(?=[^a-z]{0,27}[a-z])(?=[^A-Z]{0,27}[A-Z])[A-Za-z0-9_-]{28})(?![A-Za-z0-9_-])/,
      after: 40,
      confidence: 'medium',
    },
    { anchors: ['brave.'], name: /(?:^|[._-])brave.*(?:key|token|secret)/i, value: /^BSA[A-Za-z0-9_-]{20,40}$/ },
  ],
  severity: 'medium',
  rank: 40,
  revoke: { how: 'Delete the key in the Brave Search API dashboard', url: 'https://api-dashboard.search.brave.com/app/keys' },
  examples: {
    sample: (fake) => `BSA${fake.text('base64url', 28)}`,
    hits: ({ secret }) => [
      `BRAVE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `brave_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "braveApiKey": "${secret}" }\n` },
      `X-Subscription-Token: ${secret}\n`,
    ],
    misses: (fake) => [`BRAVE_API_KEY=BSA${fake.text('base62', 9)}`],
  },
});
