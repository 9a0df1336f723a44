/** Brevo (Sendinblue): API and SMTP keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'brevo-api-key',
    label: 'Brevo API key',
    issuer: 'Brevo (Sendinblue)',
    docs: 'https://developers.brevo.com/docs/getting-started',
    // Format as seen in the wild.
    find: [{ anchors: ['xkeysib-'], pattern: /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9_-])/, after: 100 }],
    revoke: { how: 'Delete the key in Brevo under SMTP & API', url: 'https://app.brevo.com/settings/keys/api', breaks: 'sending of mail and text messages' },
    examples: {
      sample: (fake) => `xkeysib-${fake.text('hex', 64)}-${fake.text('base62', 16)}`,
      hits: ({ secret }) => [
        `BREVO_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `brevo_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Brevo({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.brevo.com/v3/account -H "api-key: ${secret}"\n` },
      ],
      misses: (fake) => [`xkeysib-${'x'.repeat(64)}-${'x'.repeat(16)}`, `xkeysib-${fake.text('hex', 30)}`],
    },
  }),
  defineDetector({
    id: 'brevo-smtp-key',
    label: 'Brevo SMTP key',
    issuer: 'Brevo (Sendinblue)',
    docs: 'https://developers.brevo.com/docs/getting-started',
    // Format as seen in the wild.
    find: [{ anchors: ['xsmtpsib-'], pattern: /xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9_-])/, after: 100 }],
    revoke: { how: 'Delete the key in Brevo under SMTP & API', url: 'https://app.brevo.com/settings/keys/api', breaks: 'sending of mail and text messages' },
    examples: {
      sample: (fake) => `xsmtpsib-${fake.text('hex', 64)}-${fake.text('base62', 16)}`,
      hits: ({ secret }) => [
        `BREVO_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `brevo_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Brevo({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.brevo.com/v3/account -H "api-key: ${secret}"\n` },
      ],
      misses: (fake) => [`xsmtpsib-${'x'.repeat(64)}-${'x'.repeat(16)}`, `xsmtpsib-${fake.text('hex', 30)}`],
    },
  }),
];
