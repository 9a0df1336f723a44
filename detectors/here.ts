/** HERE: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'here-api-key',
  label: 'HERE API key',
  issuer: 'HERE',
  docs: 'https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/topics/plat-using-apikeys.html',
  // Format as seen in the wild: 43 base64url characters.
  find: [
    {
      anchors: ['hereapi.com'],
      pattern:
        /hereapi\.com[^\s"'`<>]{0,220}?[?&](?:apiKey|apikey)=(?<secret>(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
      after: 311,
    },
    near(
      ['here_api', 'here-api', 'hereapi', 'here_key', 'here_maps', 'here_app', 'heremaps', 'hereapikey', 'here_token'],
      '(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43}',
      { length: 43 },
    ),
    {
      anchors: ['here.'],
      name: /(?:^|[._-])here.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,42}[0-9])(?=[^A-Z]{0,42}[A-Z])(?=[^a-z]{0,42}[a-z])[A-Za-z0-9_-]{43}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the HERE account and make a new one', url: 'https://platform.here.com/admin/apps' },
  examples: {
    sample: (fake) => `${fake.text('base64url', 40)}aK7`,
    hits: ({ secret }) => [
      `HERE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `here_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "hereApiKey": "${secret}" }\n` },
      `curl "https://hereapi.com/v1/geocode?q=Berlin&apiKey=${secret}"\n`,
    ],
    misses: (fake) => [`HERE_API_KEY=${fake.text('base64url', 34)}`, `value: ${fake.text('base64url', 40)}aK7`],
  },
});
