/** Budibase: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'budibase-api-key',
  label: 'Budibase API key',
  issuer: 'Budibase',
  docs: 'https://docs.budibase.com/docs/public-api',
  // Format as seen in the wild.
  find: [
    near(['budibase'], '[0-9a-f]{32}-[0-9a-f]{78,80}', { length: 113 }),
    { anchors: ['budibase'], name: /key|token/i, value: /^[0-9a-f]{32}-[0-9a-f]{78,80}$/ },
  ],
  rank: 45,
  revoke: {
    how: 'Regenerate the key in Budibase under the user menu, View API key',
    url: 'https://docs.budibase.com/docs/public-api',
    breaks: 'scripts that manage apps',
  },
  examples: {
    sample: (fake) => `${fake.text('hex', 32)}-${fake.text('hex', 78)}`,
    hits: ({ secret }) => [
      `BUDIBASE_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `budibase_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Budibase({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BUDIBASE_API_KEY=${fake.text('hex', 32)}`,
      `BUDIBASE_API_KEY=${'x'.repeat(40)} # your key here`,
      `key: ${fake.text('hex', 32)}-${fake.text('hex', 78)}`,
    ],
  },
});
