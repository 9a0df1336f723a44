/** Docker: Hub access tokens, and the registry logins in config.json. */
import { type Companion, type Detector, defineDetector, type Parts, type Span } from '../src/define.ts';

/** The name a token signs in with: in the same login, where it is certain, or in a setting or an option near it. */
const NAME = '(?<part>[a-z0-9][a-z0-9_-]{1,38})';
const COMPANIONS: Companion[] = [
  { name: 'login', pattern: new RegExp(`(?<![A-Za-z0-9_.-])${NAME}:(?=dckr_)`), within: 60, shared: true },
  {
    name: 'user',
    pattern: new RegExp(`(?:(?:-u|--username)[ =]|(?:[Uu]ser(?:[Nn]ame)?|USER(?:NAME)?)["']?\\s{0,3}[:=]\\s{0,3})["']?${NAME}(?![A-Za-z0-9_.:@/-])`),
    within: 200,
    shared: true,
  },
];

const hub = (id: string, label: string, prefix: string, length: number, docs: string, extra: Partial<Detector> = {}) =>
  defineDetector({
    id,
    label,
    issuer: 'Docker',
    docs,
    rank: 60,
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[A-Za-z0-9_-]{${length}}(?![A-Za-z0-9_-])`), after: 60 }],
    companions: COMPANIONS,
    identifiers: ['login', 'user'],
    revoke: {
      how: 'Delete it at app.docker.com under Access tokens',
      url: 'https://app.docker.com/settings/personal-access-tokens',
      breaks: 'pulls and pushes that sign in with it',
    },
    examples: {
      sample: (fake) => prefix + fake.text('base64url', length - 1) + fake.text('base62', 1),
      hits: ({ secret }) => [
        `DOCKERHUB_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `with:\n  username: acme\n  password: "${secret}"\n` },
        { path: 'login.sh', text: `echo ${secret} | docker login -u acme --password-stdin\n` },
      ],
      misses: (fake) => [`${prefix}${fake.text('base62', 10)}`, `${prefix}$TOKEN`, `${prefix}${'x'.repeat(length)}`],
    },
    ...extra,
  });

const login = (secret: string): { user: string; password: string } | undefined => {
  const text = Buffer.from(secret, 'base64').toString('latin1');
  const colon = text.indexOf(':');
  return colon > 0 && /^[\x20-\x7e\n]+$/.test(text) ? { user: text.slice(0, colon), password: text.slice(colon + 1) } : undefined;
};

/** `"registry": { … "auth": "base64 of user:password"`; `at` is where `"auth"` begins. */
function locate(text: string, at: number): Span[] | undefined {
  const match = /^\\?"auth\\?"\s{0,4}:\s{0,4}\\?"([A-Za-z0-9+/]{8,6000}={0,2})\\?"/.exec(text.slice(at));
  if (!match?.[1] || !login(match[1])) return undefined;
  const start = at + match[0].lastIndexOf(match[1]);
  const spans: Span[] = [{ name: 'secret', start, end: start + match[1].length }];
  // Looked for from the end, so that the nearest name of a registry wins.
  const host = /"(?:https?:\/\/)?([\w.-]{1,200}(?::\d{1,5})?)(?:\/[\w./-]{0,80})?\\?"\s{0,4}:\s{0,4}\{[^{}]{0,200}$/.exec(text.slice(0, at));
  if (host?.[1]) {
    const begin = host.index + host[0].indexOf(host[1]);
    spans.push({ name: 'host', start: begin, end: begin + host[1].length });
  }
  return spans;
}

export default [
  hub('docker-hub-token', 'Docker Hub personal access token', 'dckr_pat_', 27, 'https://docs.docker.com/security/access-tokens/'),
  hub('docker-hub-org-token', 'Docker Hub organization access token', 'dckr_oat_', 32, 'https://docs.docker.com/enterprise/security/access-tokens/'),
  defineDetector({
    id: 'docker-config-auth',
    label: 'Registry login in a Docker config',
    issuer: 'Docker',
    docs: 'https://docs.docker.com/reference/cli/docker/login/',
    // Below a token of a known kind, which may be the password in it.
    rank: 45,
    weak: true,
    identifiers: ['host'],
    find: [
      {
        anchors: ['"auth"', 'auth\\"'],
        before: 360,
        after: 6100,
        locate: (text, at) => locate(text, text.charAt(at) === '"' ? at : at - (text.charAt(at - 2) === '\\' ? 2 : 1)),
      },
    ],
    reject: ({ secret = '' }: Parts) => {
      const { user = '', password = '' } = login(secret) ?? {};
      return (
        password.length < 4 ||
        password === user ||
        /^(?:pass(?:word|wd)?|secret|token|changeme|your\w*|x+|\*+|test)$|[${}<>]/i.test(password.split('\n')[0] ?? '')
      );
    },
    verify: () => ({ ok: true, how: 'it decodes to a user and a password' }),
    read: ({ secret = '', host = '' }) => {
      const user = login(secret)?.user ?? '';
      return { ...(host ? { host } : {}), ...(user && user.length <= 80 ? { user } : {}) };
    },
    revoke: {
      how: "Change the password or revoke the token at the registry, and keep logins in the system's keychain",
      breaks: 'pulls and pushes from machines with this config',
    },
    examples: {
      sample: (fake) => ({
        secret: Buffer.from(`ci${fake.text('lower', 4)}:${fake.text('base62', 20)}`).toString('base64'),
        host: `registry.${fake.text('lower', 6)}.io`,
      }),
      hits: ({ secret, host }) => [
        { path: '.docker/config.json', text: `{\n  "auths": {\n    "${host}": {\n      "auth": "${secret}"\n    }\n  }\n}\n` },
        { path: 'config.json', text: `{"auths":{"https://${host}/v1/":{"auth":"${secret}","email":"ci@acme.test"}}}` },
        { path: 'secret.yml', text: `stringData:\n  .dockerconfigjson: '{"auths":{"${host}":{"auth":"${secret}"}}}'\n` },
      ],
      misses: (fake) => [
        { path: 'config.json', text: `{"auths":{"a.io":{"auth":"${fake.text('base62', 24)}"}}}` },
        { path: 'config.json', text: `{"auths":{"a.io":{"auth":"${Buffer.from('username:password').toString('base64')}"}}}` },
        { path: 'config.json', text: '{"auths":{"a.io":{}},"credsStore":"desktop"}' },
      ],
    },
  }),
];
