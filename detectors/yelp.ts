/** Yelp: Fusion API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'yelp-api-key',
  label: 'Yelp API key',
  issuer: 'Yelp',
  docs: 'https://docs.developer.yelp.com/docs/fusion-authentication',
  // Format as seen in the wild: 128 base64url characters.
  find: [
    near(['yelp'], '(?=[^0-9]{0,127}[0-9])(?=[^A-Z]{0,127}[A-Z])(?=[^a-z]{0,127}[a-z])[A-Za-z0-9_-]{128}', { length: 128, gap: 60 }),
    {
      anchors: ['yelp.'],
      name: /(?:^|[._-])yelp.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,127}[0-9])(?=[^A-Z]{0,127}[A-Z])(?=[^a-z]{0,127}[a-z])[A-Za-z0-9_-]{128}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the app or make a new key in the Yelp developer pages', url: 'https://www.yelp.com/developers/v3/manage_app' },
  examples: {
    sample: (fake) => fake.text('base64url', 128),
    hits: ({ secret }) => [
      `YELP_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `yelp_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "yelpApiKey": "${secret}" }\n` },
      `curl https://api.yelp.com/v3/businesses -H "Authorization: Bearer ${secret}"\n`,
    ],
    misses: (fake) => [`YELP_API_KEY=${fake.text('base64url', 119)}`, `value: ${fake.text('base64url', 128)}`],
  },
});
