/**
 * MongoDB Atlas: secrets of service accounts, programmatic API keys. Both sign in to the Administration API, which opens no database but makes
 * users of databases, and deletes clusters: mongodb.com/docs/atlas/api/api-authentication. Roles: …/atlas/reference/user-roles. A service account
 * signs in only by making a token (…/atlas/api/service-accounts/generate-oauth2-token), and a key only with its public part, so that neither is
 * asked. All checked 2026-11-21.
 */
import { defineIssuer, type Kind } from '../src/issuer.ts';
import { textOf } from '../src/issuer-kit.ts';

const LIST = {
  how: 'Give it an access list with the addresses of the machines that use it',
  url: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
};
const PROJECT = {
  how: 'Make a service account of the one project with the one role the work needs, such as Project Read Only, and a secret that ends within days',
  url: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
};

const kind = (what: string, missing: string, lifecycle: Kind['lifecycle']): Kind => ({
  granularity: 'role',
  offline: ({ facts }) => {
    const account = textOf(facts['account']);
    return {
      grants: [],
      evidence: { kind: 'kind', how: `${what} has the roles it was given in an organization and its projects` },
      unknown: [
        `which roles it has: an owner of a project deletes its clusters with their backups, and makes users of its databases; ${missing}`,
        'whether an access list lets it in from elsewhere',
      ],
      worst: { reach: 'admin', breadth: 'organization' },
      ...(account ? { principal: `service account ${account}` } : {}),
    };
  },
  narrower: [PROJECT, LIST],
  lifecycle,
});

export default defineIssuer({
  id: 'mongodb-atlas',
  label: 'MongoDB Atlas',
  kinds: {
    'mongodb-atlas-service-account': kind('a service account', 'to ask would make a token', { canBeEndless: false }),
    'mongodb-atlas-api-key': kind('a key', 'to ask takes the public key that belongs to it', { canBeEndless: true }),
  },
});
