/** Addresses with a user and a password in them, and the files that hold such pairs: .netrc, .pgpass. */
import { defineDetector, type Parts, type Span } from '../src/define.ts';

const HARMLESS =
  /^(pass(word|wd|wort)?|pwd?|secret|user(name)?|root|admin|test|guest|changeme|foo|bar|x|xxx+|\*+|\.{2,}|token|your[-_]?\w+|my[-_]?\w+|key|auth|password\d?|passw0rd|p@ssw0rd|x-oauth-basic|x-token-auth|oauth2|git|anonymous|y|z|a|b|c|pw|pass\d?)$/i;

const reject = ({ user = '', secret = '', host = '' }: Parts): boolean =>
  HARMLESS.test(secret) || secret === user || /[{}<>$*]|%s|\.\.\./.test(secret + user) || /(^|\.)(example|invalid)(\.(com|org|net|edu))?(:\d+)?$/i.test(host);

/** From `://`: the scheme before it, then `user:password@host`, read character by character because most addresses have none. */
function locate(text: string, at: number): Span[] | undefined {
  let p = at + 3;
  let colon = -1;
  const limit = Math.min(text.length, p + 320);
  for (; p < limit; p++) {
    const c = text.charCodeAt(p);
    if (c === 64 && colon >= 0) break; // @; one before the colon belongs to the user's address
    if (c === 58 && colon < 0) colon = p;
    // Space, quotes, <, >, /, ?, #, \, ` end the authority.
    if (c <= 32 || c === 34 || c === 39 || c === 60 || c === 62 || c === 47 || c === 63 || c === 35 || c === 92 || c === 96) return undefined;
  }
  if (p >= limit || colon < 0 || p - colon < 4 || colon === at + 3) return undefined;
  const host = /^[^\s/?#"'`<>()\\,;|&]+/.exec(text.slice(p + 1))?.[0];
  if (!host || !/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\]/i.test(host) || !/[a-z]/i.test(text.charAt(at - 1))) return undefined;
  return [
    { name: 'user', start: at + 3, end: colon },
    { name: 'secret', start: colon + 1, end: p },
    { name: 'host', start: p + 1, end: p + 1 + host.replace(/:\d+$/, '').length },
  ];
}

const read = ({ user = '', host = '' }: Parts) => ({ user, host: host.replace(/:\d+$/, '') });
const REVOKE = { how: "Change this user's password at the host, and keep the new one out of the address", breaks: 'whatever signs in with the old password' };
const pair = (fake: import('../src/kit.ts').Fake) => ({
  user: `u${fake.text('lower', 4)}`,
  secret: fake.text('base62', 14),
  host: `git.${fake.text('lower', 5)}.io`,
});
const COMMON = { issuer: 'any', weak: true, identity: ['user', 'secret', 'host'], identifiers: ['user', 'host'], reject, read, revoke: REVOKE };

export default [
  defineDetector({
    ...COMMON,
    id: 'url-password',
    label: 'Password in an address',
    docs: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    rank: 10,
    find: [{ anchors: ['://'], line: true, before: 8, after: 600, locate, confidence: 'medium' }],
    examples: {
      sample: pair,
      hits: ({ user, secret, host }) => [
        `git clone https://${user}:${secret}@${host}/a/b.git\n`,
        { path: '.git-credentials', text: `https://${user}:${secret}@${host}\n` },
        { path: 'settings.py', text: `PROXY = "http://${user}:${secret}@${host}:8080"\n` },
      ],
      misses: () => [
        'https://user:password@host.io/',
        'http://localhost:8080/@scope/pkg',
        'https://$USER:$PASS@git.io',
        'ssh://git@git.io:22/x',
        'https://github.com/a/b:c@d',
      ],
    },
  }),
  defineDetector({
    ...COMMON,
    id: 'netrc-password',
    label: 'Password in a netrc entry',
    docs: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    rank: 30,
    find: [
      {
        anchors: ['machine '],
        pattern: /machine\s+(?<host>[\w.:-]{3,200})\s+login\s+(?<user>\S{1,100})\s+password\s+(?<secret>\S{4,300})/,
        after: 700,
        touching: true,
      },
    ],
    examples: {
      sample: pair,
      hits: ({ user, secret, host }) => [
        { path: '.netrc', text: `machine ${host}\n  login ${user}\n  password ${secret}\n` },
        `machine ${host} login ${user} password ${secret}\n`,
      ],
      misses: () => ['the machine learning login password is long', 'machine git.io login me password $TOKEN'],
    },
  }),
  defineDetector({
    ...COMMON,
    id: 'pgpass-password',
    label: 'Password in a pgpass entry',
    docs: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    rank: 30,
    find: [
      {
        anchors: [':5432:', ':6432:'],
        before: 128,
        after: 300,
        pattern: /(?<![\w.:*-])(?<host>[\w.*-]{1,128}):[56]432:(?<database>[\w*-]{1,63}):(?<user>[\w.@*-]{1,63}):(?<secret>[^\s"'`]{4,128})/,
        touching: true,
      },
    ],
    examples: {
      sample: pair,
      hits: ({ user, secret, host }) => [
        { path: '.pgpass', text: `${host}:5432:orders:${user}:${secret}\n` },
        `echo '${host}:5432:*:${user}:${secret}' > ~/.pgpass\n`,
      ],
      misses: () => ['db:5432:app', '0.0.0.0:5432:5432', 'host:5432:db:user:$PGPASSWORD'],
    },
  }),
];
