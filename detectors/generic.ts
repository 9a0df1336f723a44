/** Secrets no issuer's detector knows: values stored under a telling name, password hashes, and values beside an issuer's name. */
import { defineDetector } from '../src/define.ts';
import { looksLikeWords, randomness, shannon } from '../src/randomness.ts';
import { ISSUERS } from './data/issuers.ts';

const REVOKE = {
  how: 'Change it where it was made, read the new one from the environment or a secret store, and take this one out of the file',
  breaks: 'whatever uses the old value',
};

/**
 * Generators make keys of round lengths: whole bytes in hex, base64 with or without padding, UUIDs. A random run of 31 or 39 characters
 * is a fragment of something else.
 */
function hasLengthOfKey(value: string): boolean {
  const bare = value.replace(/=+$/, '');
  if (/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/.test(bare)) return true;
  if (/^[0-9a-f]+$/i.test(bare)) return [16, 20, 24, 32, 40, 48, 56, 64, 80, 96, 128].includes(bare.length);
  if (/^\w{8}-\w{4}-/.test(bare) || (bare.includes('-') && /^[\da-f-]+$/i.test(bare))) return false;
  return bare.length % 4 === 0 || [22, 26, 27, 30, 35, 43, 50, 54, 86].includes(bare.length);
}

export default [
  defineDetector({
    id: 'generic-secret',
    label: 'Secret under a telling name',
    issuer: 'unknown',
    docs: 'https://cwe.mitre.org/data/definitions/798.html',
    rank: 0,
    weak: true,
    find: [
      {
        anchors: [
          'pass',
          'paswd',
          'paswrd',
          'pasword',
          'pswd',
          'pswrd',
          'psword',
          'pword',
          'pwd',
          'pw:',
          'pw=',
          'secret',
          'token',
          'key',
          'auth',
          'cred',
          'jwt',
          'hmac',
          'senha',
          'kennwort',
          'contrasena',
          'bearer',
          'dsn',
        ],
        value: /[A-Za-z0-9]/,
        judged: true,
      },
    ],
    // The fingerprints of keyreach's own reports.
    reject: ({ secret = '' }, { name = '' }) => /^[0-9a-f]{32}$/.test(secret) && /(?:^|\.)(?:findings|fixed|reach)\.credential$/.test(name),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `${fake.text('base62', 20)}7x`,
      hits: ({ secret }) => [
        { path: '.env', text: `SIGNING_SECRET=${secret}\nPORT=8080\n` },
        { path: 'app.ts', text: `const clientSecret: string = '${secret}';\n` },
        { path: 'values.yaml', text: `auth:\n  adminPassword: ${secret}\n` },
        { path: 'main.tf', text: `resource "x" "y" {\n  master_password = "${secret}"\n}\n` },
        { path: 'run.sh', text: `export INTERNAL_API_KEY="${secret}"\n` },
        { path: 'app.config', text: `<add key="ServicePassword" value="${secret}" />\n` },
      ],
      misses: (fake) => [
        `  pass('glue-001', 'glue', 'glue:CreateDevEndpoint'),\n`,
        {
          path: 'app.ts',
          text: `const passwordField = '${fake.text('base62', 20)}';\nconst token = await getToken(user.id);\nlet apiKey = process.env.API_KEY;\n`,
        },
        { path: 'i18n.json', text: '{"password": "Please enter your password", "passwordHint": "at least eight characters"}' },
        { path: 'a.yaml', text: `public_key: ${fake.text('base62', 30)}\ncsrf_token: ${fake.text('base62', 30)}\nsecretName: my-app-tls\n` },
        { path: 'k.go', text: `var keyboard = "${fake.text('base62', 20)}"\npassword := os.Getenv("PASSWORD")\n` },
        { path: '.env', text: 'DB_PASSWORD=changeme\nAPI_KEY=your-api-key-here\nTOKEN=${TOKEN}\nSECRET_KEY=<secret>\n' },
      ],
    },
  }),
  defineDetector({
    id: 'named-for-issuer',
    label: 'Random value beside the name of a service',
    issuer: 'unknown',
    docs: 'https://cwe.mitre.org/data/definitions/798.html',
    rank: 5,
    find: [
      {
        anchors: [...ISSUERS],
        pattern:
          /(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))[A-Za-z0-9]{3,20}(?![\w .-]{0,40}(?:[iI][dD]|[uU][rR][lL]|[hH][oO][sS][tT]|[uU][sS][eE][rR]|[nN][aA][mM][eE]|[vV]ersion|VERSION|[hH]ash|HASH|[sS]ha\d*|SHA\d*|[cC]ommit|COMMIT|[cC]hecksum|[dD]igest|[iI]ntegrity|[eE]tag|[rR]ef|[rR]egion|REGION)["']?\s*[:=])[\w .\-"'[\]:=>(,|{}@\\]{0,48}?["'`=: \t](?<secret>[A-Za-z0-9][A-Za-z0-9_\-.]{15,127}={0,2})(?=["'`\s;,)}\]<&|]|\\[nr]|$)/,
        after: 220,
        confidence: 'low',
      },
    ],
    // Only what is plainly random: letters and digits mixed, no words, no version, no host, no checksum of a lock file.
    files: /\.(lock|sum|svg|csv|map|snap|po)$|lock\.(json|ya?ml)$/,
    reject: ({ secret = '' }, { file }) =>
      file ||
      !/\d/.test(secret) ||
      !/[A-Za-z]/.test(secret) ||
      /^[\d.\-v]+$|\.(com|io|net|org|dev|app|js|ts|py|go|rb|json|ya?ml|md|html?|css|svg|png)\b|^sha\d|[-_.]{2}|^\d{4}-\d\d/.test(secret) ||
      looksLikeWords(secret) ||
      shannon(secret) < 3 ||
      randomness(secret) < 4 ||
      !hasLengthOfKey(secret),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `${fake.text('hex', 31)}7`,
      hits: ({ secret }) => [
        `meistertask = ${secret}\n`,
        `scrapeowl apikey=${secret}`,
        { path: 'c.yml', text: `calendarific:\n  api: "${secret}"\n`.replace('\n  ', ' ') },
      ],
      misses: (fake) => [`deepgram 1.2.3-beta.4.release`, `see https://calendarific.com/docs/${fake.text('lower', 20)}`, 'jotform-integration-service-name'],
    },
  }),
  defineDetector({
    id: 'password-hash',
    label: 'Password hash',
    issuer: 'any',
    docs: 'https://hashcat.net/wiki/doku.php?id=example_hashes',
    severity: 'low',
    rank: 12,
    find: [
      { anchors: ['$2a$', '$2b$', '$2y$'], pattern: /\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])/, after: 72 },
      {
        anchors: ['$1$', '$5$', '$6$', '$apr1$'],
        pattern: /\$(?:1|5|6|apr1)\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86}(?![./A-Za-z0-9])/,
        after: 140,
      },
      { anchors: ['$argon2'], pattern: /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{16,128}/, after: 260 },
      { anchors: ['$krb5'], pattern: /\$krb5(?:asrep|tgs|pa)\$\d{1,2}\$[^\s"'<>]{32,4000}/, after: 4096 },
      { anchors: ['{SSHA'], pattern: /\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{28,120}={0,2}/, after: 160 },
    ],
    revoke: { how: 'Have the user choose another password: a hash can be guessed from at leisure', breaks: 'nothing but the old password' },
    examples: {
      sample: (fake) => `$2b$12$${fake.text('base62', 53)}`,
      hits: ({ secret }) => [{ path: 'users.sql', text: `INSERT INTO users VALUES (1, 'ann', '${secret}');\n` }, `admin:${secret}:0:0\n`],
      misses: () => ['it costs $2b$ or so', 'echo $1$2', 'awk {print $5$6}'],
    },
  }),
];
