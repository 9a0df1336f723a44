/** Infobip: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'infobip-api-key',
  label: 'Infobip API key',
  issuer: 'Infobip',
  docs: 'https://www.infobip.com/docs/essentials/api-authentication',
  // 32 hex digits and a UUID: as seen in the wild.
  find: [
    near(['infobip', 'ib_api'], '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 69 }),
    {
      anchors: ['App '],
      pattern: /(?<![A-Za-z])App (?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/,
      after: 80,
    },
  ],
  rank: 40,
  revoke: {
    how: 'Revoke the key in the Infobip portal under Developer tools, API keys',
    url: 'https://portal.infobip.com/dev/api-keys',
    breaks: 'sending of messages',
  },
  examples: {
    sample: (fake) => `${fake.text('hex', 32)}-${fake.uuid()}`,
    hits: ({ secret }) => [
      `INFOBIP_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `infobip_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Infobip({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://xyz.api.infobip.com/sms/2/text/advanced -H "Authorization: App ${secret}"\n` },
    ],
    misses: (fake) => [
      `INFOBIP_API_KEY=${fake.text('hex', 32)}`,
      `INFOBIP_API_KEY=${'x'.repeat(40)} # your key here`,
      `id: ${fake.text('hex', 32)}-${fake.uuid()}`,
    ],
  },
});
