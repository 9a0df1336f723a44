/** Tavily: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'tavily-api-key',
  label: 'Tavily API key',
  issuer: 'Tavily',
  docs: 'https://docs.tavily.com/documentation/quickstart',
  // Format as seen in the wild: tvly-, dev- or prod- since 2025, and 32 or more letters and digits.
  find: [{ anchors: ['tvly-'], pattern: /tvly-(?:(?:dev|prod)-[A-Za-z0-9-]{32,56}|[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/, after: 80 }],
  severity: 'medium',
  revoke: { how: 'Delete the key in the Tavily dashboard', url: 'https://app.tavily.com/home' },
  examples: {
    sample: (fake) => `tvly-${['', 'dev-', 'prod-'][fake.number(3)]}${fake.text('base62', 32)}`,
    hits: ({ secret }) => [
      `TAVILY_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `tavily_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`tvly-${fake.text('base62', 12)}`, `tvly-dev-${'x'.repeat(32)}`, 'TAVILY_API_KEY=tvly-YOUR_API_KEY'],
  },
});
