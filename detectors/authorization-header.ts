/** Credentials in HTTP headers and on curl's command line, of no particular issuer. */
import { defineDetector, type Parts } from '../src/define.ts';
import { looksLikeWords, shannon } from '../src/randomness.ts';

const REVOKE = { how: 'Revoke it at the service the request goes to, and read it from the environment instead', breaks: 'requests that carry it' };

const pairOf = (base64: string): [string, string] | undefined => {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 || /[\u0000-\u001f\u007f\ufffd]/.test(text) ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
};

const HARMLESS = /^(pass(word|wd)?|pwd?|secret|user(name)?|root|admin|test|guest|changeme|foo|bar|x+|\*+|\.+|token|your.*|my.*|key|open sesame|opensesame)$/i;

export default [
  defineDetector({
    id: 'bearer-token',
    label: 'Token in an Authorization header',
    issuer: 'any',
    docs: 'https://datatracker.ietf.org/doc/html/rfc6750#section-2.1',
    rank: 15,
    find: [
      {
        anchors: ['bearer '],
        pattern: /bearer\s{1,3}["'`]?(?<secret>[A-Za-z0-9_\-.~+/]{16,2000}={0,2})(?![A-Za-z0-9_${}(<-])/i,
        after: 2048,
        confidence: 'medium',
      },
      {
        anchors: ['authorization'],
        pattern:
          /authorization["'`]?\]?\s{0,3}(?:[:=,]|=>)\s{0,3}["'`]?(?:token|api-?token|api-?key|key|oauth|sso-key|ssws|genie-?key|apikey|bot|basic-token|app-?token|personal-?token)[\s=:]{1,3}["'`]?(?<secret>[A-Za-z0-9_\-.~+/]{16,500}={0,2})(?![A-Za-z0-9_${}(<-])/i,
        after: 640,
        confidence: 'medium',
      },
    ],
    // What looks like words, a path or a variable's name is a description of a token.
    reject: ({ secret = '' }) =>
      shannon(secret) < 3 || looksLikeWords(secret) || !/\d/.test(secret) || /^[a-z]+([._-][a-z]+)+$/i.test(secret) || secret.includes('//'),
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.text('base62', 40),
      hits: ({ secret }) => [
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.test/v1\n`,
        { path: 'call.js', text: `fetch(url, { headers: { Authorization: 'Bearer ${secret}' } });\n` },
        { path: 'call.sh', text: `curl -H "Authorization: Api-Token ${secret}" https://api.acme.test/v1\n` },
      ],
      misses: () => [
        'Authorization: Bearer $TOKEN',
        'Authorization: Bearer <access-token-goes-here>',
        'the bearer authentication-scheme-of-the-api',
        'bearer ${process.env.TOKEN}',
      ],
    },
  }),
  defineDetector({
    id: 'basic-auth',
    label: 'User and password in a Basic Authorization header',
    issuer: 'any',
    docs: 'https://datatracker.ietf.org/doc/html/rfc7617',
    weak: true,
    rank: 15,
    find: [{ anchors: ['basic '], pattern: /basic\s{1,2}(?<secret>[A-Za-z0-9+/]{8,500}={0,2})(?![A-Za-z0-9+/=_$-])/i, after: 520 }],
    reject: ({ secret = '' }: Parts) => {
      const pair = pairOf(secret);
      return !pair || pair[1].length < 4 || HARMLESS.test(pair[1]) || pair[0] === pair[1] || /[{}<>$]/.test(pair.join('')) || secret.length % 4 !== 0;
    },
    verify: () => ({ ok: true, how: 'it decodes to a user and a password' }),
    read: ({ secret = '' }): Record<string, string> => {
      const user = pairOf(secret)?.[0];
      return user && user.length <= 64 ? { user } : {};
    },
    revoke: REVOKE,
    examples: {
      sample: (fake) => Buffer.from(`svc${fake.text('lower', 4)}:${fake.text('base62', 16)}`).toString('base64'),
      hits: ({ secret }) => [`Authorization: Basic ${secret}\n`, { path: 'call.py', text: `headers = {"Authorization": "Basic ${secret}"}\n` }],
      misses: (fake) => [
        'this is a basic introduction to auth',
        `Basic ${Buffer.from('user:password').toString('base64')}`,
        `a basic ${fake.text('lower', 12)} example`,
      ],
    },
  }),
  defineDetector({
    id: 'curl-user',
    label: "User and password on curl's command line",
    issuer: 'any',
    docs: 'https://curl.se/docs/manpage.html#-u',
    weak: true,
    rank: 15,
    identity: ['user', 'secret'],
    identifiers: ['user'],
    find: [
      {
        anchors: ['curl '],
        pattern: /curl(?:[^\n|]|\\\n){0,400}?\s(?:-u|--user|--proxy-user)[\s=]{0,2}(?<user>[^\s:"'$@{}<>]{0,64}):(?<secret>[^\s"'@{}<>|]{4,128})(?![^\s"'])/,
        after: 700,
        touching: true,
        confidence: 'medium',
      },
      {
        // In quotes the password may hold nearly anything.
        anchors: ['curl '],
        pattern: /curl(?:[^\n|]|\\\n){0,400}?\s(?:-u|--user|--proxy-user)[\s=]{0,2}["'](?<user>[^\s:"'$@{}<>]{0,64}):(?<secret>[^"'{}<>\n]{4,128})["']/,
        after: 700,
        touching: true,
        confidence: 'medium',
      },
    ],
    reject: ({ user = '', secret = '' }) => HARMLESS.test(secret) || user === secret || /^\/\/|^\$|\$[A-Za-z_{(]/.test(secret),
    read: ({ user = '' }) => ({ user }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => ({ user: `svc${fake.text('lower', 4)}`, secret: fake.text('base62', 16) }),
      hits: ({ user, secret }) => [
        `curl -u ${user}:${secret} https://acme.test/\n`,
        { path: 'call.sh', text: `curl -sS --user '${user}:${secret}' -X POST https://acme.test/\n` },
      ],
      misses: () => ['curl -u user:password https://acme.test', 'curl -u "$USER:$PASS" https://acme.test', 'curl https://acme.test -o x'],
    },
  }),
];
