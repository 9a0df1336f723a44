/** Telnyx: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'telnyx-api-key',
  label: 'Telnyx API key',
  issuer: 'Telnyx',
  docs: 'https://developers.telnyx.com/development/authentication',
  // KEY, a UUID of version 7 without dashes, and 22 characters: as seen in the wild.
  find: [{ anchors: ['KEY0'], pattern: /KEY0[0-9A-F]{31}_[A-Za-z0-9]{22}(?![A-Za-z0-9_-])/, after: 72 }],
  revoke: {
    how: 'Delete the key in the Mission Control portal under API Keys',
    url: 'https://portal.telnyx.com/#/app/api-keys',
    breaks: 'sending of messages and calls',
  },
  examples: {
    sample: (fake) => `KEY0${fake.text('0123456789ABCDEF', 31)}_${fake.text('base62', 22)}`,
    hits: ({ secret }) => [
      `TELNYX_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `telnyx_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Telnyx({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.telnyx.com/v2/messages -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`KEY0${'x'.repeat(31)}_${'x'.repeat(22)}`, `KEY0${fake.text('0123456789ABCDEF', 12)}`, 'KEY01_ICON'],
  },
});
