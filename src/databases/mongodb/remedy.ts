/**
 * The way down as lines of mongosh for a person to read and to run: a role and a user for the job, and what the old one loses. Pure; runs
 * nothing. Every name comes from the server and is quoted. mongosh asks for the password itself (passwordPrompt).
 * mongodb.com/docs/manual/reference/method/db.createRole, db.createUser, db.updateUser, passwordPrompt: 2026-11-21.
 */
import type { DatabaseJob, Remedy } from '../database.ts';
import { isAtlas, type MongoFacts, type Privilege, SYSTEM } from './facts.ts';
import { literal } from './quote.ts';

const LOOK = ['find', 'listCollections', 'listIndexes', 'collStats', 'dbStats'];
const JOBS: Record<DatabaseJob, string[]> = {
  'db-readonly': LOOK,
  'db-app': [...LOOK, 'insert', 'update', 'remove'],
  'db-migration': [...LOOK, 'insert', 'update', 'remove', 'createCollection', 'createIndex', 'dropIndex', 'dropCollection', 'collMod'],
};

export function remedyOf(facts: MongoFacts, job: DatabaseJob): Remedy {
  const warnings: string[] = [];
  const [user] = facts.users;
  const where = targetsOf(facts, warnings);
  if (!user || !where.length) return { create: '', retire: '', warnings: [...warnings, 'Nothing narrower was written down: the user reads no database.'] };
  const name = `${user.name}_${job.slice('db-'.length)}`;
  const admin = 'db.getSiblingDB("admin")';
  if (isAtlas(facts.host))
    warnings.push(
      'Atlas takes no createRole and createUser from mongosh: make the role and the user under Database Access of the project, with the same actions.',
    );
  if (job === 'db-app')
    warnings.push(
      'The new user makes no collections and indexes. Libraries that do so when they start (autoIndex, autoCreate) need that switched off, and a migration instead.',
    );
  if (facts.users.length > 1) warnings.push('Several users are logged in at once; only the first is dealt with.');
  const role = { role: name, privileges: where.map((resource) => ({ resource, actions: JOBS[job] })), roles: [] };
  const create = [
    `// A role and a user for the job ${job}, and no more. Run them with mongosh as a user that may make users; it asks for the new password.`,
    `${admin}.createRole(${literal(role)});`,
    `${admin}.createUser({ user: ${literal(name)}, pwd: passwordPrompt(), roles: ${literal([{ role: name, db: 'admin' }])} });`,
    '',
  ];
  return { create: create.join('\n'), retire: retired(facts, job, where, name), warnings };
}

type Target = { db: string; collection: string };

/** What it reads today, without the system's own; where that is everything, what it was to open, or all there is. */
function targetsOf({ privileges = [], databases = [], opened }: MongoFacts, warnings: string[]): Target[] {
  const reads = privileges.filter((p) => p.actions.includes('find') || p.actions.includes('anyAction')).map((p) => p.resource);
  const all = reads.some((r) => 'any' in r || ('db' in r && r.db === '' && r.collection === ''));
  const own = (name: string): boolean => !SYSTEM.includes(name);
  if (!all) {
    const exact = reads.flatMap((r) =>
      'db' in r && !r.buckets && r.db !== '' && own(r.db) && !r.collection.startsWith('system.') ? [{ db: r.db, collection: r.collection }] : [],
    );
    return exact.filter((t) => t.collection === '' || !exact.some((o) => o.db === t.db && o.collection === ''));
  }
  const named = opened !== undefined && own(opened) ? [opened] : databases.filter(own);
  if (named.length > 1)
    warnings.push('It reaches every database today, and the new role every one that there is now. Take out of it those that the job does not need.');
  return named.map((db) => ({ db, collection: '' }));
}

/** Only takes away: the new role takes the place of the old ones where the old user has all that is in it, else a role with what it has of it. */
function retired({ users, roles, privileges = [] }: MongoFacts, job: DatabaseJob, where: readonly Target[], name: string): string {
  const [user] = users;
  if (!user || !roles.length || within(privileges, job, where)) return '';
  const its = `db.getSiblingDB(${literal(user.db)})`;
  const has = (target: Target, action: string): boolean =>
    privileges.some((p) => p.actions.some((a) => a === action || a === 'anyAction') && covers(p, target));
  const kept = where.map((resource) => ({ resource, actions: JOBS[job].filter((action) => has(resource, action)) })).filter((p) => p.actions.length);
  const whole = kept.length === where.length && kept.every((p) => p.actions.length === JOBS[job].length);
  const role = whole ? name : `${user.name}_kept`;
  return [
    `// Once nothing depends on its rights any more: the old user keeps what the job ${job} needs of what it has.`,
    ...(whole ? [] : [`db.getSiblingDB("admin").createRole(${literal({ role, privileges: kept, roles: [] })});`]),
    `${its}.grantRolesToUser(${literal(user.name)}, ${literal([{ role, db: 'admin' }])});`,
    `${its}.revokeRolesFromUser(${literal(user.name)}, ${literal(roles.map((r) => ({ role: r.name, db: r.db })))});`,
    '',
  ].join('\n');
}

const covers = ({ resource: r }: Privilege, { db, collection }: Target): boolean =>
  'any' in r || ('db' in r && !r.buckets && (r.db === '' || r.db === db) && (r.collection === '' || r.collection === collection));

/** Whether it can do nothing beyond the job already. */
const within = (privileges: readonly Privilege[], job: DatabaseJob, where: readonly Target[]): boolean =>
  privileges.every((p) => p.actions.every((a) => JOBS[job].includes(a)) && where.some((t) => 'db' in p.resource && p.resource.db === t.db));
