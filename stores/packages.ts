/**
 * Registries of other languages: Cargo, RubyGems, Composer, NuGet, Hex, Visual Studio Code extensions.
 * Hex: lib/hex/config.ex of hexpm/hex, checked 2026-11-21. doc.rust-lang.org/cargo, guides.rubygems.org, getcomposer.org/doc and
 * learn.microsoft.com/nuget were not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { entries, hostOf, lines, list, secret, text } from '../src/store-kit.ts';

const composer = (content: unknown): Stored[] => [
  ...['github-oauth', 'gitlab-oauth', 'gitlab-token', 'bearer'].flatMap((group) =>
    entries(content, group).flatMap(([host, value]) =>
      secret(`${group}.${host}`, text(value) ?? text(value, 'token'), { host, identity: text(value, 'username') }),
    ),
  ),
  ...['http-basic', 'bitbucket-oauth'].flatMap((group) =>
    entries(content, group).flatMap(([host, login]) =>
      secret(`${group}.${host}.password`, text(login, 'password') ?? text(login, 'consumer-secret'), { host, identity: text(login, 'username') }),
    ),
  ),
];

export default [
  defineStore({
    id: 'cargo',
    label: 'Cargo',
    docs: 'https://doc.rust-lang.org/cargo/reference/config.html#credentials',
    files: [
      {
        paths: { all: ['~/.cargo/credentials.toml', '~/.cargo/credentials'] },
        moved: [{ by: 'CARGO_HOME', to: 'folder' }],
        read: 'fields',
        format: 'toml',
        fields: (content) => [
          ...secret('registry.token', text(content, 'registry', 'token'), { kind: 'crates-token' }),
          ...entries(content, 'registries').flatMap(([name, r]) =>
            ['token', 'secret-key'].flatMap((key) => secret(`registries.${name}.${key}`, text(r, key), { identity: name, about: [name] })),
          ),
        ],
      },
    ],
    examples: (fake) => {
      const [token, other] = [`cio${fake.text('base62', 32)}`, fake.text('base62', 40)];
      return [
        {
          path: '~/.cargo/credentials.toml',
          text: `[registry]\ntoken = "${token}"\n\n[registries.acme]\ntoken = "${other}"\n`,
          finds: [
            { value: token, kind: 'crates-token', key: 'registry.token' },
            { value: other, key: 'registries.acme.token', identity: 'acme' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'rubygems',
    label: 'RubyGems and Bundler',
    docs: 'https://guides.rubygems.org/command-reference/#gem-signin',
    files: [
      {
        paths: { all: ['~/.gem/credentials', '{data}/gem/credentials'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) => entries(content).flatMap(([key, value]) => secret(key, value, { host: /^https?:/.test(key) ? hostOf(key) : undefined })),
      },
      {
        paths: { all: ['~/.bundle/config'] },
        moved: [{ by: 'BUNDLE_USER_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'yaml',
        // The key is a host in capitals, the value `user:password` or a token.
        fields: (content) =>
          entries(content).flatMap(([key, value]) => {
            if (typeof value !== 'string' || !key.includes('__') || /^BUNDLE_(?:BUILD|MIRROR|LOCAL|PLUGINS|WITHOUT)/.test(key)) return [];
            const colon = value.indexOf(':');
            const host = key.slice('BUNDLE_'.length).replaceAll('___', '-').replaceAll('__', '.').toLowerCase();
            return secret(key, value.slice(colon + 1), { host, identity: colon > 0 ? value.slice(0, colon) : undefined });
          }),
      },
    ],
    examples: (fake) => {
      const [token, password] = [`rubygems_${fake.text('hex', 48)}`, fake.text('base62', 20)];
      return [
        { path: '~/.gem/credentials', text: `---\n:rubygems_api_key: ${token}\n`, finds: [{ value: token, kind: 'rubygems-key', key: ':rubygems_api_key' }] },
        {
          path: '~/.bundle/config',
          text: `---\nBUNDLE_GEMS__ACME__IO: "ann:${password}"\n`,
          finds: [{ value: password, key: 'BUNDLE_GEMS__ACME__IO', identity: 'ann', host: 'gems.acme.io' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'composer',
    label: 'Composer',
    docs: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    files: [
      {
        paths: { all: ['{config}/composer/auth.json', '~/.composer/auth.json'], win32: ['{appdata}/Composer/auth.json'] },
        moved: [{ by: 'COMPOSER_HOME', to: 'folder', rest: 'auth.json' }],
        read: 'fields',
        format: 'json',
        fields: composer,
      },
    ],
    examples: (fake) => {
      const [token, password] = [`ghp_${fake.text('base62', 36)}`, fake.text('base62', 18)];
      return [
        {
          path: '~/.config/composer/auth.json',
          text: JSON.stringify({ 'github-oauth': { 'github.com': token }, 'http-basic': { 'repo.acme.io': { username: 'ann', password } } }),
          finds: [
            { value: token, kind: 'github-classic-pat', key: 'github-oauth.github.com', host: 'github.com' },
            { value: password, key: 'http-basic.repo.acme.io.password', identity: 'ann', host: 'repo.acme.io' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'nuget',
    label: 'NuGet',
    docs: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
    files: [
      {
        paths: { all: ['~/.nuget/NuGet/NuGet.Config', '{config}/NuGet/NuGet.Config'], win32: ['{appdata}/NuGet/NuGet.Config'] },
        read: 'fields',
        format: 'xml',
        // `Password` is encrypted for this user of Windows, `ClearTextPassword` is not; keys in `apikeys` are encrypted too.
        fields: (content) =>
          list(content, 'configuration').flatMap((c) =>
            list(c, 'packageSourceCredentials').flatMap((sources) =>
              entries(sources).flatMap(([name, source]) =>
                list(source).flatMap((s) => {
                  const adds = new Map(list(s, 'add').map((a) => [text(list(a, '@key')[0]), text(list(a, '@value')[0])]));
                  return secret(`packageSourceCredentials.${name}.ClearTextPassword`, adds.get('ClearTextPassword'), {
                    identity: adds.get('Username'),
                    about: [name],
                  });
                }),
              ),
            ),
          ),
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 20);
      return [
        {
          path: '~/.nuget/NuGet/NuGet.Config',
          text: `<configuration>\n  <packageSourceCredentials>\n    <Acme>\n      <add key="Username" value="ann" />\n      <add key="ClearTextPassword" value="${password}" />\n    </Acme>\n  </packageSourceCredentials>\n</configuration>\n`,
          finds: [{ value: password, key: 'packageSourceCredentials.Acme.ClearTextPassword', identity: 'ann' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'hex',
    label: 'Hex',
    docs: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html',
    checked: '2026-11-21',
    files: [
      {
        // Terms of Erlang: `{'$write_key',<<"…">>}.`
        paths: { all: ['~/.hex/hex.config', '{config}/hex/hex.config'] },
        moved: [{ by: 'HEX_HOME', to: 'folder' }],
        read: 'fields',
        format: 'lines',
        fields: (content) =>
          [
            ...lines(content)
              .join('\n')
              .matchAll(/(?:^|['"<{,\s])\$?(write_key|read_key|auth_key|api_key|encrypted_key)[^<\n]{0,12}<<"([^"\n]{8,2000})">>/g),
          ].flatMap(([, key = '', value]) => secret(key, value, { kind: 'hex-key' })),
      },
    ],
    examples: (fake) => {
      const key = fake.text('hex', 32);
      return [
        {
          path: '~/.hex/hex.config',
          text: `{'$write_key',<<"${key}">>}.\n{username,<<"ann">>}.\n`,
          finds: [{ value: key, kind: 'hex-key', key: 'write_key' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'vsce',
    label: 'vsce',
    docs: 'https://code.visualstudio.com/api/working-with-extensions/publishing-extension',
    files: [
      {
        paths: { all: ['~/.vsce', '~/.ovsx'] },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          [...list(content, 'publishers'), ...list(content, 'namespaces')].flatMap((p) =>
            secret(`publishers.${text(p, 'name')}.pat`, text(p, 'pat'), { identity: text(p, 'name') }),
          ),
      },
    ],
    examples: (fake) => {
      const pat = fake.text('abcdefghijklmnopqrstuvwxyz234567', 52);
      return [
        {
          path: '~/.vsce',
          text: JSON.stringify({ publishers: [{ name: 'acme', pat }] }),
          finds: [{ value: pat, key: 'publishers.acme.pat', identity: 'acme' }],
        },
      ];
    },
  }),
];
