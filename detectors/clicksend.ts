/** ClickSend: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'clicksend-api-key',
  label: 'ClickSend API key',
  issuer: 'ClickSend',
  docs: 'https://developers.clicksend.com/docs/#authentication',
  // UUIDs in upper case: as seen in the wild.
  find: [
    near(['clicksend'], `${ASSIGNED_TO_KEY_WORD}[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}`, { length: 36, ignoreCase: true }),
    { anchors: ['clicksend'], name: /key|token|secret|password|auth/i, value: /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i },
  ],
  rank: 30,
  revoke: {
    how: 'Delete the key in the ClickSend dashboard under Developers, API Credentials',
    url: 'https://dashboard.clicksend.com/account/subaccounts',
    breaks: 'sending of messages',
  },
  examples: {
    sample: (fake) => fake.uuid().toUpperCase(),
    hits: ({ secret }) => [
      `CLICKSEND_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `clicksend_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ClickSend({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`CLICKSEND_API_KEY=${fake.text('hex', 20)}`, `CLICKSEND_API_KEY=${'x'.repeat(40)} # your key here`, `key: ${fake.uuid().toUpperCase()}`],
  },
});
