/** Connections as the user that owns a whole database server. Judges by the name and by what is known of the user; asks no server. */
import { defineCheck } from '../check.ts';
import type { Credential } from '../model.ts';
import { databasesIn, heldFinding } from '../project/held.ts';

/** First users of servers and of hosts; a person may have given the name to a lesser one. */
const FIRST =
  /^(postgres|root|sa|admin|administrator|doadmin|rdsadmin|neondb_owner|avnadmin|supabase_admin|cloudsqladmin|azure_superuser|dbmasteruser|sysadmin|system|sys)$|_owner$/i;

export default defineCheck({
  id: 'db-superuser',
  title: 'Database superuser',
  help: 'The first user of a server drops every database, reads every row past its policies, and makes further users. No application needs that while it runs, and no agent ever does. Databases on this machine are left out.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) =>
    databasesIn(world).flatMap((c) => {
      const why = superuser(c);
      return why === undefined
        ? []
        : [
            heldFinding(c, {
              rule: 'db-superuser',
              severity: 'high',
              says: 'signs in as a superuser',
              evidence: [why],
              remedy: 'Make a role for the agent (SELECT on what it needs, a statement timeout), and keep this one out of reach.',
            }),
          ];
    }),
});

function superuser({ authority, facts }: Credential): string | undefined {
  // What the server said of it counts more than a name.
  if (authority?.root) return authority.root.value ? authority.root.evidence.how : undefined;
  const { user } = facts;
  return typeof user === 'string' && authority?.state.value !== 'live' && FIRST.test(user) ? `the name ${user} stands for the owner of the server` : undefined;
}
