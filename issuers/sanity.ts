/**
 * Sanity: tokens of people and of robots. A robot's token belongs to one project and has a role, Editor unless told otherwise; a person's has all that
 * person's projects, and lives a year: sanity.io/docs/cli-reference/tokens, sanity.io/docs/http-auth and sanity.io/docs/content-lake/
 * roles-concepts, checked 2026-11-21. What a role needs to delete a dataset, and what becomes of its backups then, was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'sanity',
  label: 'Sanity',
  kinds: {
    'sanity-api-token': alike({
      granularity: 'role',
      how: 'a token of a robot has a role in one project, one of a person all of that person’s rights; they look the same',
      unknown: ['whose it is, and which role it has: an Editor deletes documents, an Administrator datasets, members and tokens too'],
      worst: ['admin', 'account'],
      narrower: [{ how: 'Make a token of the one project with the role Viewer (`sanity tokens add NAME --role=viewer`)', url: 'https://www.sanity.io/manage' }],
      lifecycle: { canBeEndless: true },
    }),
  },
});
