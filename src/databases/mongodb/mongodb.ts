/** MongoDB: what a user can do, by its privileges. Connects to one server, asks, changes nothing. */
import { NoAnswer } from '../../issuer.ts';
import type { Connection, Database, Inspection } from '../database.ts';
import { factsOf } from './facts.ts';
import { inspectionOf } from './judge.ts';
import { LABEL, Refused, withSession } from './session.ts';

export default {
  label: LABEL,
  kinds: ['mongodb-url'],
  port: 27017,
  async inspect(connection: Connection): Promise<Inspection> {
    try {
      const facts = await withSession(connection, (session) => factsOf(session, connection.host, connection.database));
      if (!facts)
        throw new NoAnswer(
          `${LABEL} at ${connection.host}: it let the user in, but told nothing of it; it may be another system that speaks the same protocol`,
        );
      return inspectionOf(facts);
    } catch (error) {
      if (error instanceof Refused) return { state: 'dead', how: error.message, unknown: [], notes: [], signals: [] };
      throw error;
    }
  },
} satisfies Database;
