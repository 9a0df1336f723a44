/** Redis, and Valkey and KeyDB, which speak as it does: what an ACL user can do. Connects to the one server, asks, changes nothing. */
import type { Connection, Database, Inspection } from '../database.ts';
import { factsOf } from './facts.ts';
import { inspectionOf } from './judge.ts';
import { LABEL, Refused, withSession } from './session.ts';

export default {
  label: LABEL,
  kinds: ['redis-url'],
  port: 6379,
  async inspect(connection: Connection): Promise<Inspection> {
    try {
      const facts = await withSession(connection, (session) => factsOf(session, connection));
      return inspectionOf(facts);
    } catch (error) {
      if (error instanceof Refused) return { state: 'dead', how: error.message, unknown: [], notes: [], signals: [] };
      throw error;
    }
  },
} satisfies Database;
