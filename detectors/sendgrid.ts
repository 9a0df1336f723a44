/** Twilio SendGrid: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'sendgrid-api-key',
  label: 'SendGrid API key',
  issuer: 'Twilio SendGrid',
  docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  // The middle part is the id of the key: as seen in the wild.
  find: [{ anchors: ['SG.'], pattern: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 80 }],
  revoke: {
    how: 'Delete the key in SendGrid under Settings, API Keys, or with DELETE /v3/api_keys/{id}',
    url: 'https://app.sendgrid.com/settings/api_keys',
    breaks: 'sending of mail by every app that uses it',
  },
  examples: {
    sample: (fake) => `SG.${fake.text('base64url', 22)}.${fake.text('base64url', 42)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `SENDGRID_API_KEY=${secret}\n`,
      { path: 'mail.js', text: `sgMail.setApiKey('${secret}');\n` },
      { path: 'run.sh', text: `curl https://api.sendgrid.com/v3/scopes -H "Authorization: Bearer ${secret}"\n` },
      { path: 'app.yml', text: `smtp:\n  password: "${secret}"\n` },
    ],
    misses: (fake) => [`SG.${'x'.repeat(22)}.${'x'.repeat(43)}`, `SG.${fake.text('base62', 22)}`, 'SG.something.else'],
  },
});
