/** MailerSend: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'mailersend-api-token',
  label: 'MailerSend API token',
  issuer: 'MailerSend',
  docs: 'https://developers.mailersend.com/general.html#authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['mlsn.'], pattern: /mlsn\.[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 76 }],
  revoke: { how: 'Delete the token in MailerSend under Integrations, API tokens', url: 'https://app.mailersend.com/api-tokens', breaks: 'sending of mail' },
  examples: {
    sample: (fake) => `mlsn.${fake.text('hex', 64)}`,
    hits: ({ secret }) => [
      `MAILERSEND_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `mailersend_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new MailerSend({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.mailersend.com/v1/email -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`mlsn.${'x'.repeat(64)}`, `mlsn.${fake.text('hex', 20)}`],
  },
});
