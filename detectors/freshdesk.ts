/** Freshdesk: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'freshdesk-api-key',
  label: 'Freshdesk API key',
  issuer: 'Freshdesk',
  docs: 'https://developers.freshdesk.com/api/#authentication',
  // Format as seen in the wild.
  find: [
    near(['freshdesk', 'freshservice', 'freshworks'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{20}`, { length: 20 }),
    {
      anchors: ['freshdesk', 'freshservice', 'freshworks'],
      name: /key|token|secret|password|auth/i,
      value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{20}$/,
    },
  ],
  rank: 30,
  revoke: {
    how: 'Reset the API key in the profile settings of the agent',
    url: 'https://support.freshdesk.com/en/support/solutions/articles/215517',
    breaks: 'the integrations of that agent',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 18)}`,
    hits: ({ secret }) => [
      `FRESHDESK_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `freshdesk_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Freshdesk({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `FRESHDESK_API_KEY=${fake.text('hex', 12)}`,
      `FRESHDESK_API_KEY=${'x'.repeat(40)} # your key here`,
      `key: ${fake.text('base62', 20)}`,
      `freshdesk ticket 12345678901234567890`,
    ],
  },
});
