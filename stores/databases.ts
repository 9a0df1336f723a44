/**
 * Database clients: PostgreSQL's password and service files, MySQL's option files, DBeaver.
 * postgresql.org/docs/current/libpq-pgpass.html and libpq-pgservice.html, dev.mysql.com (option-files, mysql-config-editor) and
 * dbeaver.com/docs, not checked.
 */
import { defineStore } from '../src/store.ts';
import { entries, lines, present, secret, text } from '../src/store-kit.ts';

/** `host:port:database:user:password`; a backslash takes the meaning from a colon or backslash. */
function pgpass(line: string): string[] | undefined {
  if (/^\s*(?:#|$)/.test(line) || line.length > 4000) return undefined;
  const parts = [...line.matchAll(/((?:\\.|[^\\:])*)(?::|$)/g)].map((m) => m[1] ?? '');
  // A password may hold colons that nobody marked.
  const start = line.match(/^(?:(?:\\.|[^\\:])*:){4}/)?.[0].length;
  return start === undefined ? undefined : [...parts.slice(0, 4), line.slice(start)].map((part) => part.replace(/\\(.)/g, '$1'));
}

const known = (word: string | undefined): string | undefined => (word === '*' ? undefined : word);

export default [
  defineStore({
    id: 'pgpass',
    label: 'PostgreSQL password file',
    docs: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    files: [
      {
        paths: { all: ['~/.pgpass'], win32: ['{appdata}/postgresql/pgpass.conf'] },
        moved: [{ by: 'PGPASSFILE', to: 'file' }],
        read: 'fields',
        format: 'lines',
        fields: (content) =>
          lines(content).flatMap((line) => {
            const [host, , database, user, password] = pgpass(line) ?? [];
            return secret(`${host}.${database}.${user}`, password, {
              kind: 'pgpass-password',
              parts: present({ host, database, user }),
              identity: known(user),
              host: known(host),
              about: [known(database)].filter((w) => w !== undefined),
            });
          }),
      },
    ],
    examples: (fake) => {
      const [one, two] = [fake.text('base62', 14), fake.text('base62', 14)];
      return [
        {
          path: '~/.pgpass',
          text: `# mine\ndb.acme.io:5432:shop_prod:app:${one}\n*:5433:*:ann:${two}\n`,
          finds: [
            { value: one, kind: 'pgpass-password', key: 'db.acme.io.shop_prod.app', identity: 'app', host: 'db.acme.io', environment: 'production' },
            { value: two, kind: 'pgpass-password', identity: 'ann' },
          ],
        },
        {
          path: '~/AppData/Roaming/postgresql/pgpass.conf',
          platform: 'win32',
          text: `localhost:5432:x:ann:${one}\r\n`,
          finds: [{ value: one, kind: 'pgpass-password', host: 'localhost', environment: 'development' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'pg-service',
    label: 'PostgreSQL service file',
    docs: 'https://www.postgresql.org/docs/current/libpq-pgservice.html',
    files: [
      {
        paths: { all: ['~/.pg_service.conf'], win32: ['{appdata}/postgresql/.pg_service.conf'] },
        moved: [{ by: 'PGSERVICEFILE', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, service]) =>
            secret(`${name}.password`, text(service, 'password'), {
              identity: text(service, 'user'),
              host: text(service, 'host'),
              about: [name, ...[text(service, 'dbname')].filter((w) => w !== undefined)],
            }),
          ),
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 14);
      return [
        {
          path: '~/.pg_service.conf',
          text: `[shop-staging]\nhost=db.acme.io\ndbname=shop\nuser=app\npassword=${password}\n`,
          finds: [{ value: password, key: 'shop-staging.password', identity: 'app', host: 'db.acme.io', environment: 'staging' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'mysql',
    label: 'MySQL client',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html',
    files: [
      {
        paths: { all: ['~/.my.cnf', '~/.mysql/my.cnf'] },
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, section]) =>
            secret(`${name}.password`, text(section, 'password'), { identity: text(section, 'user'), host: text(section, 'host'), about: [name] }),
          ),
      },
      {
        paths: { all: ['~/.mylogin.cnf'], win32: ['{appdata}/MySQL/.mylogin.cnf'] },
        moved: [{ by: 'MYSQL_TEST_LOGIN_FILE', to: 'file' }],
        read: 'presence',
        mode: 0o600,
        capability: 'signs in to the MySQL servers in it: the passwords are only obscured, by a key that stands in the same file',
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 14);
      return [
        {
          path: '~/.my.cnf',
          text: `[client]\nuser = app\npassword = "${password}"\nhost = mysql.prod.acme.io\n!includedir /etc/mysql/conf.d/\n`,
          finds: [{ value: password, key: 'client.password', identity: 'app', host: 'mysql.prod.acme.io', environment: 'production' }],
        },
        { path: '~/.mylogin.cnf', text: '\u0000\u0001', finds: [] },
      ];
    },
  }),
  defineStore({
    id: 'database-apps',
    label: 'DBeaver',
    docs: 'https://dbeaver.com/docs/dbeaver/Admin-Manage-Connections/',
    files: [
      {
        paths: {
          linux: ['{data}/DBeaverData/workspace6/*/.dbeaver/credentials-config.json'],
          darwin: ['~/Library/DBeaverData/workspace6/*/.dbeaver/credentials-config.json'],
          win32: ['{appdata}/DBeaverData/workspace6/*/.dbeaver/credentials-config.json'],
        },
        read: 'presence',
        mode: 0o600,
        capability: 'signs in to the databases saved in DBeaver: their passwords are encrypted with a key that is the same in every installation',
      },
      {
        paths: {
          linux: ['{data}/DBeaverData/workspace6/*/.dbeaver/data-sources.json'],
          darwin: ['~/Library/DBeaverData/workspace6/*/.dbeaver/data-sources.json'],
          win32: ['{appdata}/DBeaverData/workspace6/*/.dbeaver/data-sources.json'],
        },
        read: 'text',
        mode: 0,
      },
    ],
    examples: () => [{ path: '~/.local/share/DBeaverData/workspace6/General/.dbeaver/credentials-config.json', text: 'x', finds: [] }],
  }),
];
