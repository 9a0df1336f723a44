/** Squarespace: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'squarespace-api-key',
  label: 'Squarespace API key',
  issuer: 'Squarespace',
  docs: 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions',
  // UUIDs: as seen in the wild.
  find: [
    near(['squarespace'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
    { anchors: ['squarespace'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Disable the key in Squarespace under Settings, Developer API Keys',
    url: 'https://support.squarespace.com/hc/en-us/articles/236297987',
    breaks: 'orders and inventory jobs',
  },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `SQUARESPACE_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `squarespace_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Squarespace({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SQUARESPACE_API_KEY=${fake.text('hex', 20)}`,
      `SQUARESPACE_API_KEY=${'x'.repeat(40)} # your key here`,
      `key: ${fake.uuid()}`,
      `squarespace page ${fake.uuid()}`,
    ],
  },
});
