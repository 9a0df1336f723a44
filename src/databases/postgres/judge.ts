/** From what was learnt of a role to the answer: who it is, what it can do, what would be lost, what only looks like a guard. Pure. */
import type { Signal } from '../../model.ts';
import type { Inspection } from '../database.ts';
import { signalsOf } from '../signals.ts';
import { bytes, counted, named } from '../words.ts';
import type { ServerFacts } from './facts.ts';
import { grantsOf } from './grants.ts';
import { remedyOf } from './remedy.ts';

/** How the line to the server was. */
interface Line {
  host: string;
  encrypted: boolean;
  asked: boolean;
}

export function inspectionOf(facts: ServerFacts, line: Line): Inspection {
  const { actors, role, here, others, silent, version } = facts;
  const grants = grantsOf(facts);
  const admin = grants.some((g) => g.reach === 'admin' && g.breadth === 'account');
  const foreign = [here, ...others].flatMap((d) => d.foreign);
  const destroys = grants.some((g) => g.destroys);
  const tables = here.totals.reduce((sum, t) => sum + t.n, 0);
  const size = facts.databases.find((d) => d.here && d.bytes !== null)?.bytes ?? here.totals.reduce((sum, t) => sum + t.bytes, 0);
  return {
    state: 'live',
    principal: named(role),
    grants,
    how: `PostgreSQL ${Math.floor(version / 10000)} at ${named(line.host)}, its catalogues and has_…_privilege()`,
    unknown: [
      ...silent.map(named),
      ...foreign.map((name) => `what it can do on the other server ${named(name)}, for which a password is kept here`),
      ...(admin ? ['whether backups that are kept elsewhere (snapshots of a provider, an archive) are within its reach; PostgreSQL does not know'] : []),
    ],
    reaches: [here.name, ...others.map((d) => d.name)].map(named),
    ...(destroys || admin ? { stakes: `${counted(tables, 'table')} of ${named(here.name)}, ${bytes(size)}` } : {}),
    expires: actors[0]?.expires ?? 'never',
    notes: notesOf(facts, line),
    signals: signs(facts, size),
    remedy: (job) => remedyOf(facts, job),
  };
}

function notesOf({ settings, signs, rights }: ServerFacts, { encrypted, asked }: Line): string[] {
  const setting = (name: string): string | undefined => settings.findLast((s) => s.name === name)?.value;
  const notes: string[] = [];
  if (!asked) notes.push('The server let the user in without asking for the password: whoever can reach it needs none.');
  if (!encrypted) notes.push('The connection was not encrypted.');
  if (setting('default_transaction_read_only') === 'on')
    notes.push('default_transaction_read_only is on for it, which is no guard: the session can switch it off. Only rights that are missing protect.');
  if (setting('statement_timeout') !== undefined) notes.push('statement_timeout is set for it, which the session can lift.');
  const log = setting('log_statement') ?? signs?.log;
  if (log === 'mod' || log === 'all') notes.push(`The server writes down what it ${log === 'mod' ? 'changes' : 'runs'} (log_statement = ${log}).`);
  else if (log !== undefined && setting('pgaudit.log') === undefined) notes.push(`What it changes is not written down by log_statement (${named(log)}).`);
  const groups = rights.filter((r) => !r.held && !r.admin).map((r) => named(r.name));
  if (groups.length) notes.push(`It inherits nothing from ${groups.slice(0, 5).join(', ')}, but has the rights of that role with SET ROLE.`);
  if (signs?.archive === 'on' || signs?.archive === 'always')
    notes.push('The server archives its log, so there is a way back to a point in time as long as the archive holds.');
  return notes;
}

function signs({ here, signs, standby }: ServerFacts, size: number): Signal[] {
  const found = signalsOf(here.name, [signs?.cluster ?? ''], size);
  const add = (environment: Signal['environment'], weight: number, because: string) => found.push({ environment, weight, because });
  if (signs && signs.replicas > 0) add('production', 2, `${counted(signs.replicas, 'replica')} follow the server`);
  if (standby) add('production', 1, 'the server is a replica of another');
  if (signs?.archive === 'on' || signs?.archive === 'always') add('production', 1, 'the server archives its log');
  if (signs && signs.clients >= 4) add('production', 1, `${signs.clients} machines are connected`);
  if (signs && signs.rate >= 5) add('production', 1, `${Math.round(signs.rate)} transactions a second on average`);
  return found;
}
