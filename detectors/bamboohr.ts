/** BambooHR: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'bamboohr-api-key',
  label: 'BambooHR API key',
  issuer: 'BambooHR',
  docs: 'https://documentation.bamboohr.com/docs/getting-started',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['bamboohr', 'bamboo_hr'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['bamboohr', 'bamboo_hr'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'critical',
  rank: 30,
  revoke: {
    how: 'Delete the key in BambooHR under the account menu, API Keys',
    url: 'https://documentation.bamboohr.com/docs/getting-started',
    breaks: 'reports on employees',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `BAMBOOHR_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `bamboohr_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new BambooHR({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BAMBOOHR_API_KEY=${fake.text('hex', 31)}`,
      `BAMBOOHR_API_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see bamboohr/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
