/** Jotform: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'jotform-api-key',
  label: 'Jotform API key',
  issuer: 'Jotform',
  docs: 'https://api.jotform.com/docs/#authentication',
  // 32 hex digits: as seen in the wild.
  find: [
    near(['jotform'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['jotform'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in Jotform under Settings, API', url: 'https://www.jotform.com/myaccount/api', breaks: 'forms and answers' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `JOTFORM_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `jotform_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new JotForm({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `JOTFORM_API_KEY=${fake.text('hex', 23)}`,
      `JOTFORM_API_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 32)}`,
      `see jotform/sdk@${fake.text('hex', 32)}`,
    ],
  },
});
