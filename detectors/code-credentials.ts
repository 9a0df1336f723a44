/** Passwords handed to a call or a statement that signs somebody in, in program text, SQL and PowerShell. */
import { defineDetector } from '../src/define.ts';

const REVOKE = {
  how: "Change this user's password, and have the program read the new one from the environment or a secret store",
  breaks: 'whatever signs in with the old password',
};

const HARMLESS =
  /^(pass(word|wd)?|pwd?|secret|user(name)?|root|admin|test|guest|changeme|foo|bar|x+|\*+|\.+|token|your.*|my.*|the.*|some.*|new.*|old.*|postgres|mysql)\d*$/i;
const reject = ({ user = '', secret = '' }: Record<string, string>): boolean => HARMLESS.test(secret) || secret === user || /[{}<>]|^\$|^%|\s/.test(secret);

export default [
  defineDetector({
    id: 'sign-in-call',
    label: 'Password in a call that signs in',
    issuer: 'any',
    docs: 'https://cwe.mitre.org/data/definitions/798.html',
    weak: true,
    rank: 12,
    identity: ['user', 'secret'],
    identifiers: ['user'],
    find: [
      {
        anchors: [
          'NetworkCredential(',
          'PasswordCredentials(',
          'PasswordAuthentication(',
          'AuthenticationToken(',
          'HTTPBasicAuth(',
          'BasicAuth(',
          'BasicCredentials(',
          'setAuthentication(',
        ],
        pattern: /[A-Za-z]{5,24}\(\s{0,40}@?["'](?<user>[^"'\n]{1,80})["']\s{0,4},\s{0,40}@?["'](?<secret>[^"'\n\\]{5,128})["']/,
        after: 400,
        touching: true,
        confidence: 'medium',
      },
      {
        anchors: ['DirectoryEntry('],
        pattern: /DirectoryEntry\(\s{0,40}@?"[^"\n]{1,200}"\s{0,4},\s{0,40}@?"(?<user>[^"\n]{1,80})"\s{0,4},\s{0,40}@?"(?<secret>[^"\n\\]{5,128})"/,
        after: 700,
        touching: true,
        confidence: 'medium',
      },
    ],
    reject,
    read: ({ user = '' }) => ({ user }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => ({ user: `svc${fake.text('lower', 4)}`, secret: fake.text('base62', 14) }),
      hits: ({ user, secret }) => [
        { path: 'Mail.cs', text: `client.Credentials = new NetworkCredential("${user}", "${secret}");\n` },
        { path: 'api.py', text: `requests.get(url, auth=HTTPBasicAuth('${user}', '${secret}'))\n` },
        { path: 'Dir.cs', text: `var e = new DirectoryEntry("LDAP://ACME",\n    "${user}",\n    "${secret}");\n` },
      ],
      misses: () => ['new NetworkCredential(user, password)', 'HTTPBasicAuth("user", "password")', 'BasicAuth("name", "${PASSWORD}")'],
    },
  }),
  defineDetector({
    id: 'sql-user-password',
    label: 'Password in a statement that makes a database user',
    issuer: 'any',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    weak: true,
    rank: 12,
    find: [
      {
        anchors: ['identified by'],
        pattern:
          /identified by\s{1,4}(?:password\s{1,4})?(?:["'](?<secret>[^"'\n\\]{5,128})["']|(?<bare>(?=[^\s;"'\\]*\d)[A-Za-z0-9!@#%^*_+-]{8,128})(?=[\\;\s]))/i,
        after: 180,
        touching: true,
        confidence: 'medium',
      },
    ],
    reject: ({ secret, bare = '' }) => reject({ secret: secret ?? bare }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.text('base62', 14),
      hits: ({ secret }) => [
        { path: 'init.sql', text: `CREATE USER 'app'@'%' IDENTIFIED BY '${secret}';\n` },
        { path: 'setup.sh', text: `mysql -e "ALTER USER root IDENTIFIED BY '${secret}'"\n` },
        `CREATE USER 'app'@'%' IDENTIFIED BY "${secret}";\n`,
      ],
      misses: () => ["CREATE USER app IDENTIFIED BY 'password'", 'it is identified by your_name', "ALTER ROLE app PASSWORD '$APP_PASSWORD'"],
    },
  }),
  defineDetector({
    id: 'powershell-plain-password',
    label: 'Plain text made a secure string',
    issuer: 'any',
    docs: 'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring',
    weak: true,
    rank: 12,
    find: [
      {
        anchors: ['convertto-securestring'],
        pattern: /convertto-securestring\s{1,4}(?:-asplaintext\s{1,4})?(?:-force\s{1,4})?(?:-string\s{1,4})?\\?["'](?<secret>[^"'\n\\$]{5,128})\\?["']/i,
        after: 240,
        touching: true,
        confidence: 'medium',
      },
    ],
    reject,
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.text('base62', 14),
      hits: ({ secret }) => [
        { path: 'a.ps1', text: `$p = ConvertTo-SecureString "${secret}" -AsPlainText -Force\n` },
        { path: 'b.ps1', text: `$p = ConvertTo-SecureString -String '${secret}' -AsPlainText -Force\n` },
      ],
      misses: () => ['ConvertTo-SecureString $plain -AsPlainText -Force', 'ConvertTo-SecureString "$env:PASSWORD" -AsPlainText'],
    },
  }),
];
