/** MySQL and MariaDB: what a user can do, effectively. Connects to the one server, reads what it shows of itself, changes nothing. */
import { NoAnswer } from '../../issuer.ts';
import { printable } from '../../printable.ts';
import type { Connection, Database, Inspection } from '../database.ts';
import { Refused } from '../line.ts';
import { learn } from './facts.ts';
import { inspectionOf } from './judge.ts';
import { Expired } from './refusal.ts';
import { LABEL, withSession } from './session.ts';

export default {
  label: LABEL,
  kinds: ['mysql-url'],
  port: 3306,
  async inspect(connection: Connection): Promise<Inspection> {
    try {
      return await inspect(connection);
    } catch (error) {
      const ended = { unknown: [], notes: [], signals: [] };
      if (error instanceof Refused) return { state: 'dead', how: error.message, ...ended };
      if (error instanceof Expired) return { state: 'expired', how: error.message, ...ended };
      throw error;
    }
  },
} satisfies Database;

async function inspect(connection: Connection): Promise<Inspection> {
  const { host, database = '' } = connection;
  const found = await withSession(connection, async (session) => {
    const facts = await learn(session, database);
    return facts && inspectionOf(facts, { host, encrypted: session.encrypted, asked: session.asked });
  });
  if (found) return found;
  throw new NoAnswer(`${LABEL} at ${printable(host)}: it let the user in, but told nothing of it; it may be another system that speaks the same protocol`);
}
