/**
 * Command lines of database hosts: Supabase, Neon, PlanetScale, Turso, MongoDB Atlas.
 * Read at their sources 2026-11-21: supabase/cli internal/utils/access_token.go (a file only where there is no keyring), planetscale/cli
 * internal/config/config.go, tursodatabase/turso-cli internal/settings/settings.go, mongodb/mongodb-atlas-cli internal/config/config.go,
 * and neon.com/docs/cli/login.
 */
import { defineStore } from '../src/store.ts';
import { at, date, entries, lines, present, secret, text } from '../src/store-kit.ts';

const CHECKED = '2026-11-21';

export default [
  defineStore({
    id: 'supabase',
    label: 'Supabase CLI',
    docs: 'https://supabase.com/docs/reference/cli/supabase-login',
    checked: CHECKED,
    files: [
      {
        paths: { all: ['~/.supabase/access-token'] },
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('access-token', lines(content)[0]?.trim(), { kind: 'supabase-access-token' }),
      },
    ],
    examples: (fake) => {
      const token = `sbp_${fake.text('hex', 40)}`;
      return [{ path: '~/.supabase/access-token', text: token, finds: [{ value: token, kind: 'supabase-access-token', key: 'access-token' }] }];
    },
  }),
  defineStore({
    id: 'neon',
    label: 'Neon CLI',
    docs: 'https://neon.com/docs/cli/login',
    checked: CHECKED,
    files: [
      {
        paths: { all: ['{config}/neon/credentials.json', '{config}/neonctl/credentials.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) => {
          const identity = text(content, 'user_id');
          return [
            ...secret('access_token', text(content, 'access_token'), { identity, expires: date(at(content, 'expires_at')) }),
            ...secret('refresh_token', text(content, 'refresh_token'), { identity }),
          ];
        },
      },
    ],
    examples: (fake) => {
      const [access, refresh] = [fake.jwt({ sub: 'u1' }), fake.text('base62', 60)];
      return [
        {
          path: '~/.config/neon/credentials.json',
          text: JSON.stringify({ access_token: access, refresh_token: refresh, expires_at: 1_795_000_000_000, user_id: 'u1' }),
          finds: [
            { value: access, key: 'access_token', identity: 'u1', expires: '2026-11-18T11:06:40.000Z' },
            { value: refresh, key: 'refresh_token' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'planetscale',
    label: 'PlanetScale CLI',
    docs: 'https://planetscale.com/docs/cli/auth',
    checked: CHECKED,
    files: [
      {
        paths: { all: ['~/.config/planetscale/access-token'] },
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('access-token', lines(content)[0]?.trim(), { kind: 'planetscale-oauth-token' }),
      },
      {
        paths: { all: ['~/.config/planetscale/pscale.yml'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          secret('service-token', text(content, 'service-token'), { kind: 'planetscale-service-token', identity: text(content, 'service-token-id') }),
      },
    ],
    examples: (fake) => {
      const [token, service] = [fake.text('base62', 43), `pscale_tkn_${fake.text('base62', 43)}`];
      return [
        { path: '~/.config/planetscale/access-token', text: `${token}\n`, finds: [{ value: token, kind: 'planetscale-oauth-token', key: 'access-token' }] },
        {
          path: '~/.config/planetscale/pscale.yml',
          text: `org: acme\nservice-token-id: abc\nservice-token: ${service}\n`,
          finds: [{ value: service, kind: 'planetscale-service-token', key: 'service-token', identity: 'abc' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'turso',
    label: 'Turso CLI',
    docs: 'https://docs.turso.tech/cli/auth/login',
    checked: CHECKED,
    files: [
      {
        paths: {
          all: ['{config}/turso/settings.json'],
          darwin: ['{support}/turso/settings.json'],
          win32: ['{appdata}/turso/settings.json', '{localappdata}/turso/settings.json'],
        },
        moved: [{ by: 'TURSO_CONFIG_FOLDER', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: (content) =>
          secret('token', text(content, 'token'), { kind: 'turso-token', identity: text(content, 'username'), about: [text(content, 'organization') ?? ''] }),
      },
    ],
    examples: (fake) => {
      const token = fake.jwt({ id: 'u1', exp: 1_795_000_000 }, { alg: 'RS256', typ: 'JWT' });
      const text = JSON.stringify({ organization: 'acme', token, username: 'ann' });
      const finds = [{ value: token, kind: 'turso-token', key: 'token', identity: 'ann' }];
      return [
        { path: '~/.config/turso/settings.json', text, finds },
        { path: '~/Library/Application Support/turso/settings.json', platform: 'darwin', text, finds },
      ];
    },
  }),
  defineStore({
    id: 'atlas-cli',
    label: 'MongoDB Atlas CLI',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/atlas-cli-save-connection-settings/',
    checked: CHECKED,
    files: [
      {
        paths: {
          all: ['{config}/atlascli/config.toml', '{config}/mongocli.toml'],
          darwin: ['{support}/atlascli/config.toml'],
          win32: ['{appdata}/atlascli/config.toml'],
        },
        read: 'fields',
        format: 'toml',
        fields: (content) =>
          entries(content).flatMap(([name, profile]) => {
            const told = { about: [name] };
            return [
              ...secret(`${name}.private_api_key`, text(profile, 'private_api_key'), {
                ...told,
                kind: 'mongodb-atlas-api-key',
                identity: text(profile, 'public_api_key') ?? name,
              }),
              ...secret(`${name}.client_secret`, text(profile, 'client_secret'), {
                ...told,
                kind: 'mongodb-atlas-service-account',
                parts: present({ id: text(profile, 'client_id') }),
                identity: name,
              }),
              ...['access_token', 'refresh_token'].flatMap((key) => secret(`${name}.${key}`, text(profile, key), { ...told, identity: name })),
            ];
          }),
      },
    ],
    examples: (fake) => {
      const key = fake.uuid();
      return [
        {
          path: '~/.config/atlascli/config.toml',
          text: `[prod]\norg_id = "1"\npublic_api_key = "abcdefgh"\nprivate_api_key = "${key}"\n`,
          finds: [{ value: key, kind: 'mongodb-atlas-api-key', key: 'prod.private_api_key', identity: 'abcdefgh', environment: 'production' }],
        },
      ];
    },
  }),
];
