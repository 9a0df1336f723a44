/** Amazon Web Services: access keys, temporary credentials, secret keys alone, Bedrock, AppSync, SES, MWS and Login with Amazon. */
import { type Detector, defineDetector, type Parts, type Span } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const SECRET = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
const KEY_ID = /(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/g;
const BEFORE = 600;
const AFTER = 2600;

/** Forty random characters mix capitals, small letters and digits and hold few slashes; a path or a hex digest does not. */
const looksRandom = (s: string): boolean =>
  /[a-z]/.test(s) && /[A-Z]/.test(s) && /\d/.test(s) && (s.match(/[/+]/g)?.length ?? 0) <= 6 && !/[a-z]{12}|[A-Z]{12}/.test(s) && new Set(s).size >= 20;

/**
 * The account is in the key id: 39 bits of its first six base32-decoded bytes. Ids with I or J in the fifth place are older
 * and hold none. Worked out from key ids whose account is published, 2026-11-21.
 */
export function accountOf(id: string): string | undefined {
  if (!/^[A-Z]{4}[A-HK-Z2-7][A-Z2-7]{15}$/.test(id)) return undefined;
  let bits = 0n;
  for (const c of id.slice(4, 14)) bits = bits * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c));
  return (((bits >> 2n) & 0x7fffffffff80n) >> 7n).toString().padStart(12, '0');
}

/** The id at `at` with the secret and session token that go with it: those before the next key id, else those after the one before. */
function locatePair(text: string, at: number, wanted: RegExp): Span[] | undefined {
  const id = text.slice(at, at + 20);
  if (!wanted.test(id) || /[A-Za-z0-9]/.test(text[at + 20] ?? '')) return undefined;
  const escaped = /\\[nrt]$|%[0-9A-F]{2}$/i.test(text.slice(Math.max(0, at - 3), at));
  if (/[A-Za-z0-9]/.test(text[at - 1] ?? '') && !escaped) return undefined;
  const others = [...text.matchAll(KEY_ID)].map((m) => m.index);
  const end = others.find((o) => o > at + 20) ?? text.length;
  const begin = (others.filter((o) => o < at).at(-1) ?? -20) + 20;
  const near = (from: number, to: number) =>
    [...text.slice(from, to).matchAll(SECRET)].filter((m) => looksRandom(m[0])).map((m) => ({ start: from + m.index, end: from + m.index + 40 }));
  const secret = near(at + 20, Math.min(end, at + 520))[0] ?? near(Math.max(begin, at - 500), at).at(-1);
  if (!secret) return undefined;
  const spans: Span[] = [
    { name: 'id', start: at, end: at + 20 },
    { name: 'secret', ...secret },
  ];
  if (id.startsWith('ASIA')) {
    const token = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{100,2000}={0,2}(?![A-Za-z0-9/+=])/.exec(text.slice(Math.max(0, begin), end));
    if (token) spans.push({ name: 'sessionToken', start: Math.max(0, begin) + token.index, end: Math.max(0, begin) + token.index + token[0].length });
  }
  return spans;
}

const facts = ({ id = '' }: Parts) => {
  const account = accountOf(id);
  return { ...(account ? { account } : {}), kind: { AKIA: 'long-lived', ASIA: 'temporary', ABIA: 'bearer', ACCA: 'context' }[id.slice(0, 4)] ?? 'unknown' };
};
const fakeSecret = (fake: Fake) => `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
const notSample = ({ id = '' }: Parts) => id.endsWith('EXAMPLE');
const rarely = ({ id = '' }: Parts) => (/[0189]/.test(id) ? { ok: false, how: 'no key id that AWS makes holds 0, 1, 8 or 9' } : undefined);

const accessKey = defineDetector({
  id: 'aws-access-key',
  label: 'AWS access key',
  issuer: 'Amazon Web Services',
  docs: `${IAM}/id_credentials_access-keys.html`,
  find: [
    { anchors: ['AKIA', 'ABIA', 'ACCA'], before: BEFORE, after: AFTER, locate: (text, at) => locatePair(text, at, /^A(?:KIA|BIA|CCA)[A-Z0-9]{16}$/) },
    { anchors: ['AKIA', 'ABIA', 'ACCA'], pattern: /(?<id>A(?:KIA|BIA|CCA)[A-Z0-9]{16})(?![A-Za-z0-9])/, after: 24, confidence: 'medium' },
  ],
  identifiers: ['id'],
  severity: 'critical',
  rank: 60,
  reject: notSample,
  verify: rarely,
  read: facts,
  revoke: {
    how: 'Deactivate the key in IAM (aws iam update-access-key --status Inactive), look through CloudTrail for its use, then delete it',
    url: `${IAM}/id_credentials_access-keys.html`,
    breaks: 'every script and service that signs requests with it',
  },
  examples: {
    sample: (fake) => ({ id: `AKIA${fake.text('base32', 16)}`, secret: fakeSecret(fake) }),
    hits: ({ id, secret }) => [
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
      { path: '.env', text: `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_REGION=eu-west-1\n` },
      { path: 'main.tf', text: `provider "aws" {\n  region = "us-east-1"\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n` },
      { path: 'keys.csv', text: `Access key ID,Secret access key\n${id},${secret}\n` },
      { path: 'config.json', text: `{"secretAccessKey": "${secret}", "accessKeyId": "${id}"}` },
    ],
    misses: (fake) => [
      `AKIA${fake.text('base32', 9)}EXAMPLE`,
      `AKIA${fake.text('base32', 12)}`,
      `AKIA${fake.text('base32', 16)}Z`,
      `aws_access_key_id = AKIA${'X'.repeat(16)}`,
    ],
  },
});

const sessionKey = defineDetector({
  ...accessKey,
  id: 'aws-session-key',
  label: 'AWS temporary credentials',
  docs: `${IAM}/id_credentials_temp.html`,
  find: [
    { anchors: ['ASIA'], before: BEFORE, after: AFTER, locate: (text, at) => locatePair(text, at, /^ASIA[A-Z0-9]{16}$/) },
    { anchors: ['ASIA'], pattern: /(?<id>ASIA[A-Z2-7]{16})(?![A-Za-z0-9])/, after: 24, confidence: 'low' },
  ],
  severity: 'high',
  verify: (parts) => (parts['sessionToken'] || !parts['secret'] ? rarely(parts) : { ok: false, how: 'no session token nearby, without which it is of no use' }),
  revoke: {
    how: "Revoke the role's active sessions in IAM (the AWSRevokeOlderSessions policy); the credentials end by themselves within 36 hours",
    url: `${IAM}/id_roles_use_revoke-sessions.html`,
  },
  examples: {
    sample: (fake) => ({ id: `ASIA${fake.text('base32', 16)}`, secret: fakeSecret(fake), sessionToken: `IQoJb3JpZ2lu${fake.text('base64', 300)}==` }),
    hits: ({ id, secret, sessionToken }) => [
      `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\nexport AWS_SESSION_TOKEN=${sessionToken}\n`,
      { path: 'cache.json', text: `{"AccessKeyId": "${id}", "SecretAccessKey": "${secret}", "SessionToken": "${sessionToken}"}` },
      { path: 'credentials', text: `[prod]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\naws_session_token=${sessionToken}\n` },
    ],
    misses: (fake) => [`ASIA${fake.text('base32', 9)}EXAMPLE`, `ASIA${fake.text('lower', 16)}`, `EURASIA${fake.text('base32', 13)}`],
  },
});

const secretKey = defineDetector({
  id: 'aws-secret-access-key',
  label: 'AWS secret access key',
  issuer: 'Amazon Web Services',
  docs: accessKey.docs,
  find: [
    {
      anchors: ['secret_access_key', 'secretaccesskey', 'secret-access-key', 'aws_secret', 'awssecret', 'aws-secret'],
      name: /secret[_-]?access[_-]?key|aws[\w.-]*secret/i,
      value: /^[A-Za-z0-9/+]{40}$/,
    },
    {
      anchors: ['secret_access_key', 'secretaccesskey', 'secret access key', 'aws_secret_key', 'awssecretkey'],
      pattern: /(?:secret[_ ]?access[_ ]?key|aws_?secret_?key)[^\n]{0,30}?(?<![A-Za-z0-9/+])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/i,
      after: 100,
      confidence: 'medium',
    },
  ],
  severity: 'critical',
  rank: 52,
  reject: ({ secret = '' }) => !looksRandom(secret),
  revoke: { ...accessKey.revoke, how: 'Find the key pair it belongs to, deactivate it in IAM, look through CloudTrail for its use, then delete it' },
  examples: {
    sample: (fake) => fakeSecret(fake),
    hits: ({ secret }) => [
      `AWS_SECRET_ACCESS_KEY=${secret}\n`,
      { path: 'deploy.yml', text: `env:\n  AWS_SECRET_ACCESS_KEY: '${secret}'\n` },
      { path: 'aws.js', text: `AWS.config.update({ secretAccessKey: "${secret}" });\n` },
    ],
    misses: (fake) => [
      `aws_secret_access_key=${fake.text('hex', 40)}`,
      `aws_secret_access_key=${fake.text('base64', 30)}`,
      `AWS_SECRET_ACCESS_KEY=arn/aws/secretsmanager/application/db/key`,
    ],
  },
});

/** `user-at-account:secret` behind the prefix, in base64. Format as seen in the wild. */
const bedrockUser = (secret: string) => /^([\w+=,.@-]+)-at-(\d{12}):/.exec(Buffer.from(secret.slice(4), 'base64').toString('latin1'));

const bedrock = defineDetector({
  id: 'aws-bedrock-api-key',
  label: 'Amazon Bedrock API key',
  issuer: 'Amazon Web Services',
  docs: `${IAM}/id_credentials_bedrock.html`,
  find: [{ anchors: ['ABSK'], pattern: /ABSK[A-Za-z0-9+/]{100,280}={0,2}(?![A-Za-z0-9+/=])/, after: 300 }],
  severity: 'high',
  rank: 60,
  verify: ({ secret = '' }) => (bedrockUser(secret) ? { ok: true, how: 'it names an IAM user and an account' } : undefined),
  read: ({ secret = '' }) => {
    const [, user, account] = bedrockUser(secret) ?? [];
    return user && account ? { user, account } : {};
  },
  revoke: {
    how: 'Delete the service-specific credential of its IAM user (aws iam delete-service-specific-credential)',
    url: `${IAM}/id_credentials_bedrock.html`,
  },
  examples: {
    sample: (fake) =>
      `ABSK${Buffer.from(`BedrockAPIKey-${fake.text('hex', 4)}-at-${fake.text('123456789', 12)}:${fake.text('base64', 44)}`).toString('base64')}`,
    hits: ({ secret }) => [
      `AWS_BEARER_TOKEN_BEDROCK=${secret}\n`,
      { path: 'run.py', text: `os.environ["AWS_BEARER_TOKEN_BEDROCK"] = "${secret}"\n` },
      `curl -H "Authorization: Bearer ${secret}" https://bedrock-runtime.us-east-1.amazonaws.com/\n`,
    ],
    misses: (fake) => [`ABSK${fake.text('base64', 40)}`, `ABSK${'x'.repeat(128)}`],
  },
});

/** A presigned request in base64; the constant part is its host, bedrock.amazonaws.com. */
const BEDROCK_SESSION = `bedrock-api-key-${Buffer.from('bedrock.amazonaws.com').toString('base64')}`;
const presigned = (secret = '') => new URLSearchParams(Buffer.from(secret.slice(16), 'base64').toString('latin1').split('?')[1] ?? '');

const bedrockSession = defineDetector({
  ...bedrock,
  id: 'aws-bedrock-session-key',
  label: 'Amazon Bedrock short-term API key',
  find: [{ anchors: [BEDROCK_SESSION], pattern: new RegExp(`${BEDROCK_SESSION}[A-Za-z0-9+/]{100,4000}={0,2}(?![A-Za-z0-9+/=])`), after: 4100 }],
  rank: 75,
  verify: () => undefined,
  read: ({ secret }) => {
    const query = presigned(secret);
    const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
    const until = y ? Date.UTC(+y, Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s)) + Number(query.get('X-Amz-Expires') ?? 0) * 1000 : Number.NaN;
    const account = accountOf((query.get('X-Amz-Credential') ?? '').slice(0, 20));
    return { ...(Number.isFinite(until) ? { expires: new Date(until).toISOString() } : {}), ...(account ? { account } : {}) };
  },
  revoke: { how: 'Revoke the sessions of the role that made it; it ends by itself within 12 hours', url: `${IAM}/id_credentials_bedrock.html` },
  examples: {
    sample: (fake) => {
      const query = `Action=CallWithBearerToken&X-Amz-Credential=ASIA${fake.text('base32', 16)}%2F20250722%2Fus-east-1&X-Amz-Date=20250722T204420Z&X-Amz-Expires=43200`;
      return `bedrock-api-key-${Buffer.from(`bedrock.amazonaws.com/?${query}&X-Amz-Signature=${fake.text('hex', 64)}`).toString('base64')}`;
    },
    hits: bedrock.examples.hits,
    misses: (fake) => [`${BEDROCK_SESSION}${fake.text('base64', 20)}`, 'name: bedrock-api-key-rotation-schedule-for-the-production-account'],
  },
});

/** A kind known by one pattern. */
const plain = (id: string, label: string, docs: string, find: Detector['find'], extra: Pick<Detector, 'revoke' | 'examples'> & Partial<Detector>): Detector =>
  defineDetector({ id, label, issuer: 'Amazon Web Services', docs, find, ...extra });

export default [
  accessKey,
  sessionKey,
  secretKey,
  bedrock,
  bedrockSession,
  plain(
    'aws-appsync-api-key',
    'AWS AppSync API key',
    'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    [{ anchors: ['da2-'], pattern: /da2-[a-z0-9]{26}(?![A-Za-z0-9_-])/, after: 34 }],
    {
      severity: 'medium',
      revoke: {
        how: 'Delete the key in the AppSync console under Settings, and issue another',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
      },
      examples: {
        sample: (fake) => `da2-${fake.text('abcdefghijklmnopqrstuvwxyz234567', 26)}`,
        hits: ({ secret }) => [
          `APPSYNC_API_KEY=${secret}\n`,
          { path: 'aws-exports.js', text: `const awsmobile = { "aws_appsync_apiKey": "${secret}" };\n` },
          `curl -H "x-api-key: ${secret}" https://abc.appsync-api.eu-west-1.amazonaws.com/graphql\n`,
        ],
        misses: (fake) => [`da2-${fake.text('lower', 12)}`, `da2-${'x'.repeat(26)}`],
      },
    },
  ),
  plain(
    'amazon-mws-token',
    'Amazon MWS auth token',
    'https://developer-docs.amazon.com/sp-api/docs/migrating-to-the-selling-partner-api',
    [{ anchors: ['amzn.mws.'], pattern: /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9_-])/, after: 52 }],
    {
      severity: 'medium',
      revoke: { how: "Disable the developer's access in Seller Central under Settings, User permissions", url: 'https://sellercentral.amazon.com/' },
      examples: {
        sample: (fake) => `amzn.mws.${fake.uuid()}`,
        hits: ({ secret }) => [`MWS_AUTH_TOKEN=${secret}\n`, { path: 'mws.json', text: `{"MWSAuthToken": "${secret}"}` }, `log: token ${secret} accepted\n`],
        misses: (fake) => [`amzn.mws.${fake.text('hex', 12)}`, 'https://mws.amazonservices.com/amzn.mws.docs'],
      },
    },
  ),
  plain(
    'amazon-oauth-client-secret',
    'Login with Amazon client secret',
    'https://developer.amazon.com/docs/login-with-amazon/documentation-overview.html',
    [{ anchors: ['amzn1.oa2-cs.v1.'], pattern: /amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?![A-Za-z0-9_-])/, after: 84 }],
    {
      revoke: {
        how: 'Rotate the client secret of the security profile in the developer console',
        url: 'https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html',
      },
      examples: {
        sample: (fake) => `amzn1.oa2-cs.v1.${fake.text('hex', 64)}`,
        hits: ({ secret }) => [
          `LWA_CLIENT_SECRET=${secret}\n`,
          { path: 'lwa.json', text: `{"client_secret": "${secret}"}` },
          { path: 'a.py', text: `secret = '${secret}'\n` },
        ],
        misses: (fake) => [`amzn1.oa2-cs.v1.${fake.text('hex', 12)}`, `amzn1.application-oa2-client.${fake.text('hex', 32)}`],
      },
    },
  ),
  plain(
    'aws-ses-smtp-password',
    'Amazon SES SMTP password',
    'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
    // A version byte (4, formerly 2) and a 32-byte signature in base64, so 44 characters that begin B and A to P, or A and g to v.
    // The algorithm is on the page above; read in published ports of it, checked 2026-11-21.
    [
      { anchors: ['smtp', 'ses_', 'ses-', 'sesp'], name: /(?:smtp|ses)[\w.-]*(?:pass|secret|key)/i, value: /^(?:B[A-P]|A[g-v])[A-Za-z0-9+/]{42}$/ },
      {
        anchors: ['email-smtp.'],
        pattern: /email-smtp\.[\w.-]{1,30}amazonaws\.com[\s\S]{0,200}?(?<![A-Za-z0-9+/])(?<secret>(?:B[A-P]|A[g-v])[A-Za-z0-9+/]{42})(?![A-Za-z0-9+/=])/,
        after: 320,
        confidence: 'medium',
      },
    ],
    {
      severity: 'medium',
      reject: ({ secret = '' }) => !looksRandom(secret),
      revoke: {
        how: 'Delete the access key of the SMTP user in IAM and make new SMTP credentials',
        url: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
      },
      examples: {
        sample: (fake) => `B${fake.text('ABCDEFGHIJKLMNOP', 1)}${fake.text('base64', 12)}x4Q${fake.text('base62', 27)}`,
        hits: ({ secret }) => [
          `SES_SMTP_PASSWORD=${secret}\n`,
          { path: 'mail.yml', text: `smtp_host: email-smtp.eu-west-1.amazonaws.com\nsmtp_password: ${secret}\n` },
          { path: '.env', text: `MAIL_HOST=email-smtp.us-east-1.amazonaws.com\nMAIL_PORT=587\nMAIL_PASSWORD=${secret}\n` },
        ],
        misses: (fake) => [`SES_SMTP_PASSWORD=${fake.text('base64', 30)}`, `checksum=B${fake.text('ABCDEFGHIJKLMNOP', 1)}${fake.text('base62', 42)}`],
      },
    },
  ),
];
