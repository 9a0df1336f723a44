/** PostgreSQL: what a role can do, effectively. Connects to the one server, reads its catalogues, changes nothing. */
import { NoAnswer } from '../../issuer.ts';
import type { Connection, Database, Inspection } from '../database.ts';
import { Refused } from '../line.ts';
import { Asker, type DatabaseFacts, databaseFacts, groundFacts, type ServerFacts, serverFacts, whoIs } from './facts.ts';
import { inspectionOf } from './judge.ts';
import { Elsewhere, LABEL, type Session, withSession } from './session.ts';

/** Databases of the same server that are entered besides the one that was named. */
const MOST_OTHERS = 8;

export default {
  label: LABEL,
  kinds: ['postgres-url'],
  port: 5432,
  async inspect(connection: Connection): Promise<Inspection> {
    try {
      return await inspect(connection);
    } catch (error) {
      if (error instanceof Refused) return { state: 'dead', how: error.message, unknown: [], notes: [], signals: [] };
      if (error instanceof Elsewhere)
        return {
          state: 'live',
          how: 'PostgreSQL took the password',
          unknown: [`what the role can do: ${error.message}; name another one`],
          notes: [],
          signals: [],
        };
      throw error;
    }
  },
} satisfies Database;

async function inspect(connection: Connection): Promise<Inspection> {
  const found = await withSession(connection, (session) => first(session));
  if (!found)
    throw new NoAnswer(`${LABEL} at ${connection.host}: it let the user in, but told nothing of it; it may be another system that speaks the same protocol`);
  const { facts, lines } = found;
  // What a role may do to tables only their own database tells, and most roles may enter several.
  const superuser = facts.actors.some((a) => a.super);
  const enter = superuser ? [] : [...new Set(facts.databases.filter((d) => d.action === 'CONNECT' && !d.here).map((d) => d.name))];
  for (const [at, database] of enter.entries()) {
    const other = at < MOST_OTHERS ? await visit(connection, database, facts) : undefined;
    if (other) facts.others.push(other);
    else facts.silent.push(`what it may do in the database ${database}`);
  }
  return inspectionOf(facts, { ...lines, host: connection.host });
}

async function first(session: Session): Promise<{ facts: ServerFacts; lines: { encrypted: boolean; asked: boolean } } | undefined> {
  const asker = new Asker(session);
  const who = await whoIs(asker);
  if (!who?.actors.length) return undefined;
  const facts: ServerFacts = {
    ...who,
    ...(await serverFacts(asker, who.version)),
    here: await databaseFacts(asker, who.database, who.version),
    others: [],
    ground: await groundFacts(asker, who.role),
    silent: asker.silent,
  };
  return { facts, lines: { encrypted: session.encrypted, asked: session.asked } };
}

async function visit(connection: Connection, database: string, { actors, version, silent }: ServerFacts): Promise<DatabaseFacts | undefined> {
  try {
    return await withSession({ ...connection, database }, async (session) => {
      const asker = new Asker(session);
      asker.actors = actors;
      const facts = await databaseFacts(asker, database, version);
      silent.push(...asker.silent);
      return facts;
    });
  } catch {
    return undefined;
  }
}
