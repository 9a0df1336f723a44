/** Twilio: account auth tokens and API key secrets. */
import { defineDetector } from '../src/define.ts';

const CONSOLE = 'https://console.twilio.com/us1/account/keys-credentials/api-keys';
const TOKEN =
  /(?:[Aa]uth|AUTH|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Pp]assword|PASSWORD|(?:AC|SK)[0-9a-f]{32})[A-Za-z_]{0,16}["'`\])]{0,2}\s{0,3}(?:[:=,(]|=>)?\s{0,4}["'`]?/;

export default [
  defineDetector({
    id: 'twilio-auth-token',
    label: 'Twilio account SID and auth token',
    issuer: 'Twilio',
    docs: 'https://www.twilio.com/docs/iam/api/account',
    // The SID alone is an identifier; with the 32 hex digits of the auth token beside it the account is open.
    find: [{ anchors: ['AC'.padEnd(3, '0'), ...[...'123456789abcdef'].map((c) => `AC${c}`)], pattern: /(?<sid>AC[0-9a-f]{32})(?![0-9A-Za-z])/, after: 40 }],
    companions: [{ name: 'secret', pattern: new RegExp(`(?<=${TOKEN.source})(?<part>[0-9a-f]{32})(?![0-9A-Za-z])`), within: 250, missing: 'drop' }],
    identifiers: ['sid'],
    severity: 'critical',
    read: ({ sid = '' }) => ({ account: sid }),
    revoke: {
      how: 'Promote the secondary auth token in the Twilio Console under API keys & tokens, which retires this one',
      url: 'https://www.twilio.com/docs/iam/api/authtoken',
      breaks: 'every app that signs in with the account SID, and webhook signatures',
    },
    examples: {
      sample: (fake) => ({ sid: `AC${fake.text('hex', 32)}`, secret: fake.text('hex', 32) }),
      hits: ({ sid, secret }) => [
        `TWILIO_ACCOUNT_SID=${sid}\nTWILIO_AUTH_TOKEN=${secret}\n`,
        { path: 'sms.py', text: `client = Client("${sid}", "${secret}")\n` },
        { path: 'sms.js', text: `const accountSid = '${sid}';\nconst authToken = '${secret}';\n` },
        `curl https://api.twilio.com/2010-04-01/Accounts/x.json -u ${sid}:${secret}\n`,
      ],
      misses: (fake) => [
        `from: AC${fake.text('hex', 32)}\n`,
        `AC${fake.text('hex', 32)} and commit ${fake.text('hex', 40)}`,
        `AC${'x'.repeat(32)} token: ${'x'.repeat(32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'twilio-api-key-secret',
    label: 'Twilio API key secret',
    issuer: 'Twilio',
    docs: 'https://www.twilio.com/docs/iam/api-keys',
    find: [{ anchors: [...'0123456789abcdef'].map((c) => `SK${c}`), pattern: /(?<sid>SK[0-9a-f]{32})(?![0-9A-Za-z])/, after: 40 }],
    companions: [
      {
        name: 'secret',
        pattern: new RegExp(`(?<=${TOKEN.source})(?<part>[A-Za-z0-9]{32})(?![0-9A-Za-z])`),
        within: 250,
        accept: (value) => /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value),
        missing: 'drop',
      },
    ],
    identifiers: ['sid'],
    revoke: { how: 'Delete the API key in the Twilio Console under API keys & tokens', url: CONSOLE, breaks: 'the apps that sign in with this key' },
    examples: {
      sample: (fake) => ({ sid: `SK${fake.text('hex', 32)}`, secret: `a7K${fake.text('base62', 29)}` }),
      hits: ({ sid, secret }) => [
        `TWILIO_API_KEY=${sid}\nTWILIO_API_SECRET=${secret}\n`,
        { path: 'v.js', text: `const client = twilio('${sid}', '${secret}', { accountSid });\n` },
        { path: 'v.yml', text: `twilio_key: ${sid}\ntwilio_secret: ${secret}\n` },
      ],
      misses: (fake) => [`SK${fake.text('hex', 32)}`, `SK${'x'.repeat(32)} secret: ${'x'.repeat(32)}`],
    },
  }),
];
