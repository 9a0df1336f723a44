/** What a role can do to the whole server: by its attributes, by the roles PostgreSQL comes with, and by settings it may change. Pure. */
import type { Reach } from '../../grants.ts';
import type { Granted } from '../../issuer.ts';
import { listed, named } from '../words.ts';
import type { Role, ServerFacts } from './facts.ts';

const FILES = 'it reaches the server’s files and with them every database, and what backups lie on that machine';

/** Roles that PostgreSQL and its providers come with. Others have no rights of their own but those that were given to them. */
const PREDEFINED: Record<string, [Reach, string, destroys?: true]> = {
  pg_execute_server_program: ['admin', `runs programs as the server’s own user: ${FILES}`, true],
  pg_write_server_files: ['admin', `writes files as the server’s own user: ${FILES}`, true],
  pg_read_server_files: ['admin', 'reads files as the server’s own user, among them those with every table and password hash'],
  pg_read_all_data: ['read', 'reads every table of every database that it can enter'],
  pg_write_all_data: ['destroy', 'changes and deletes rows of every table of every database that it can enter', true],
  pg_maintain: ['write', 'locks and rewrites every table for maintenance'],
  pg_signal_backend: ['write', 'ends other users’ sessions'],
  pg_create_subscription: ['write', 'copies tables of other servers into this one'],
  pg_checkpoint: ['write', 'makes the server write everything to disk'],
  pg_monitor: ['read', 'sees what others run, and settings that are not for all'],
  pg_read_all_stats: ['read', 'sees what others run'],
  pg_read_all_settings: ['read', 'sees settings that are not for all'],
  ...Object.fromEntries(
    [
      'rds_superuser',
      'rdsadmin',
      'cloudsqlsuperuser',
      'alloydbsuperuser',
      'azure_pg_admin',
      'azuresu',
      'neon_superuser',
      'databricks_superuser',
      'supabase_admin',
    ].map((name): [string, [Reach, string, true]] => [name, ['admin', 'the provider’s own superuser but for a few things', true]]),
  ),
};

const ATTRIBUTES: [keyof Role & ('super' | 'createrole' | 'replication' | 'createdb'), string, Reach, string][] = [
  ['super', 'SUPERUSER', 'admin', `every right on every database; runs programs as the server’s own user: ${FILES}`],
  ['createrole', 'CREATEROLE', 'admin', ''],
  ['replication', 'REPLICATION', 'admin', 'copies the whole cluster with every database and password hash, and can fill its disk with a slot'],
  ['createdb', 'CREATEDB', 'write', 'makes databases, which it then owns'],
];

export function attributes({ actors, version }: ServerFacts): Granted[] {
  const out: Granted[] = [];
  for (const [key, action, reach, words] of ATTRIBUTES) {
    const holder = actors.find((a) => a[key]);
    if (!holder) continue;
    const created =
      version >= 160000
        ? 'makes roles, and gives away those that it made'
        : 'makes itself a member of every role but superusers, among them those that reach files';
    out.push({
      action,
      resource: 'the whole server',
      reach,
      breadth: 'account',
      ...(key === 'super' || (key === 'createrole' && version < 160000) ? { destroys: 'data' as const } : {}),
      means: (words || created) + (holder.self ? '' : `; after SET ROLE ${named(holder.name)}`),
    });
  }
  const bypass = actors.find((a) => a.bypassrls && !a.super);
  if (bypass)
    out.push({
      action: 'BYPASSRLS',
      resource: 'the whole server',
      // It widens what other rights reach, and gives none itself.
      reach: 'read',
      breadth: 'account',
      means: `sees and changes all rows where row security would show some, as far as its other rights go${bypass.self ? '' : `; after SET ROLE ${named(bypass.name)}`}`,
    });
  return out;
}

export function memberships({ rights, parameters }: ServerFacts): Granted[] {
  const out: Granted[] = [];
  for (const { name, admin } of rights) {
    const known = Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name] : undefined;
    if (known) {
      const [reach, means, destroys] = known;
      out.push({ action: name, resource: 'the whole server', reach, breadth: 'account', ...(destroys ? { destroys: 'data' as const } : {}), means });
    }
    if (admin)
      out.push({
        action: 'ADMIN OPTION',
        resource: `role ${named(name)}`,
        reach: 'admin',
        breadth: 'account',
        means: 'makes itself and others members of the role',
      });
  }
  const system = parameters.filter((p) => p.system).map((p) => p.name);
  const set = parameters.filter((p) => !p.system).map((p) => p.name);
  if (system.length)
    out.push({
      action: 'ALTER SYSTEM',
      resource: listed(system),
      reach: 'admin',
      breadth: 'account',
      means: 'changes settings of the server; some of them name programs to run',
    });
  if (set.length)
    out.push({ action: 'SET', resource: listed(set), reach: 'write', breadth: 'account', means: 'changes settings that are meant for superusers' });
  return out;
}
