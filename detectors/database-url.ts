/** Connection strings with a password: PostgreSQL, MySQL, MongoDB, Redis, AMQP, SQL Server and their kin. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function read({ user, host, database }: Parts): Facts {
  const facts: Facts = {};
  if (user) facts['user'] = decode(user);
  if (host) facts['host'] = host;
  if (database) facts['database'] = decode(database);
  return facts;
}

/** Documentation hosts and the passwords every README uses open nothing. */
const reject = ({ user = '', secret = '', host = '' }: Parts): boolean =>
  /(^|\.)(example|invalid|test)(\.(com|org|net))?$/i.test(host) ||
  /^(pass(word|wd|wort)?|pwd?|secret|user(name)?|root|admin|test|postgres|mysql|mongo(db)?|redis|guest|rabbitmq|changeme|mypass(word)?|foo|bar|baz|dev|p4ss(w0rd)?|p@ss(w0rd|word)?|xxx+|\*+|\.+|x|p|pw|yourpassword|your_password|toor|sa|dbpass(word)?|db_pass(word)?|some-?pass(word)?|tiger)$/i.test(
    decode(secret),
  ) ||
  (decode(secret) === decode(user) && secret.length < 16) ||
  /[{}<>$]|%s|%\(|\.\.\./.test(secret) ||
  /^[{<$%*]|\$\{|\{\{|^host(name)?$/i.test(host);

const REVOKE = {
  how: "Change this user's password on the server and restart what uses it with the new one",
  breaks: 'every application that connects as this user',
};

interface Kind {
  id: string;
  label: string;
  schemes: string[];
  docs: string;
  port: number;
}

const kind = ({ id, label, schemes, docs, port }: Kind): Detector =>
  defineDetector({
    id,
    label: `${label} connection string`,
    issuer: label,
    docs,
    severity: 'high',
    weak: true,
    rank: 30,
    identity: ['user', 'secret', 'host'],
    identifiers: ['user', 'host', 'database'],
    find: [
      {
        anchors: schemes.map((s) => `${s}://`),
        // A driver may follow the scheme (postgresql+asyncpg): then the anchor is `postgresql+`.
        pattern: new RegExp(
          `(?:${schemes.join('|')})://(?<user>[^\\s:/@"'\`<>\\\\]{0,128}):(?<secret>[^\\s@"'\`<>/\\\\]{3,256}|[^\\s"'\`<>@\\\\]{3,256})@(?<host>\\[[\\da-fA-F:]+\\]|[^\\s/?#"'\`<>()\\\\,;|:]{1,253})(?::(?<port>\\d{1,5}))?(?:,[\\w.:-]{3,253}){0,6}(?:/(?<database>[\\w.%-]{1,64})?)?(?:\\?(?<options>[\\w.%&=+~-]{1,256}))?`,
          'i',
        ),
        after: 1024,
        touching: true,
      },
      {
        anchors: schemes.map((s) => `${s}+`),
        pattern: new RegExp(
          `(?:${schemes.join('|')})\\+\\w{2,20}://(?<user>[^\\s:/@"'\`<>\\\\]{0,128}):(?<secret>[^\\s@"'\`<>\\\\]{3,256})@(?<host>\\[[\\da-fA-F:]+\\]|[^\\s/?#"'\`<>()\\\\,;|:]{1,253})(?::(?<port>\\d{1,5}))?(?:/(?<database>[\\w.%-]{1,64})?)?(?:\\?(?<options>[\\w.%&=+~-]{1,256}))?`,
          'i',
        ),
        after: 1024,
        touching: true,
      },
    ],
    reject,
    verify: ({ host = '' }) =>
      /^(localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal|(db|database|postgres|mysql|mariadb|mongo|mongodb|redis|rabbitmq|rabbit|host|server)\d?$)/i.test(
        host,
      )
        ? { ok: false, how: 'the host is this machine or a container beside it' }
        : undefined,
    read,
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => ({ user: `app${fake.text('lower', 3)}`, secret: fake.text('base62', 14), host: `db.${fake.text('lower', 6)}.internal` }),
      hits: ({ user, secret, host }) => [
        `DATABASE_URL=${schemes[0]}://${user}:${secret}@${host}:${port}/orders\n`,
        { path: 'config.yml', text: `db:\n  url: "${schemes[0]}://${user}:${secret}@${host}/orders?ssl=true"\n` },
        { path: 'db.py', text: `engine = connect('${schemes.at(-1)}://${user}:${secret}@${host}/orders')\n` },
      ],
      misses: (fake) => [
        `${schemes[0]}://user:password@localhost/db`,
        `${schemes[0]}://app:\${DB_PASSWORD}@db.internal/orders`,
        `${schemes[0]}://db.internal:${port}/orders`,
        `${schemes[0]}://app:${fake.text('base62', 12)}@db.example.com/orders`,
      ],
    },
  });

export default [
  kind({
    id: 'postgres-url',
    label: 'PostgreSQL',
    schemes: ['postgres', 'postgresql'],
    docs: 'https://www.postgresql.org/docs/current/libpq-connect.html',
    port: 5432,
  }),
  kind({
    id: 'mysql-url',
    label: 'MySQL',
    schemes: ['mysql', 'mysql2', 'mariadb'],
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
    port: 3306,
  }),
  kind({ id: 'mongodb-url', label: 'MongoDB', schemes: ['mongodb'], docs: 'https://www.mongodb.com/docs/manual/reference/connection-string/', port: 27017 }),
  kind({ id: 'redis-url', label: 'Redis', schemes: ['redis', 'rediss'], docs: 'https://redis.io/docs/latest/develop/clients/', port: 6379 }),
  kind({ id: 'amqp-url', label: 'AMQP', schemes: ['amqp', 'amqps'], docs: 'https://www.rabbitmq.com/docs/uri-spec', port: 5672 }),
  kind({ id: 'clickhouse-url', label: 'ClickHouse', schemes: ['clickhouse', 'clickhouses'], docs: 'https://clickhouse.com/docs/interfaces/cli', port: 9000 }),
  kind({
    id: 'cockroachdb-url',
    label: 'CockroachDB',
    schemes: ['cockroachdb'],
    docs: 'https://www.cockroachlabs.com/docs/stable/connection-parameters',
    port: 26257,
  }),
  kind({
    id: 'mssql-url',
    label: 'SQL Server',
    schemes: ['mssql', 'sqlserver'],
    docs: 'https://learn.microsoft.com/en-us/sql/connect/homepage-sql-connection-programming',
    port: 1433,
  }),
  defineDetector({
    id: 'sql-connection-string',
    label: 'Database connection string (key=value)',
    issuer: 'any',
    docs: 'https://learn.microsoft.com/en-us/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring',
    weak: true,
    rank: 30,
    identity: ['user', 'secret', 'host'],
    identifiers: ['user', 'host', 'database'],
    find: [
      {
        anchors: ['server=', 'data source=', 'host=', 'datasource=', 'addr='],
        pattern: /(?:server|data ?source|host|addr)\s*=\s*(?<host>[^;"'\n=]{1,200});[^"'\n]{0,300}?(?:password|pwd)\s*=\s*(?<secret>[^;"'\n\s]{3,128})/i,
        after: 700,
        touching: true,
        confidence: 'medium',
      },
    ],
    companions: [{ name: 'user', pattern: /(?:user ?id|uid|username|user)\s*=\s*(?<part>[^;"'\n=]{1,64})/i, within: 300 }],
    reject,
    read,
    revoke: REVOKE,
    examples: {
      sample: (fake) => ({ host: `sql.${fake.text('lower', 6)}.internal`, secret: fake.text('base62', 13), user: `svc${fake.text('lower', 3)}` }),
      hits: ({ user, secret, host }) => [
        { path: 'appsettings.json', text: `{"ConnectionStrings":{"Main":"Server=${host};Database=Shop;User Id=${user};Password=${secret};Encrypt=True"}}` },
        { path: 'web.config', text: `<add name="Main" connectionString="Data Source=${host};Initial Catalog=Shop;User ID=${user};Password=${secret}" />\n` },
      ],
      misses: () => [
        'Server=db;Database=Shop;Trusted_Connection=True',
        'Server={0};User Id={1};Password={2}',
        'Server=localhost;User Id=sa;Password=${SA_PASSWORD}',
      ],
    },
  }),
];
