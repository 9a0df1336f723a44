/** From what was learnt of a user to the answer: who it is, what it can do, what would be lost, what only looks like a guard. Pure. */
import type { Signal } from '../../model.ts';
import type { Inspection } from '../database.ts';
import { signalsOf } from '../signals.ts';
import { bytes, counted, listed, named } from '../words.ts';
import type { Facts } from './facts.ts';
import { grantsOf, isEverything } from './grants.ts';
import { isOwn, onServer } from './held.ts';
import { fits } from './quote.ts';
import { remedyOf } from './remedy.ts';

/** How the line to the server was. */
export interface Line {
  host: string;
  encrypted: boolean;
  asked: boolean;
}

export function inspectionOf(facts: Facts, line: Line): Inspection {
  const { me, silent, unread, expires } = facts;
  const grants = grantsOf(facts);
  const admin = grants.some((g) => g.reach === 'admin' && g.breadth === 'account');
  const reached = facts.databases.filter((name) => !isOwn(name) && explained(facts, name));
  const at = facts.totals.filter((t) => facts.database === '' || t.name === facts.database || !facts.totals.some((o) => o.name === facts.database));
  const size = at.reduce((sum, t) => sum + t.bytes, 0);
  const tables = at.reduce((sum, t) => sum + t.n, 0);
  const entries = at.reduce((sum, t) => sum + t.entries, 0);
  const where = at.length === 1 ? named(at[0]?.name ?? '') : counted(at.length, 'database');
  return {
    state: 'live',
    principal: named(`${me.user}@${me.host ?? ''}`),
    grants,
    how: `${kindOf(facts)} at ${named(line.host)}, its SHOW GRANTS`,
    unknown: [
      ...silent.map(named),
      ...(unread ? [`what ${counted(unread, 'of its grants means', 'of its grants mean')}, written in a way that is not known here`] : []),
      ...unexplained(facts).map((name) => `what it may do in the database ${named(name)}, which it sees though no grant that is listed says why`),
      ...(/vitess/i.test(facts.version) ? ['what its role with the provider (PlanetScale, Vitess) lets through of this, which SQL does not tell'] : []),
      ...(admin ? ['whether backups that are kept elsewhere (snapshots of a provider, dumps) are within its reach; the server does not know'] : []),
    ],
    reaches: reached.slice(0, 200).map(named),
    ...(at.length && (admin || grants.some((g) => g.destroys))
      ? { stakes: `${counted(tables, 'table')} of ${where} with about ${counted(entries, 'row')}, ${bytes(size)}` }
      : {}),
    ...(expires ? { expires } : {}),
    notes: notesOf(facts, line),
    signals: signs(facts, line, size),
    remedy: (job) => remedyOf(facts, job, line.encrypted),
  };
}

/** `MariaDB 10.11.19`, and who runs it, where it says so. Some systems speak the protocol and are neither. */
function kindOf({ version, mariadb, settings }: Facts): string {
  const number = /^\d+(?:\.\d+){0,2}/.exec(version)?.[0] ?? '';
  const told = `${version} ${settings['version_comment'] ?? ''}`;
  const other = settings['aurora_version'] === undefined ? /tidb|vitess|planetscale|percona|singlestore|oceanbase/i.exec(told)?.[0] : 'Amazon Aurora';
  return `${mariadb ? 'MariaDB' : 'MySQL'} ${number}${other ? ` (${other})` : ''}`.trim();
}

const explained = ({ held, settings }: Facts, name: string): boolean =>
  held.some(
    ({ revoked, on, rights }) =>
      !revoked &&
      rights.some((r) => r.right !== 'USAGE') &&
      (on.level === 'server' || (on.level === 'database' ? fits(on.database, name, settings['partial_revokes'] === 'ON') : on.database === name)),
  );

/**
 * Rights of the anonymous user on a database (older servers make some on `test`) are everybody's, and in nobody's SHOW GRANTS. Rights on
 * the whole server show all databases, too.
 */
function unexplained(facts: Facts): string[] {
  const { held, databases, unchecked } = facts;
  if (unchecked || held.some(({ on, rights }) => on.level === 'server' && rights.some((r) => r.right !== 'USAGE'))) return [];
  return databases.filter((name) => !isOwn(name) && !explained(facts, name)).slice(0, 20);
}

function notesOf(facts: Facts, { encrypted, asked }: Line): string[] {
  const { settings, me, login, held, audits, open, roles, unchecked } = facts;
  const on = (name: string): boolean => /^(on|1)$/i.test(settings[name] ?? '');
  const notes: string[] = [];
  if (unchecked) notes.push('The server checks no passwords and no rights (skip-grant-tables).');
  else if (me.user === '')
    notes.push(
      `The server took ${named(login.user)} for its anonymous user: nothing it knows fits that name and address better, and it lets in anybody by any name.`,
    );
  if (!asked) notes.push('The server let the user in without a password: whoever can reach it needs none.');
  if (open.length)
    notes.push(
      `${counted(open.length, 'user')} of the server ${open.length === 1 ? 'needs' : 'need'} no password: ${listed(open.map((o) => `${o.user}@${o.host ?? ''}`))}.`,
    );
  if (!encrypted)
    notes.push(`The connection was not encrypted${facts.mustEncrypt || on('require_secure_transport') ? '' : ', and the server does not demand that it is'}.`);
  if (me.host === '%') notes.push('It is let in from any address.');
  if (on('transaction_read_only') || on('tx_read_only'))
    notes.push('Transactions are read-only unless told otherwise, which is no guard: the session can switch it off.');
  if (on('super_read_only') || on('read_only')) {
    const past = ['SUPER', 'CONNECTION_ADMIN', 'READ_ONLY ADMIN', 'READ ONLY ADMIN'].some((right) => onServer(held, right));
    notes.push(
      `The server takes no changes now (read_only)${past ? ', but this user is not held back by it, or can switch it off' : ': it may be a replica; the rights count again when it is made the primary'}.`,
    );
  }
  if (Number(settings['max_statement_time'] ?? 0) > 0 || Number(settings['max_execution_time'] ?? 0) > 0)
    notes.push('Statements are limited in time, which the session can lift.');
  const taken = roles.filter((r) => r.to?.user === me.user).map((r) => named(r.role.user));
  if (taken.length)
    notes.push(
      `Rights of its roles (${listed(taken)}) count as had: ${on('activate_all_roles_on_login') ? 'the server takes them on at login' : 'SET ROLE takes them on'}.`,
    );
  const audited = audits.length > 0 || on('server_audit_logging') || (settings['audit_log_policy'] ?? 'NONE') !== 'NONE';
  if (on('general_log')) notes.push('The server writes down all that it runs (general_log).');
  else if (audited)
    notes.push(
      `An audit plugin is there${on('server_audit_logging') || settings['server_audit_logging'] === undefined ? '' : ', but off'}; what it writes down was not looked at.`,
    );
  else if (settings['general_log'] !== undefined) notes.push('What it does is not written down (no general_log, no audit plugin).');
  if (on('log_bin')) notes.push(`The server keeps binary logs: with a backup, a way back to a point in time as long as they last${kept(settings)}.`);
  else if (settings['log_bin'] !== undefined)
    notes.push('The server keeps no binary logs: there is no way back to a point in time between backups, but for a provider’s own.');
  if (isEverything(held) && on('partial_revokes')) notes.push('Partial revokes are no guard against a user who can change users.');
  return notes;
}

/** For how long binary logs are kept, where that is set. */
function kept(settings: Record<string, string>): string {
  const days = Number(settings['binlog_expire_logs_seconds'] ?? 0) / 86_400 || Number(settings['expire_logs_days'] ?? 0);
  return days > 0 ? ` (${counted(Math.round(days * 10) / 10, 'day')})` : '';
}

const PROVIDERS = /\.(?:rds\.amazonaws\.com|mysql\.database\.azure\.com|psdb\.cloud|tidbcloud\.com|aivencloud\.com|ondigitalocean\.com)$/i;

function signs({ database, settings, status }: Facts, { host }: Line, size: number): Signal[] {
  const found = signalsOf(database, [host, settings['hostname'] ?? ''], size);
  const add = (weight: number, because: string) => found.push({ environment: 'production', weight, because });
  if (/^(on|1)$/i.test(settings['read_only'] ?? '')) add(1, 'the server takes no changes, as a replica does');
  if ((status['slaves_connected'] ?? 0) > 0) add(2, `${counted(status['slaves_connected'] ?? 0, 'replica')} follow the server`);
  const rate = (status['questions'] ?? 0) / Math.max(status['uptime'] ?? 0, 60);
  if (rate >= 20) add(1, `${Math.round(rate)} statements a second on average`);
  if ((status['threads_connected'] ?? 0) >= 10) add(1, `${status['threads_connected']} connections are open`);
  if (PROVIDERS.test(host)) add(1, 'a provider runs the server');
  return found;
}
