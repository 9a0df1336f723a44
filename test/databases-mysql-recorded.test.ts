/**
 * What MySQL 8 says where MariaDB says nothing of the kind, as its manual writes it: dynamic rights, roles, partial revokes. And texts of
 * grants that nobody should have written.
 * https://dev.mysql.com/doc/refman/8.4/en/show-grants.html and …/partial-revokes.html (2026-11-21)
 */
import { describe, expect, it } from 'vitest';
import { connectionFromUrl } from '../src/databases/connection.ts';
import type { Inspection } from '../src/databases/database.ts';
import { learn } from '../src/databases/mysql/facts.ts';
import { inspectionOf } from '../src/databases/mysql/judge.ts';
import mysql from '../src/databases/mysql/mysql.ts';
import type { Session } from '../src/databases/mysql/session.ts';
import { readGrants } from '../src/databases/mysql/show-grants.ts';
import { Fake } from '../src/kit.ts';
import { Secret } from '../src/model.ts';

interface Recorded {
  grants: string[] | number;
  /** With all roles taken on. */
  using?: string[] | number;
  settings?: Record<string, string>;
  databases?: string[];
  version?: string;
  files?: string | null;
  me?: string;
}

const asked: string[] = [];
const inspect = async ({
  grants,
  using = 3530,
  settings = {},
  databases = [],
  version = '8.4.3',
  files = null,
  me = 'app@%',
}: Recorded): Promise<Inspection> => {
  const rows = (lines: string[] | number) => (typeof lines === 'number' ? lines : lines.map((line) => ({ 'Grants for app@%': line })));
  const answers: [RegExp, () => ReturnType<Session['rows']> extends Promise<infer R> ? R : never][] = [
    [/^SELECT CURRENT_USER/, () => [{ me, login: 'app@10.0.0.7', version }]],
    [/^SHOW GLOBAL VARIABLES/, () => Object.entries({ log_bin: 'ON', ...settings }).map(([Variable_name, Value]) => ({ Variable_name, Value }))],
    [/secure_file_priv AS/, () => [{ files }]],
    [/^SHOW GRANTS FOR CURRENT_USER\(\) USING/, () => rows(using)],
    [/^SHOW GRANTS$/, () => rows(grants)],
    [/SCHEMATA/, () => ['information_schema', 'performance_schema', ...databases].map((name) => ({ name }))],
    [/^SET ROLE/, () => []],
  ];
  asked.length = 0;
  const session: Session = {
    ...{ encrypted: true, asked: true },
    rows: async (sql) => {
      asked.push(sql);
      return answers.find(([pattern]) => pattern.test(sql))?.[1]() ?? [];
    },
  };
  const facts = await learn(session, 'shop');
  if (!facts) throw new Error('nothing was learnt');
  return inspectionOf(facts, { host: 'db.internal', encrypted: true, asked: true });
};
const grant = (found: Inspection, action: string, resource = /./) => found.grants?.find((g) => g.action === action && resource.test(g.resource));

const STATIC =
  'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, SHUTDOWN, PROCESS, FILE, REFERENCES, INDEX, ALTER, SHOW DATABASES, SUPER, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER, CREATE TABLESPACE, CREATE ROLE, DROP ROLE';
const DYNAMIC =
  'APPLICATION_PASSWORD_ADMIN,AUDIT_ABORT_EXEMPT,AUDIT_ADMIN,AUTHENTICATION_POLICY_ADMIN,BACKUP_ADMIN,BINLOG_ADMIN,BINLOG_ENCRYPTION_ADMIN,CLONE_ADMIN,CONNECTION_ADMIN,ENCRYPTION_KEY_ADMIN,FIREWALL_EXEMPT,FLUSH_OPTIMIZER_COSTS,FLUSH_STATUS,FLUSH_TABLES,FLUSH_USER_RESOURCES,GROUP_REPLICATION_ADMIN,GROUP_REPLICATION_STREAM,INNODB_REDO_LOG_ARCHIVE,INNODB_REDO_LOG_ENABLE,PASSWORDLESS_USER_ADMIN,PERSIST_RO_VARIABLES_ADMIN,REPLICATION_APPLIER,REPLICATION_SLAVE_ADMIN,RESOURCE_GROUP_ADMIN,RESOURCE_GROUP_USER,ROLE_ADMIN,SENSITIVE_VARIABLES_OBSERVER,SERVICE_CONNECTION_ADMIN,SESSION_VARIABLES_ADMIN,SET_USER_ID,SHOW_ROUTINE,SYSTEM_USER,SYSTEM_VARIABLES_ADMIN,TABLE_ENCRYPTION_ADMIN,TELEMETRY_LOG_ADMIN,XA_RECOVER_ADMIN';

describe('a MySQL 8 user', () => {
  it('with every right written out has all of them', async () => {
    const found = await inspect({
      grants: [
        `GRANT ${STATIC} ON *.* TO \`root\`@\`localhost\` WITH GRANT OPTION`,
        `GRANT ${DYNAMIC} ON *.* TO \`root\`@\`localhost\` WITH GRANT OPTION`,
        'GRANT PROXY ON ``@`` TO `root`@`localhost` WITH GRANT OPTION',
      ],
      me: 'root@localhost',
    });
    expect(found.grants).toMatchObject([{ action: 'ALL PRIVILEGES', resource: 'the whole server', reach: 'admin', destroys: 'data and backups' }]);
    expect(found.remedy?.('db-readonly').retire.replace(/^--.*\n/gm, '')).toBe('');
  });

  it('is judged by each dynamic right', async () => {
    const found = await inspect({
      grants: [
        'GRANT USAGE ON *.* TO `app`@`%`',
        'GRANT BACKUP_ADMIN,BINLOG_ADMIN,CONNECTION_ADMIN,SET_ANY_DEFINER,SET_USER_ID,SYSTEM_USER,SOME_NEW_ADMIN ON *.* TO `app`@`%`',
      ],
    });
    const reach = Object.fromEntries((found.grants ?? []).map((g) => [g.action, g.reach]));
    expect(reach).toEqual({
      ...{ BACKUP_ADMIN: 'read', BINLOG_ADMIN: 'destroy', CONNECTION_ADMIN: 'write', SET_ANY_DEFINER: 'admin', SET_USER_ID: 'admin', SYSTEM_USER: 'read' },
      // What is not known here counts as the worst.
      SOME_NEW_ADMIN: 'admin',
    });
    expect(grant(found, 'BINLOG_ADMIN')?.destroys).toBe('data and backups');
    expect(grant(await inspect({ grants: ['GRANT BINLOG_ADMIN ON *.* TO `app`@`%`'], settings: { log_bin: 'OFF' } }), 'BINLOG_ADMIN')).toMatchObject({
      reach: 'write',
    });
  });

  it('has the rights of its roles, and of those the server gives to everybody', async () => {
    const found = await inspect({
      grants: ['GRANT USAGE ON *.* TO `app`@`%`', 'GRANT SELECT ON `shop`.* TO `app`@`%`', 'GRANT `r1`@`%`,`r``2`@`%` TO `app`@`%`'],
      using: ['GRANT USAGE ON *.* TO `app`@`%`', 'GRANT SELECT, DROP ON `shop`.* TO `app`@`%`', 'GRANT `r1`@`%`,`r``2`@`%` TO `app`@`%`'],
      settings: { mandatory_roles: '`everyone`@`%`,other@10.0.0.1' },
      databases: ['shop'],
    });
    expect(asked).toContain('SHOW GRANTS FOR CURRENT_USER() USING `r1`@`%`, `r``2`@`%`, `everyone`@`%`, `other`@`10.0.0.1`');
    expect(grant(found, 'DROP')).toMatchObject({ resource: 'database shop', means: expect.stringContaining('after SET ROLE r1, r`2, everyone, other') });
    expect(grant(found, 'SELECT')?.means).toBeUndefined();
    expect(found.unknown).toEqual([]);
    const { retire, warnings } = (found.remedy as NonNullable<Inspection['remedy']>)('db-readonly');
    expect(retire).toContain('REVOKE `r``2`@`%` FROM `app`@`%`;');
    expect(warnings.join()).toMatch(/mandatory_roles/);
  });

  it('whose roles are not shown is not known', async () => {
    const found = await inspect({ grants: ['GRANT USAGE ON *.* TO `app`@`%`', 'GRANT `rds_superuser_role`@`%` TO `app`@`%` WITH ADMIN OPTION'] });
    expect(found.unknown).toContain('what it may do as the role rds_superuser_role');
    expect(grant(found, 'rds_superuser_role')).toMatchObject({ reach: 'admin', breadth: 'account' });
    expect(grant(found, 'ADMIN OPTION')).toMatchObject({ reach: 'admin' });
    expect((await inspect({ grants: 1141 })).unknown).toContain('what it may do');
  });

  it('may be held back from some databases by partial revokes', async () => {
    const grants = [
      'GRANT SELECT, DELETE ON *.* TO `app`@`%`',
      'REVOKE SELECT, DELETE ON `mysql`.* FROM `app`@`%`',
      'REVOKE DELETE ON `vault`.* FROM `app`@`%`',
    ];
    const found = await inspect({ grants, settings: { partial_revokes: 'ON' }, databases: ['shop', 'vault'] });
    expect(grant(found, 'DELETE')).toMatchObject({ resource: 'every database but mysql, vault', reach: 'destroy', breadth: 'account' });
    expect(grant(found, 'SELECT', /mysql\.user/)).toBeUndefined();
    expect(grant(await inspect({ grants: grants.slice(0, 1) }), 'SELECT', /mysql\.user/)).toMatchObject({ reach: 'admin' });
    // A pattern stands for itself there.
    const one = await inspect({ grants: ['GRANT SELECT ON `shop_1`.* TO `app`@`%`'], settings: { partial_revokes: 'ON' }, databases: ['shop_1', 'shopx1'] });
    expect(grant(one, 'SELECT')).toMatchObject({ resource: 'database shop_1', breadth: 'project' });
    expect(one.unknown).toEqual([expect.stringContaining('database shopx1')]);
  });

  it('reaches with FILE what secure_file_priv lets it', async () => {
    const file = async (over: Partial<Recorded>) => grant(await inspect({ grants: ['GRANT FILE ON *.* TO `app`@`%`'], ...over }), 'FILE');
    expect(await file({ files: null })).toMatchObject({ reach: 'read' });
    expect(await file({ files: '/var/lib/mysql-files/' })).toMatchObject({ reach: 'write' });
    expect(await file({ files: '' })).toMatchObject({ reach: 'admin' });
    expect(await file({ files: null, version: '10.11.6-MariaDB' })).toMatchObject({ reach: 'admin' });
  });

  it('that writes to all databases writes to that of users and rights', async () => {
    expect(grant(await inspect({ grants: ['GRANT UPDATE ON *.* TO `app`@`%`'] }), 'UPDATE')).toMatchObject({ reach: 'admin' });
    expect(grant(await inspect({ grants: ['GRANT INSERT ON `mysql`.* TO `app`@`%`'] }), 'INSERT')).toMatchObject({ reach: 'admin', breadth: 'account' });
  });

  it('of a provider is told what speaks for production', async () => {
    const found = await inspect({
      grants: ['GRANT SELECT ON `shop`.* TO `app`@`%`'],
      settings: { hostname: 'shop-prod-1', aurora_version: '3.08', version_comment: 'Source distribution', read_only: 'ON' },
    });
    expect(found.how).toBe('MySQL 8.4.3 (Amazon Aurora) at db.internal, its SHOW GRANTS');
    expect(found.signals.map((s) => [s.environment, s.weight])).toEqual([
      ['production', 3],
      ['production', 1],
    ]);
    const vitess = await inspect({ grants: ['GRANT SELECT ON `shop`.* TO `app`@`%`'], version: '8.0.30-Vitess' });
    expect(vitess.unknown).toEqual([expect.stringContaining('PlanetScale')]);
  });
});

describe('a connection string', () => {
  it.each([
    ['', 'offered'],
    ['?ssl-mode=PREFERRED', 'offered'],
    ['?ssl-mode=REQUIRED', 'required'],
    ['?sslMode=VERIFY_IDENTITY', 'verified'],
    ['?sslaccept=strict', 'verified'],
    ['?tls=skip-verify', 'required'],
    ['?ssl-mode=DISABLED', 'off'],
  ])('with %j asks for TLS so: %s', (options, tls) => {
    const secret = new Fake(2).text('base62', 12);
    const made = connectionFromUrl(new Secret(`mysql://app:${secret}@db.internal/shop${options}`), mysql.port);
    expect(made).toMatchObject({ user: 'app', host: 'db.internal', port: 3306, database: 'shop', tls });
    expect(made.password.reveal()).toBe(secret);
  });
});

describe('a text of grants', () => {
  it('gives away no hash of a password', async () => {
    const hash = `*${new Fake(9).text('0123456789ABCDEF', 40)}`;
    const lines = [
      `GRANT USAGE ON *.* TO \`app\`@\`%\` IDENTIFIED BY PASSWORD '${hash}' REQUIRE SSL WITH GRANT OPTION`,
      `nonsense '${hash}'`,
      `GRANT X ${hash}`,
    ];
    expect(JSON.stringify([readGrants(lines), await inspect({ grants: lines })])).not.toContain(hash.slice(1));
    expect(readGrants(lines)).toMatchObject({ given: [{ grantable: true }], unread: 2 });
    expect((await inspect({ grants: lines })).unknown).toContainEqual(expect.stringContaining('2 of its grants'));
  });

  it.each([
    [
      "GRANT SELECT (a, `b``c`), UPDATE ON `x``.`.`y.z` TO 'it''s'@'%' WITH GRANT OPTION",
      { on: { level: 'table', database: 'x`.', name: 'y.z' }, grantable: true, to: { user: "it's", host: '%' } },
    ],
    [
      'GRANT EXECUTE ON PROCEDURE `TO`.`ON` TO `FROM`@`WITH GRANT OPTION`',
      { on: { level: 'routine', database: 'TO', name: 'ON', kind: 'PROCEDURE' }, grantable: false },
    ],
    ['GRANT EXECUTE ON PACKAGE BODY `a`.`b` TO `c`@`d`', { on: { kind: 'PACKAGE BODY' } }],
    ['GRANT ALL PRIVILEGES ON *.* TO PUBLIC', { on: { level: 'server' } }],
    ['GRANT SELECT ON `line\nbreak`.* TO `a`@`b`', { on: { level: 'database', database: 'line\nbreak' } }],
  ])('is read as it is meant: %s', (line, expected) => {
    expect(readGrants([line])).toMatchObject({ given: [expected], unread: 0 });
  });

  it('that makes no sense, or never ends, is counted and costs no time', () => {
    const lines = [
      '',
      'GRANT',
      'GRANT SELECT',
      'GRANT SELECT ON',
      'GRANT SELECT ON *.*',
      'GRANT SELECT ON x TO',
      'REVOKE',
      'GRANT ( TO a',
      `GRANT ${'a '.repeat(1e5)}`,
      `GRANT \`${'`'.repeat(1e5)}`,
      `GRANT ${"'\\".repeat(1e5)}`,
      `GRANT ${'('.repeat(1e5)} ON`,
    ];
    const start = performance.now();
    expect(readGrants(lines)).toMatchObject({ given: [], unread: lines.length });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
