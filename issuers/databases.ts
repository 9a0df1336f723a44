/**
 * Databases and brokers that connection strings open. What a user may do only its server knows, and is asked with `--online=db` where
 * src/databases/ has the server's kind; here is what the user's name tells. Names of first users: postgresql.org/docs/current/app-initdb.html,
 * dev.mysql.com/doc/refman/8.4/en/default-privileges.html, redis.io/docs/latest/operate/oss_and_stack/management/security/acl, clickhouse.com/docs
 * (default user), learn.microsoft.com (sa), rabbitmq.com/docs/access-control (guest); those of hosts are known from their consoles: 2026-11-21, not checked.
 */
import type { Narrower } from '../src/grants.ts';
import type { Granted, Held, Issuer, Kind } from '../src/issuer.ts';

interface System {
  id: string;
  label: string;
  /** Detectors whose credentials open it. */
  kinds: string[];
  /** First users, who own everything unless somebody took it from them. */
  owners: RegExp;
  /** What such a user can do. */
  owned: Omit<Granted, 'resource'>;
  narrower: Narrower[];
}

const HOSTED = 'doadmin|avnadmin|rdsadmin|adminuser|azure_superuser|cloudsqlsuperuser|cloudsqladmin';

const SYSTEMS: System[] = [
  {
    id: 'postgresql',
    label: 'PostgreSQL',
    kinds: ['postgres-url', 'cockroachdb-url'],
    owners: new RegExp(`^(?:postgres|root|${HOSTED}|neondb_owner|supabase_admin|crunchy_superuser)(?:$|[.@])`),
    owned: { action: 'SUPERUSER', reach: 'admin', breadth: 'account', destroys: 'data', means: 'drops every database, makes users, reads files of the server' },
    narrower: [
      {
        how: 'Make a role that owns nothing and has only what the job needs: SELECT alone for one who looks, no DROP or TRUNCATE for an application',
        url: 'https://www.postgresql.org/docs/current/sql-grant.html',
      },
    ],
  },
  {
    id: 'mysql',
    label: 'MySQL',
    kinds: ['mysql-url'],
    owners: new RegExp(`^(?:root|admin|mysql|${HOSTED})(?:$|[.@])`),
    owned: { action: 'ALL PRIVILEGES', reach: 'admin', breadth: 'account', destroys: 'data', means: 'drops every database, makes users' },
    narrower: [
      {
        how: 'Make a user with privileges on the one database, and without DROP, ALTER and GRANT OPTION',
        url: 'https://dev.mysql.com/doc/refman/8.4/en/grant.html',
      },
    ],
  },
  {
    id: 'mongodb',
    label: 'MongoDB',
    kinds: ['mongodb-url'],
    owners: /^(?:root|admin|mongo|mongoadmin|superuser)$/,
    owned: { action: 'root', reach: 'admin', breadth: 'account', destroys: 'data', means: 'drops every database, makes users' },
    narrower: [
      { how: 'Make a user with the role read or readWrite on the one database', url: 'https://www.mongodb.com/docs/manual/reference/built-in-roles/' },
    ],
  },
  {
    id: 'redis',
    label: 'Redis',
    kinds: ['redis-url'],
    owners: /^(?:|default|root|admin)$/,
    owned: { action: '+@all', reach: 'admin', breadth: 'account', destroys: 'data', means: 'FLUSHALL, CONFIG and ACL, unless an ACL takes them away' },
    narrower: [
      {
        how: 'Make an ACL user with the commands and key patterns of the job, and take +@dangerous from the default user',
        url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
      },
    ],
  },
  {
    id: 'clickhouse',
    label: 'ClickHouse',
    kinds: ['clickhouse-url'],
    owners: /^(?:|default|admin)$/,
    owned: { action: 'ALL', reach: 'admin', breadth: 'account', destroys: 'data', means: 'drops every database' },
    narrower: [{ how: 'Make a user with GRANT SELECT on the one database', url: 'https://clickhouse.com/docs/sql-reference/statements/grant' }],
  },
  {
    id: 'sql-server',
    label: 'SQL Server',
    kinds: ['mssql-url', 'sql-connection-string'],
    owners: /^(?:sa|root|postgres|admin|sqladmin)$/,
    owned: { action: 'sysadmin', reach: 'admin', breadth: 'account', destroys: 'data', means: 'drops every database and the backups the server itself lists' },
    narrower: [
      {
        how: 'Make a user with db_datareader, or with db_datawriter besides, in the one database',
        url: 'https://learn.microsoft.com/sql/relational-databases/security/authentication-access/database-level-roles',
      },
    ],
  },
  {
    id: 'amqp',
    label: 'AMQP broker',
    kinds: ['amqp-url'],
    owners: /^(?:guest|admin|administrator|root)$/,
    owned: { action: 'administrator', reach: 'admin', breadth: 'account', destroys: 'data', means: 'deletes queues with the messages in them' },
    narrower: [
      { how: 'Make a user with configure, write and read patterns of its own queues in one virtual host', url: 'https://www.rabbitmq.com/docs/access-control' },
    ],
  },
];

const userOf = ({ parts, facts }: Held): string => (typeof facts['user'] === 'string' ? facts['user'] : (parts['user'] ?? ''));

const kindOf = ({ label, owners, owned, narrower }: System): Kind => ({
  granularity: 'scoped',
  offline: (held) => {
    const user = userOf(held);
    const { host } = held.facts;
    const first = owners.test(user.toLowerCase());
    const how = `${user ? `the name ${user}` : 'a URL without a name'} stands for the user that owns the whole server`;
    return {
      grants: first ? [{ ...owned, resource: typeof host === 'string' ? `the server ${host}` : 'the whole server' }] : [],
      evidence: { kind: 'kind', how },
      unknown: [`what ${label} lets ${user ? `the user ${user}` : 'its default user'} do`],
      worst: { reach: 'admin', breadth: 'account' },
      ...(user ? { principal: user } : {}),
      ...(first ? { root: how } : {}),
    };
  },
  narrower,
  lifecycle: { canBeEndless: true },
});

export default SYSTEMS.map(
  (system): Issuer => ({ id: system.id, label: system.label, kinds: Object.fromEntries(system.kinds.map((id) => [id, kindOf(system)])) }),
);
