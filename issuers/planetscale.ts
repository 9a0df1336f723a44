/**
 * PlanetScale: service tokens, OAuth tokens, database passwords.
 * Permissions by organization and database, ends: planetscale.com/docs/api/service-tokens and planetscale.com/docs/cli/service-token; roles of
 * passwords: planetscale.com/docs/vitess/security/password-roles; checked 2026-11-21. They are not asked about: a service token is of use
 * with its id only, which stands elsewhere, and a password with the host of its database.
 */
import { defineIssuer, type Kind } from '../src/issuer.ts';

const NARROW = {
  how: 'Make a service token with only the permissions the work needs on the one database (read_branch, create_branch, connect_branch), with an end',
  url: 'https://app.planetscale.com/~/settings/service-tokens',
};

const kind = (
  granularity: Kind['granularity'],
  how: string,
  unknown: string,
  worst: ReturnType<Kind['offline']>['worst'],
  narrower: Kind['narrower'],
): Kind => ({
  granularity,
  narrower,
  lifecycle: { canBeEndless: true },
  offline: () => ({ grants: [], evidence: { kind: 'kind', how }, unknown: [unknown], worst }),
});

export default defineIssuer({
  id: 'planetscale',
  label: 'PlanetScale',
  kinds: {
    'planetscale-service-token': kind(
      'scoped',
      'it has permissions in an organization, or on databases',
      'which permissions it has (delete_database and delete_backups may be among them), and on which databases',
      { reach: 'admin', breadth: 'organization' },
      [NARROW],
    ),
    'planetscale-oauth-token': kind(
      'scoped',
      'it belongs to a user who let an application in',
      'which scopes the application has',
      { reach: 'admin', breadth: 'organization' },
      [NARROW],
    ),
    'planetscale-password': kind(
      'role',
      'it opens one branch of one database',
      'which role it has there (reader, writer, readwriter or admin), and of which branch',
      { reach: 'destroy', breadth: 'resource' },
      [{ how: 'Make a password with the role reader, or one with an end', url: 'https://planetscale.com/docs/vitess/security/password-roles' }],
    ),
  },
});
