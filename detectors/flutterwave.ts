/** Flutterwave: secret and encryption keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'flutterwave-secret-key',
    label: 'Flutterwave secret key',
    issuer: 'Flutterwave',
    docs: 'https://developer.flutterwave.com/v3.0.0/docs/authentication',
    // Format as seen in the wild; newer live keys have a further group before the X.
    find: [{ anchors: ['FLWSECK-', 'FLWSECK_TEST-'], pattern: /FLWSECK(?:_TEST)?-[0-9A-Za-z]{32}-(?:[0-9A-Za-z]{8,14}-)?X(?![A-Za-z0-9_-])/, after: 72 }],
    read: ({ secret = '' }) => ({ mode: secret.startsWith('FLWSECK_TEST') ? 'test' : 'live' }),
    severity: 'critical',
    revoke: {
      how: 'Regenerate the API keys in the Flutterwave dashboard under Settings, API Keys',
      url: 'https://app.flutterwave.com/dashboard/settings/apis',
      breaks: 'payments and transfers of the account',
    },
    examples: {
      sample: (fake) => `FLWSECK${fake.number(2) ? '_TEST' : ''}-${fake.text('hex', 32)}-X`,
      hits: ({ secret }) => [
        `FLW_SECRET_KEY=${secret}\n`,
        { path: 'run.sh', text: `curl https://api.flutterwave.com/v3/transactions -H "Authorization: Bearer ${secret}"\n` },
        { path: 'flw.js', text: `const flw = new Flutterwave(process.env.FLW_PUBLIC_KEY, '${secret}');\n` },
      ],
      misses: (fake) => [`FLWSECK-${'x'.repeat(32)}-X`, `FLWSECK_TEST-${fake.text('hex', 20)}-X`, `FLWPUBK_TEST-${fake.text('hex', 32)}-X`],
    },
  }),
  defineDetector({
    id: 'flutterwave-encryption-key',
    label: 'Flutterwave encryption key',
    issuer: 'Flutterwave',
    docs: 'https://developer.flutterwave.com/v3.0.0/docs/encryption',
    // Format as seen in the wild.
    find: [{ anchors: ['FLWSECK'], pattern: /FLWSECK(?:_TEST)?[0-9a-f]{12}(?![A-Za-z0-9_-])/, after: 32 }],
    severity: 'medium',
    revoke: {
      how: 'Regenerate the API keys in the Flutterwave dashboard under Settings, API Keys',
      url: 'https://app.flutterwave.com/dashboard/settings/apis',
      breaks: 'card charges',
    },
    examples: {
      sample: (fake) => `FLWSECK_TEST${fake.text('hex', 12)}`,
      hits: ({ secret }) => [
        `FLW_ENCRYPTION_KEY=${secret}\n`,
        { path: 'a.yml', text: `encryption_key: ${secret}\n` },
        { path: 'deploy.sh', text: `export FLW_ENCRYPTION_KEY='${secret}'\n` },
      ],
      misses: (fake) => ['FLWSECK_TEST', `FLWSECK${fake.text('hex', 5)}`, 'FLWSECK_TEST_ENCRYPTION_KEY'],
    },
  }),
];
