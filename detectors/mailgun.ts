/** Mailgun: private API keys, sending keys and signing keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'mailgun-api-key',
    label: 'Mailgun API key',
    issuer: 'Mailgun',
    docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    // Old keys begin with key-; newer ones are 32, 8 and 8 hex digits: as seen in the wild.
    find: [
      { anchors: ['key-'], pattern: /(?<![A-Za-z0-9_-])key-[0-9a-f]{32}(?![A-Za-z0-9_-])/, after: 44 },
      near(['mailgun', 'mg_api', 'mg_key'], '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}', { length: 50, confidence: 'high' }),
      {
        anchors: ['key', 'api:', 'token', 'secret'],
        pattern: /(?:key|api|token|secret)["'\])]{0,2}[ \t]{0,2}[:=,(]{1,2}[ \t]{0,2}["'`]?(?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![A-Za-z0-9-])/i,
        after: 72,
        confidence: 'medium',
      },
    ],
    rank: 55,
    revoke: {
      how: 'Delete the key in Mailgun under API Security and make a new one',
      url: 'https://app.mailgun.com/settings/api_security',
      breaks: 'sending of mail and the domains of the account',
    },
    examples: {
      sample: (fake) => (fake.number(2) ? `key-${fake.text('hex', 32)}` : `${fake.text('hex', 32)}-${fake.text('hex', 8)}-${fake.text('hex', 8)}`),
      hits: ({ secret }) => [
        `MAILGUN_API_KEY=${secret}\n`,
        `curl -s --user 'api:${secret}' https://api.mailgun.net/v3/example.org/messages\n`,
        { path: 'mail.js', text: `const mg = mailgun({ apiKey: '${secret}', domain });\n` },
      ],
      misses: (fake) => [
        `key-${'x'.repeat(32)}`,
        `key-${fake.text('hex', 16)}`,
        `id ${fake.text('hex', 32)}-${fake.text('hex', 8)}-${fake.text('hex', 8)}`,
        `key-${fake.text('hex', 40)}`,
        `https://acme.notion.site/How-to-make-an-API-key-${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'mailgun-signing-key',
    label: 'Mailgun webhook signing key',
    issuer: 'Mailgun',
    docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
    // Format as seen in the wild.
    find: [
      near(['mailgun', 'mg_webhook', 'mg_signing'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['mailgun', 'mg_webhook', 'mg_signing'], name: /sign|webhook/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'medium',
    rank: 30,
    revoke: {
      how: 'Reset the HTTP webhook signing key in Mailgun under API Security',
      url: 'https://app.mailgun.com/settings/api_security',
      breaks: 'checks of incoming webhooks',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `MAILGUN_WEBHOOK_SIGNING_KEY=${secret}\n`,
        { path: 'a.yml', text: `mailgun_signing_key: "${secret}"\n` },
        { path: 'deploy.sh', text: `export MAILGUN_WEBHOOK_SIGNING_KEY='${secret}'\n` },
      ],
      misses: (fake) => [
        `MAILGUN_SIGNING_KEY=${fake.text('hex', 20)}`,
        `MAILGUN_SIGNING_KEY=${'x'.repeat(40)} # your key here`,
        `signing_key: ${fake.text('hex', 32)}`,
        `mailgun/mailgun-js@${fake.text('hex', 32)}`,
      ],
    },
  }),
];
