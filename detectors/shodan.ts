/** Shodan: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'shodan-api-key',
  label: 'Shodan API key',
  issuer: 'Shodan',
  docs: 'https://developer.shodan.io/api',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    {
      anchors: ['api.shodan.io'],
      pattern:
        /api\.shodan\.io[^\s"'`<>]{0,220}?[?&]key=(?<secret>(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/,
      after: 313,
    },
    near(['shodan'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    { anchors: ['shodan'], name: /shodan.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Shodan account and make a new one', url: 'https://account.shodan.io/' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `SHODAN_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `shodan_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "shodanApiKey": "${secret}" }\n` },
      `curl "https://api.shodan.io/shodan/host/search?query=product:nginx&key=${secret}"\n`,
    ],
    misses: (fake) => [`SHODAN_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
