/**
 * Turso: tokens of databases and groups, and of the Platform API. All are JSON Web Tokens; those of databases hold the claim a, `rw` or `ro`.
 * Levels, read-only and expiry: docs.turso.tech/sdk/authorization; deleted databases come back for five days on paid plans, and cannot be restored
 * to an earlier time: …/features/recover-deleted-databases; …/features/point-in-time-recovery (24 hours to 90 days); tokens of the Platform
 * API: …/api-reference/authentication. All checked 2026-11-21. That the claim is called a is as seen in the wild. A token cannot be taken back alone: all of a
 * database are, by new keys. GET /v1/auth/validate tells only when a token of the Platform API ends, and is not asked.
 */
import { defineIssuer, type Granted, type Held, type Offline } from '../src/issuer.ts';

const DATABASE = 'the database, or every database of its group';
const READS: Granted = { action: 'read', resource: DATABASE, reach: 'read', breadth: 'project' };
const WRITES: Granted = {
  action: 'full-access',
  resource: DATABASE,
  reach: 'destroy',
  breadth: 'project',
  destroys: 'data',
  means: 'changes and drops tables; an earlier time can be restored for 1 to 90 days',
};

function offline({ facts }: Held): Offline {
  const access = facts['access'];
  if (access !== 'ro' && access !== 'rw')
    return {
      grants: [],
      evidence: { kind: 'kind', how: 'it does not say that it is a token of a database' },
      unknown: ['whether it is a token of certain tables, or of the Platform API, which deletes databases and groups and makes tokens'],
      worst: { reach: 'admin', breadth: 'organization' },
    };
  return {
    grants: access === 'ro' ? [READS] : [WRITES, READS],
    evidence: { kind: 'token', how: `its claim a says ${access}` },
    unknown: ['whether it is good for one database or for all of a group'],
    worst: { reach: access === 'ro' ? 'read' : 'destroy', breadth: 'project' },
    ...(typeof facts['expires'] === 'string' ? {} : { expires: 'never' }),
  };
}

export default defineIssuer({
  id: 'turso',
  label: 'Turso',
  kinds: {
    'turso-token': {
      granularity: 'scoped',
      offline,
      narrower: [
        {
          how: 'Make a token of the one database with --read-only or --permissions for its tables, and with --expiration',
          url: 'https://docs.turso.tech/sdk/authorization/tokens',
        },
      ],
      lifecycle: { canBeEndless: true },
    },
  },
});
