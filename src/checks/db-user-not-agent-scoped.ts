/** Connections of lesser databases by the application's own user. Judges names; asks no server. */
import { defineCheck } from '../check.ts';
import { wordsOf } from '../detect/names.ts';
import { databasesIn, heldFinding } from '../project/held.ts';
import { isAgents } from '../project/roles.ts';

const READS = new Set(['ro', 'readonly', 'reader', 'read', 'viewer', 'select', 'report', 'reporting', 'analytics', 'guest']);

export default defineCheck({
  id: 'db-user-not-agent-scoped',
  title: 'Database user that is not the agent’s own',
  help: 'On staging an agent should have a user of its own, with the rights of its task: what it does can be told apart, and its rights can be taken away without stopping the application. Of production nothing should be within its reach, which other findings say.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: (world) =>
    databasesIn(world).flatMap((c) => {
      const { user } = c.facts;
      const lesser = c.environment.class === 'staging' || c.environment.class === 'development';
      // A superuser has a finding of its own.
      if (!lesser || typeof user !== 'string' || user === '' || c.authority?.root?.value) return [];
      if (isAgents(user) || wordsOf(user).some((w) => READS.has(w)) || c.authority?.reach.value === 'read') return [];
      return [
        heldFinding(c, {
          rule: 'db-user-not-agent-scoped',
          severity: 'medium',
          environment: 'unknown',
          says: `signs in as ${user.slice(0, 40)}, not as a user for agents`,
          evidence: [`the database is of ${c.environment.class}`],
          remedy: 'CREATE ROLE agent_ro LOGIN, grant it SELECT on what the task needs, and put that one into .env.agent.',
        }),
      ];
    }),
});
