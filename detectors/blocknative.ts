/** Blocknative: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'blocknative-api-key',
  label: 'Blocknative API key',
  issuer: 'Blocknative',
  docs: 'https://docs.blocknative.com/',
  // Format as seen in the wild: a UUID.
  find: [
    near(['blocknative'], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 36 }),
    { anchors: ['blocknative'], name: /blocknative.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in the Blocknative account', url: 'https://explorer.blocknative.com/account' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `BLOCKNATIVE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `blocknative_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "blocknativeApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`BLOCKNATIVE_API_KEY=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
  },
});
