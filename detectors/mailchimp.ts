/** Mailchimp: Marketing API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'mailchimp-api-key',
  label: 'Mailchimp API key',
  issuer: 'Mailchimp',
  docs: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
  // The ending names the data centre: as seen in the wild.
  find: [{ anchors: ['-us'], pattern: /(?<![0-9A-Za-z_-])(?<secret>[0-9a-f]{32}-us[0-9]{1,2})(?![0-9A-Za-z_-])/, before: 34, after: 8 }],
  read: ({ secret = '' }) => ({ region: secret.slice(33) }),
  revoke: {
    how: 'Revoke the key in Mailchimp under Account & billing, Extras, API keys',
    url: 'https://us1.admin.mailchimp.com/account/api/',
    breaks: 'campaigns and audience exports',
  },
  examples: {
    sample: (fake) => `${fake.text('hex', 32)}-us${1 + fake.number(21)}`,
    hits: ({ secret }) => [
      `MAILCHIMP_API_KEY=${secret}\n`,
      { path: 'mc.py', text: `client.set_config({"api_key": "${secret}", "server": "us6"})\n` },
      `curl --user 'anystring:${secret}' https://us6.api.mailchimp.com/3.0/ping\n`,
    ],
    misses: (fake) => [`${'x'.repeat(32)}-us6`, `${fake.text('hex', 20)}-us6`, 'en-us10', `${fake.text('hex', 32)}-user`],
  },
});
