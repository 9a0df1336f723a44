/** Mailjet: API secret keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'mailjet-secret-key',
  label: 'Mailjet API key or secret key',
  issuer: 'Mailjet',
  docs: 'https://dev.mailjet.com/email/guides/getting-started/',
  // Key and secret look the same: 32 hex digits, as seen in the wild.
  find: [
    near(['mailjet', 'mj_api', 'mj_secret'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['mailjet', 'mj_api', 'mj_secret'], name: /key|secret|token|password/i, value: /^[0-9a-f]{32}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Reset the secret key in Mailjet under Account, API Key Management',
    url: 'https://app.mailjet.com/account/apikeys',
    breaks: 'sending of mail',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `MAILJET_SECRET_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `mailjet_secret_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Mailjet({ apiKey: '${secret}' });\n` },
      `MJ_APIKEY_PRIVATE=${secret}\n`,
    ],
    misses: (fake) => [
      `MAILJET_SECRET_KEY=${fake.text('hex', 20)}`,
      `MAILJET_SECRET_KEY=${'x'.repeat(40)} # your key here`,
      `md5: ${fake.text('hex', 32)}`,
      `mailjet/mailjet-apiv3-nodejs@${fake.text('hex', 32)}`,
    ],
  },
});
