/**
 * npm, Yarn, pnpm and Bun: tokens by registry. A `${VAR}` in them is a reference and no finding.
 * Paths: github.com/npm/cli docs/lib/content/configuring-npm/npmrc.md, yarnpkg.com/configuration/yarnrc, pnpm.io/npmrc, bun.sh/docs/runtime/bunfig (not checked).
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, entries, hostOf, secret, text } from '../src/store-kit.ts';

const KINDS: Record<string, string> = { _authtoken: 'npmrc-auth-token', _password: 'npmrc-password', _auth: 'npmrc-password' };

const npmrc = (content: unknown): Stored[] =>
  entries(content).flatMap(([, section]) =>
    entries(section).flatMap(([key, value]) => {
      const [, registry, name] = /^(?:(\/\/.*):)?(_auth|_authtoken|_password)$/i.exec(key) ?? [];
      if (!name) return [];
      const identity = text(section, registry ? `${registry}:username` : 'username');
      return secret(key, value, { kind: KINDS[name.toLowerCase()], host: hostOf(registry), identity });
    }),
  );

const yarnrc = (content: unknown): Stored[] => {
  const scopes = [
    ['', content] as const,
    ...['npmRegistries', 'npmScopes'].flatMap((group) => entries(content, group).map(([n, s]) => [`${group}.${n}.`, s] as const)),
  ];
  return scopes.flatMap(([prefix, scope]) => {
    const host = hostOf(text(scope, 'npmRegistryServer') ?? /^npmRegistries\.(.*)\.$/.exec(prefix)?.[1]);
    return [
      ...secret(`${prefix}npmAuthToken`, text(scope, 'npmAuthToken'), { kind: 'npmrc-auth-token', host }),
      ...secret(`${prefix}npmAuthIdent`, text(scope, 'npmAuthIdent'), { kind: 'npmrc-password', host }),
    ];
  });
};

const bunfig = (content: unknown): Stored[] => {
  const registries = [
    ['install.registry', at(content, 'install', 'registry')] as const,
    ...entries(content, 'install', 'scopes').map(([n, s]) => [`install.scopes.${n}`, s] as const),
  ];
  return registries.flatMap(([key, registry]) => {
    const told = { host: hostOf(text(registry, 'url')), identity: text(registry, 'username') };
    return [
      ...secret(`${key}.token`, text(registry, 'token'), { kind: 'npmrc-auth-token', ...told }),
      ...secret(`${key}.password`, text(registry, 'password'), told),
    ];
  });
};

export default [
  defineStore({
    id: 'npm',
    label: 'npm',
    docs: 'https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/npmrc.md',
    files: [
      {
        paths: {
          all: ['~/.npmrc', '{config}/pnpm/rc', '{config}/pnpm/auth.ini'],
          darwin: ['{preferences}/pnpm/rc', '{preferences}/pnpm/auth.ini'],
          win32: ['{localappdata}/pnpm/config/rc'],
        },
        moved: [
          { by: 'NPM_CONFIG_USERCONFIG', to: 'file' },
          { by: 'npm_config_userconfig', to: 'file' },
        ],
        read: 'fields',
        format: 'ini',
        fields: npmrc,
      },
    ],
    examples: (fake) => {
      const [token, other, password] = [`npm_${fake.text('base62', 36)}`, fake.text('base62', 40), Buffer.from(fake.text('base62', 20)).toString('base64')];
      return [
        {
          path: '~/.npmrc',
          text: `//registry.acme.io/:_authToken=${other}\n//pkg.acme.io/npm/:_password="${password}"\n//pkg.acme.io/npm/:username=ci\n//registry.acme.test/:_authToken=\${NPM_TOKEN}\n//npm.acme.io/:_authToken=${token}\n`,
          finds: [
            { value: other, kind: 'npmrc-auth-token', key: '//registry.acme.io/:_authToken', host: 'registry.acme.io' },
            { value: password, kind: 'npmrc-password', key: '//pkg.acme.io/npm/:_password', identity: 'ci', host: 'pkg.acme.io' },
            { value: token, kind: 'npm-token', key: '//npm.acme.io/:_authToken' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'yarn',
    label: 'Yarn',
    docs: 'https://yarnpkg.com/configuration/yarnrc',
    files: [{ paths: { all: ['~/.yarnrc.yml'] }, read: 'fields', format: 'yaml', fields: yarnrc }],
    examples: (fake) => {
      const token = fake.text('base62', 40);
      return [
        {
          path: '~/.yarnrc.yml',
          text: `npmAuthToken: "\${NPM_TOKEN}"\nnpmScopes:\n  acme:\n    npmRegistryServer: "https://npm.acme.io"\n    npmAuthToken: ${token}\n`,
          finds: [{ value: token, kind: 'npmrc-auth-token', key: 'npmScopes.acme.npmAuthToken', host: 'npm.acme.io' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'bun',
    label: 'Bun',
    docs: 'https://bun.sh/docs/runtime/bunfig',
    files: [{ paths: { all: ['~/.bunfig.toml', '{config}/.bunfig.toml'] }, read: 'fields', format: 'toml', fields: bunfig }],
    examples: (fake) => {
      const token = fake.text('base62', 40);
      return [
        {
          path: '~/.bunfig.toml',
          text: `[install.scopes]\nacme = { token = "${token}", url = "https://npm.acme.io/" }\n`,
          finds: [{ value: token, kind: 'npmrc-auth-token', key: 'install.scopes.acme.token', host: 'npm.acme.io' }],
        },
      ];
    },
  }),
];
