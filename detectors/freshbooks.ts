/** FreshBooks: client secrets and tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'freshbooks-token',
  label: 'FreshBooks client secret or access token',
  issuer: 'FreshBooks',
  docs: 'https://www.freshbooks.com/api/authentication',
  // 64 hex digits: as seen in the wild.
  find: [
    near(['freshbooks'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['freshbooks'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{64}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Reset the client secret of the app in FreshBooks under Developer Portal',
    url: 'https://my.freshbooks.com/#/developer',
    breaks: 'the app that reads and writes invoices',
  },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `FRESHBOOKS_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `freshbooks_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new FreshBooks({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `FRESHBOOKS_CLIENT_SECRET=${fake.text('hex', 55)}`,
      `FRESHBOOKS_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 64)}`,
      `see freshbooks/sdk@${fake.text('hex', 64)}`,
    ],
  },
});
