/** Cursor: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'cursor-api-key',
  label: 'Cursor API key',
  issuer: 'Cursor',
  docs: 'https://docs.cursor.com/account/teams/admin-api',
  // Format as seen in the wild: key_ and 64 hexadecimal digits.
  find: [near(['cursor'], 'key_[0-9a-f]{64}', { length: 68 }), { anchors: ['cursor'], name: /cursor.*(?:key|token|secret)/i, value: /^key_[0-9a-f]{64}$/ }],
  rank: 40,
  revoke: { how: 'Revoke the key in the Cursor dashboard under API Keys', url: 'https://cursor.com/dashboard' },
  examples: {
    sample: (fake) => `key_${fake.text('hex', 64)}`,
    hits: ({ secret }) => [
      `CURSOR_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `cursor_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "cursorApiKey": "${secret}" }\n` },
      `curl https://api.cursor.com/teams/members -u ${secret}:\n`,
    ],
    misses: (fake) => [`CURSOR_API_KEY=key_${fake.text('hex', 30)}`, `value: key_${fake.text('hex', 64)}`],
  },
});
