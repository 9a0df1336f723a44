/** Recurly: private API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'recurly-api-key',
  label: 'Recurly private API key',
  issuer: 'Recurly',
  docs: 'https://recurly.com/developers/api/',
  // Format as seen in the wild.
  find: [
    near(['recurly'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['recurly'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'critical',
  rank: 30,
  revoke: {
    how: 'Regenerate the key in Recurly under Integrations, API Credentials',
    url: 'https://docs.recurly.com/docs/api-keys',
    breaks: 'billing jobs of the site',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `RECURLY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `recurly_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Recurly.Client({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `RECURLY_API_KEY=${fake.text('hex', 20)}`,
      `RECURLY_API_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 32)}`,
      `see recurly/recurly-js@${fake.text('hex', 32)}`,
    ],
  },
});
