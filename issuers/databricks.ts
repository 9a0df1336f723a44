/**
 * Databricks: personal access tokens, service access tokens, OAuth secrets of service principals.
 * A token is good for one workspace, has the rights of its user or service principal, can be made with scopes (one with `authentication` makes others
 * with any scope), and is taken back after 90 days without use: learn.microsoft.com/azure/databricks/dev-tools/auth/pat; one made without a
 * lifetime has none unless the workspace sets the longest: …/admin/access-control/tokens; OAuth secrets live 730 days at most and by default:
 * docs.databricks.com/dev-tools/auth/oauth-m2m and databricks.github.io/sdk-js (CreateServicePrincipalSecretRequest). All checked 2026-11-21. What tokens
 * that begin with dkea are, and whether 730 days are the most for those of people too, was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { type Alike, alike } from '../src/issuer-kit.ts';

const PRINCIPAL = {
  how: 'Make a service principal with only the grants of the job (USE CATALOG, SELECT) that signs in by workload identity federation, without a stored secret',
  url: 'https://docs.databricks.com/aws/en/dev-tools/auth/oauth-federation',
};
const SCOPED = {
  how: 'Make a token with the scopes the work needs, not authentication, and with an end',
  url: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
};

const token: Alike = {
  granularity: 'permission',
  how: 'a token is good for one workspace, with the rights of its user or service principal',
  unknown: ['which scopes it has, and whether its owner is an admin: one deletes clusters, tables and schemas, and reads all secrets'],
  worst: ['admin', 'project'],
  narrower: [SCOPED, PRINCIPAL],
  lifecycle: { canBeEndless: true },
};

export default defineIssuer({
  id: 'databricks',
  label: 'Databricks',
  kinds: {
    'databricks-pat': alike(token),
    'databricks-service-token': alike(token),
    'databricks-oauth-secret': alike({
      ...token,
      granularity: 'role',
      how: 'with it a service principal signs in to the account and to all workspaces it is in',
      unknown: ['in which workspaces its service principal is, with which grants, and whether it is an account admin, who deletes workspaces'],
      worst: ['admin', 'organization'],
      narrower: [PRINCIPAL],
      lifecycle: { canBeEndless: false, days: 730 },
    }),
  },
});
