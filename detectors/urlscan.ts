/** urlscan.io: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'urlscan-api-key',
  label: 'urlscan.io API key',
  issuer: 'urlscan',
  docs: 'https://urlscan.io/docs/api/',
  // The ids of scans look the same, so a word for a key must stand with the name: a UUID.
  find: [
    {
      anchors: ['urlscan'],
      pattern:
        /urlscan[^\n]{0,24}?(?:key|token|secret|auth)[^\n]{0,16}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_/+=-])/i,
      after: 130,
      confidence: 'medium',
    },
    { anchors: ['urlscan'], name: /urlscan.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in the urlscan profile under API keys', url: 'https://urlscan.io/user/profile/' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `URLSCAN_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `urlscan_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "urlscanApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [
      `URLSCAN_API_KEY=${fake.uuid().slice(0, 23)}`,
      `value: ${fake.uuid()}`,
      `https://urlscan.io/result/${fake.uuid()}/`,
      `urlscan uuid: ${fake.uuid()}`,
    ],
  },
});
