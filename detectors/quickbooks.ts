/** Intuit QuickBooks: client secrets and refresh tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'quickbooks-client-secret',
    label: 'Intuit QuickBooks client secret',
    issuer: 'Intuit QuickBooks',
    docs: 'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
    // 40 letters and digits: as seen in the wild.
    find: [
      near(['quickbooks', 'intuit', 'qbo_', 'qb_client', 'qb_secret'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{40}`, { length: 40 }),
      { anchors: ['quickbooks', 'intuit', 'qbo_', 'qb_client', 'qb_secret'], name: /secret/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{40}$/ },
    ],
    rank: 32,
    revoke: {
      how: 'Rotate the client secret in the Intuit developer portal under Keys & credentials',
      url: 'https://developer.intuit.com/app/developer/dashboard',
      breaks: 'sign-in through the app',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 38)}`,
      hits: ({ secret }) => [
        `QUICKBOOKS_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `quickbooks_client_secret: "${secret}"\n` },
        { path: 'a.js', text: `const intuit = new OAuthClient({ clientSecret: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `QUICKBOOKS_CLIENT_SECRET=${fake.text('base62', 20)}`,
        `QUICKBOOKS_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('base62', 40)}`,
        `uses: intuit/action@${fake.text('hex', 40)}`,
      ],
    },
  }),
  defineDetector({
    id: 'quickbooks-refresh-token',
    label: 'Intuit QuickBooks refresh token',
    issuer: 'Intuit QuickBooks',
    docs: 'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
    // 50 characters beginning with AB11 and a time; newer ones RT1-: as seen in the wild.
    find: [
      near(['quickbooks', 'intuit', 'qbo_', 'qb_client', 'qb_secret', 'refresh_token', 'refreshtoken'], 'AB11[0-9]{12,14}[A-Za-z0-9]{32,36}', { length: 52 }),
      { anchors: ['RT1-'], pattern: /RT1-[0-9]{1,4}-H0-[0-9]{10}[a-z0-9]{20}(?![A-Za-z0-9])/, after: 60 },
    ],
    severity: 'critical',
    rank: 45,
    revoke: {
      how: 'Revoke it with POST /v2/oauth2/tokens/revoke',
      url: 'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
      breaks: 'books the app reads and writes',
    },
    examples: {
      sample: (fake) => `AB11${fake.text('digits', 13)}${fake.text('base62', 33)}`,
      hits: ({ secret }) => [
        `QUICKBOOKS_REFRESH_TOKEN=${secret}\n`,
        `{"refresh_token":"${secret}","x_refresh_token_expires_in":8726400}`,
        { path: 'deploy.sh', text: `export QUICKBOOKS_REFRESH_TOKEN='${secret}'\n` },
      ],
      misses: (fake) => [`REFRESH_TOKEN=AB11${fake.text('digits', 10)}`, `AB11${'x'.repeat(46)}`],
    },
  }),
];
