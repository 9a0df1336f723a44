/** PayPal: REST application secrets and access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'paypal-client-secret',
    label: 'PayPal REST client secret',
    issuer: 'PayPal',
    docs: 'https://developer.paypal.com/api/rest/',
    // Client ids begin with A, secrets with E, 80 characters each: as seen in the wild.
    find: [
      near(['paypal', 'pp_client', 'pp_secret'], 'E[A-Za-z0-9_-]{79}', { length: 80, gap: 60 }),
      { anchors: ['paypal', 'pp_client', 'pp_secret'], name: /secret|key/i, value: /^E[A-Za-z0-9_-]{79}$/ },
    ],
    companions: [{ name: 'client', pattern: /(?<![A-Za-z0-9_-])A[A-Za-z0-9_-]{79}(?![A-Za-z0-9_-])/, within: 400 }],
    identifiers: ['client'],
    severity: 'critical',
    rank: 35,
    revoke: {
      how: 'Delete the secret of the app in the Developer Dashboard under Apps & Credentials and make a new one',
      url: 'https://developer.paypal.com/dashboard/applications',
      breaks: 'checkouts and payouts of the app',
    },
    examples: {
      sample: (fake) => `E${fake.text('base64url', 78)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `PAYPAL_CLIENT_SECRET=${secret}\n`,
        { path: 'config/settings.yml', text: `paypal_secret: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new PayPal({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `PAYPAL_CLIENT_SECRET=E${fake.text('base62', 60)}`,
        `PAYPAL_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `notes: E${fake.text('base62', 79)}`,
      ],
    },
  }),
  defineDetector({
    id: 'paypal-access-token',
    label: 'PayPal REST access token',
    issuer: 'PayPal',
    docs: 'https://developer.paypal.com/api/rest/authentication/',
    // 97 characters: as seen in the wild.
    find: [{ anchors: ['A21AA'], pattern: /A21AA[A-Za-z0-9_-]{92}(?![A-Za-z0-9_-])/, after: 104 }],
    revoke: {
      how: 'Let it expire (at most nine hours) or roll the client secret of its app',
      url: 'https://developer.paypal.com/dashboard/applications',
      breaks: 'calls made with this session',
    },
    examples: {
      sample: (fake) => `A21AA${fake.text('base64url', 91)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `PAYPAL_TOKEN=${secret}\n`,
        { path: 'run.sh', text: `curl https://api-m.paypal.com/v1/invoicing/invoices -H "Authorization: Bearer ${secret}"\n` },
        `{"access_token":"${secret}","token_type":"Bearer","expires_in":31668}`,
      ],
      misses: (fake) => [`A21AA${'x'.repeat(92)}`, `A21AA${fake.text('base62', 30)}`],
    },
  }),
];
