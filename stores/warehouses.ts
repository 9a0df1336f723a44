/**
 * Data warehouses' clients: Snowflake, Databricks, dbt.
 * Snowflake: docs.snowflake.com/developer-guide/snowflake-cli/connecting/configure-cli, checked 2026-11-21. docs.databricks.com (auth/config-profiles)
 * and docs.getdbt.com (connection-profiles) were not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, date, entries, hostOf, present, secret, text } from '../src/store-kit.ts';

const told = (name: string, connection: unknown) => {
  const account = text(connection, 'account') ?? text(connection, 'accountname');
  const role = text(connection, 'role') ?? text(connection, 'rolename');
  const user = text(connection, 'user') ?? text(connection, 'username');
  return {
    account,
    more: {
      host: account ? `${account}.snowflakecomputing.com` : undefined,
      identity: user && role ? `${user} as ${role}` : (user ?? name),
      about: [name, text(connection, 'database') ?? text(connection, 'dbname'), text(connection, 'warehouse') ?? text(connection, 'warehousename')].filter(
        (w) => w !== undefined,
      ),
    },
  };
};

const snowflake = (content: unknown): Stored[] => {
  // `[connections.name]` in config.toml, `[name]` in connections.toml, `[connections.name]` as one section's name in SnowSQL's.
  const all = [...entries(content, 'connections'), ...entries(content)];
  return all.flatMap(([section, connection]) => {
    const name = section.replace(/^connections\.?/, '') || 'default';
    const { account, more } = told(name, connection);
    return ['password', 'token', 'private_key_passphrase', 'oauth_client_secret'].flatMap((key) =>
      secret(`${section}.${key}`, text(connection, key), {
        ...more,
        ...(key === 'password' ? { kind: 'snowflake-password', parts: present({ account }) } : {}),
        ...(key === 'token' ? { kind: 'snowflake-access-token', parts: present({ account }) } : {}),
      }),
    );
  });
};

const home = (name: string) => [{ by: 'SNOWFLAKE_HOME', to: 'folder' as const, rest: name }];
const folders = (name: string) => ({
  all: [`~/.snowflake/${name}`],
  linux: [`{config}/snowflake/${name}`],
  darwin: [`{support}/snowflake/${name}`],
  win32: [`{localappdata}/snowflake/${name}`],
});

export default [
  defineStore({
    id: 'snowflake',
    label: 'Snowflake CLI',
    docs: 'https://docs.snowflake.com/developer-guide/snowflake-cli/connecting/configure-cli',
    checked: '2026-11-21',
    files: [
      { paths: folders('connections.toml'), moved: home('connections.toml'), read: 'fields', format: 'toml', fields: snowflake },
      { paths: folders('config.toml'), moved: home('config.toml'), read: 'fields', format: 'toml', fields: snowflake },
      { paths: { all: ['~/.snowsql/config'] }, read: 'fields', format: 'ini', fields: snowflake },
    ],
    examples: (fake) => {
      const [one, two, three] = [fake.text('base62', 16), fake.text('base62', 16), fake.text('base62', 16)];
      return [
        {
          path: '~/.snowflake/config.toml',
          text: `default_connection_name = "a"\n\n[connections.a]\naccount = "acme-eu"\nuser = "ann"\nrole = "SYSADMIN"\ndatabase = "PROD_DB"\npassword = "${one}"\n`,
          finds: [
            {
              value: one,
              kind: 'snowflake-password',
              key: 'a.password',
              identity: 'ann as SYSADMIN',
              host: 'acme-eu.snowflakecomputing.com',
              environment: 'production',
            },
          ],
        },
        {
          path: '~/.snowflake/connections.toml',
          text: `[dev]\naccount = "acme"\nuser = "bob"\npassword = "${two}"\n`,
          finds: [{ value: two, key: 'dev.password', kind: 'snowflake-password', environment: 'development' }],
        },
        {
          path: '~/.snowsql/config',
          text: `[connections]\naccountname = acme\nusername = ann\npassword = ${three}\n`,
          finds: [{ value: three, kind: 'snowflake-password', key: 'connections.password', identity: 'ann' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'databricks',
    label: 'Databricks CLI',
    docs: 'https://docs.databricks.com/dev-tools/auth/config-profiles',
    files: [
      {
        paths: { all: ['~/.databrickscfg'] },
        moved: [{ by: 'DATABRICKS_CONFIG_FILE', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, profile]) => {
            const host = hostOf(text(profile, 'host'));
            const identity = text(profile, 'client_id') ?? text(profile, 'username') ?? name;
            const kinds: Record<string, string> = { token: 'databricks-pat', client_secret: 'databricks-oauth-secret' };
            return ['token', 'client_secret', 'password', 'azure_client_secret', 'google_credentials'].flatMap((key) =>
              secret(`${name}.${key}`, text(profile, key), { kind: kinds[key], parts: present({ host }), host, identity, about: [name] }),
            );
          }),
      },
      {
        paths: { all: ['~/.databricks/token-cache.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content, 'tokens').flatMap(([host, token]) =>
            ['access_token', 'refresh_token'].flatMap((key) =>
              secret(`tokens.${host}.${key}`, text(token, key), {
                host: hostOf(host),
                expires: key === 'access_token' ? date(at(token, 'expiry')) : undefined,
              }),
            ),
          ),
      },
    ],
    examples: (fake) => {
      const [pat, refresh] = [`dapi${fake.text('hex', 32)}`, fake.text('base62', 64)];
      return [
        {
          path: '~/.databrickscfg',
          text: `[staging]\nhost = https://dbc-1.cloud.databricks.com\ntoken = ${pat}\n`,
          finds: [
            { value: pat, kind: 'databricks-pat', key: 'staging.token', identity: 'staging', host: 'dbc-1.cloud.databricks.com', environment: 'staging' },
          ],
        },
        {
          path: '~/.databricks/token-cache.json',
          text: JSON.stringify({ version: 1, tokens: { 'https://dbc-1.cloud.databricks.com': { refresh_token: refresh, expiry: '2026-11-21T20:00:00Z' } } }),
          finds: [{ value: refresh, key: 'tokens.https://dbc-1.cloud.databricks.com.refresh_token', host: 'dbc-1.cloud.databricks.com' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'dbt',
    label: 'dbt',
    docs: 'https://docs.getdbt.com/docs/core/connect-data-platform/profiles.yml',
    files: [
      {
        paths: { all: ['~/.dbt/profiles.yml'] },
        moved: [{ by: 'DBT_PROFILES_DIR', to: 'folder' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          entries(content).flatMap(([profile, p]) =>
            entries(p, 'outputs').flatMap(([target, output]) =>
              ['password', 'pass', 'token', 'private_key_passphrase', 'private_key', 'client_secret', 'refresh_token'].flatMap((key) =>
                secret(`${profile}.outputs.${target}.${key}`, text(output, key), {
                  identity: text(output, 'user') ?? text(output, 'role'),
                  host: text(output, 'host') ?? (text(output, 'account') ? `${text(output, 'account')}.snowflakecomputing.com` : undefined),
                  about: [target, ...[text(output, 'dbname'), text(output, 'schema')].filter((w) => w !== undefined)],
                }),
              ),
            ),
          ),
      },
      { paths: { all: ['~/.dbt/dbt_cloud.yml'] }, read: 'text' },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 16);
      return [
        {
          path: '~/.dbt/profiles.yml',
          text: `shop:\n  target: prod\n  outputs:\n    prod:\n      type: postgres\n      host: db.acme.io\n      user: dbt\n      password: ${password}\n    dev:\n      password: "{{ env_var('DBT_PASSWORD') }}"\n`,
          finds: [{ value: password, key: 'shop.outputs.prod.password', identity: 'dbt', host: 'db.acme.io', environment: 'production' }],
        },
      ];
    },
  }),
];
