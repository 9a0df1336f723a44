/**
 * Snowflake: programmatic access tokens and passwords.
 * A token acts as its user, with all of the user's roles or with the one of ROLE_RESTRICTION (which service users must have), for 15 days unless
 * told otherwise: docs.snowflake.com/en/sql-reference/sql/alter-user-add-programmatic-access-token; people need a network policy for it, or a few
 * minutes without: …/en/user-guide/programmatic-access-tokens. Both checked 2026-11-21. That dropped tables come back by Time Travel for 1 to 90
 * days, and not at all where it is set to 0, is known, not checked.
 */
import { defineIssuer, type Held } from '../src/issuer.ts';
import { type Alike, alike } from '../src/issuer-kit.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

const LESS = 'ACCOUNTADMIN drops databases, sets Time Travel to 0, and makes users';
const PAT = {
  how: 'Make a service user with a role that has only SELECT on what the job needs, and a token of it with ROLE_RESTRICTION and DAYS_TO_EXPIRY',
  url: 'https://docs.snowflake.com/en/sql-reference/sql/alter-user-add-programmatic-access-token',
};
const FEDERATED = {
  how: 'Let workloads sign in by workload identity federation, which needs no stored secret',
  url: 'https://docs.snowflake.com/en/user-guide/workload-identity-federation',
};
const token: Alike = {
  granularity: 'role',
  how: 'a token has the roles of its user, or one of them',
  unknown: [`whether it is bound to one role, and to which: ${LESS}`],
  worst: ['admin', 'account'],
  narrower: [PAT, FEDERATED],
  lifecycle: { canBeEndless: false, days: 15 },
};
const plain = alike(token);

export default defineIssuer({
  id: 'snowflake',
  label: 'Snowflake',
  kinds: {
    'snowflake-access-token': {
      ...plain,
      offline: (held: Held) => {
        const expires = isoFromSeconds(jwtClaims(held.parts['secret'] ?? '')?.['exp']);
        return { ...plain.offline(held), ...(expires ? { expires } : {}) };
      },
    },
    'snowflake-password': alike({
      ...token,
      how: 'with it, and with a second factor where one is asked for, a user signs in',
      unknown: [`whose it is, and which roles that user has: ${LESS}`],
      lifecycle: { canBeEndless: true },
    }),
  },
});
