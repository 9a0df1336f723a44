/** Salesforce: session ids, refresh tokens and connected app secrets. */
import { defineDetector } from '../src/define.ts';

const REVOKE = {
  how: 'Revoke the session or token in Setup under Session Management or OAuth Usage, or with POST /services/oauth2/revoke',
  url: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_revoke_token.htm',
  breaks: 'the integration that acts for this user',
};

export default [
  defineDetector({
    id: 'salesforce-access-token',
    label: 'Salesforce access token (session id)',
    issuer: 'Salesforce',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm',
    // The id of the organization (00D and 12 or 15 more), an exclamation mark, about 96 characters: as seen in the wild.
    find: [{ anchors: ['00D'], pattern: /00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?\\?!(?:[A-Za-z0-9._]|%2E){80,260}/, after: 300 }],
    severity: 'critical',
    read: ({ secret = '' }) => ({ account: secret.split(/\\?!/)[0] ?? '' }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `00D${fake.text('base62', 12)}!${fake.text('base62', 70)}.${fake.text('base62', 25)}`,
      hits: ({ secret }) => [
        `SF_SESSION="${secret}"\n`,
        `curl https://acme.my.salesforce.com/services/data -H "Authorization: Bearer ${secret}"\n`,
        `{"access_token":"${secret}","instance_url":"https://acme.my.salesforce.com"}`,
      ],
      misses: (fake) => [`00D${fake.text('base62', 12)}`, `00D${fake.text('base62', 12)}!${fake.text('base62', 20)}`, `00D${'x'.repeat(12)}!${'x'.repeat(96)}`],
    },
  }),
  defineDetector({
    id: 'salesforce-refresh-token',
    label: 'Salesforce refresh token',
    issuer: 'Salesforce',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_refresh_token_flow.htm',
    // 5Aep861 and 80 more characters; also inside force:// auth urls. As seen in the wild.
    find: [{ anchors: ['5Aep861'], pattern: /5Aep861[A-Za-z0-9._]{60,110}/, after: 130 }],
    severity: 'critical',
    revoke: REVOKE,
    examples: {
      sample: (fake) => `5Aep861${fake.text('base62', 60)}.${fake.text('base62', 18)}`,
      hits: ({ secret }) => [
        `SF_REFRESH_TOKEN=${secret}\n`,
        `force://PlatformCLI::${secret}@acme.my.salesforce.com\n`,
        { path: 'auth.json', text: `{"refreshToken": "${secret}"}\n` },
      ],
      misses: (fake) => [`5Aep861${fake.text('base62', 20)}`, `5Aep861${'x'.repeat(80)}`],
    },
  }),
  defineDetector({
    id: 'salesforce-consumer-secret',
    label: 'Salesforce connected app consumer secret',
    issuer: 'Salesforce',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.connected_app_rotate_consumer_details.htm',
    // Consumer keys begin with 3MVG9 and are public; the secret beside them has 64 upper-case hex digits, older ones 15 to 19 digits.
    find: [{ anchors: ['3MVG9'], pattern: /(?<key>3MVG9[A-Za-z0-9._]{75,90})(?![A-Za-z0-9])/, after: 110 }],
    companions: [
      {
        name: 'secret',
        pattern:
          /(?<=(?:[Ss]ecret|SECRET)[A-Za-z_]{0,12}["'\])]{0,2}\s{0,3}(?:[:=,(>]|=>)\s{0,3}["'`]?|3MVG9[A-Za-z0-9._]{75,90}["'`]\s{0,2},\s{0,2}["'`])(?<part>[0-9A-F]{64}|[0-9]{15,19})(?![A-Za-z0-9])/,
        within: 300,
        missing: 'drop',
      },
    ],
    identifiers: ['key'],
    revoke: {
      how: 'Rotate the consumer details of the connected app in Setup under App Manager',
      url: 'https://help.salesforce.com/s/articleView?id=sf.connected_app_rotate_consumer_details.htm',
      breaks: 'sign-in through the connected app',
    },
    examples: {
      sample: (fake) => ({ key: `3MVG9${fake.text('base62', 80)}`, secret: fake.text('0123456789ABCDEF', 64) }),
      hits: ({ key, secret }) => [
        `SF_CONSUMER_KEY=${key}\nSF_CONSUMER_SECRET=${secret}\n`,
        { path: 'app.js', text: `const oauth2 = new jsforce.OAuth2({\n  clientId: '${key}',\n  clientSecret: '${secret}',\n});\n` },
        { path: 'sf.yml', text: `consumer_key: ${key}\nconsumer_secret: "${secret}"\n` },
      ],
      misses: (fake) => [`clientId: '3MVG9${fake.text('base62', 80)}'`, `3MVG9${fake.text('base62', 20)} secret: ${fake.text('0123456789ABCDEF', 64)}`],
    },
  }),
];
