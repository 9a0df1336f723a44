/** Keys of a cloud that work until somebody revokes them. Judges the kind; asks no cloud. */
import { defineCheck } from '../check.ts';
import { heldFinding, heldIn } from '../project/held.ts';

/** By kind, what takes the key's place. */
const INSTEAD: Record<string, string> = {
  'aws-access-key': 'Sign in with IAM Identity Center (aws sso login): credentials that end within hours; then delete the key.',
  'gcp-service-account-key':
    'Sign in as a person and impersonate the service account (gcloud auth application-default login --impersonate-service-account); then delete the key.',
  'gcp-hmac-key': 'Use short-lived credentials of a service account where the tool can; then deactivate the key.',
  'azure-client-secret': 'Sign in with az login or a federated credential; then delete the secret.',
  'azure-storage-connection-string': 'Use Entra ID with a role on the container, and switch shared keys off (allowSharedKeyAccess).',
  'azure-account-key': 'Use Entra ID with a role on the container, and switch shared keys off (allowSharedKeyAccess).',
  'alibaba-access-key': 'Use a RAM role with temporary credentials; then delete the key.',
};

export default defineCheck({
  id: 'cloud-long-lived-key',
  title: 'Long-lived key of a cloud',
  help: 'Access keys, service-account keys and client secrets do not end by themselves, and work from anywhere. On a machine where agents run, a login that ends within hours does the same work, and what is copied or logged by accident is worthless the next day.',
  severity: 'high',
  scope: ['machine'],
  judge: (world) =>
    heldIn(world).flatMap((c) => {
      const instead = INSTEAD[c.kind];
      // One with a date is told by it; an id without its secret opens nothing.
      const ends = (c.authority?.expires && c.authority.expires.value !== 'never') || typeof c.facts['expires'] === 'string';
      if (!instead || ends || c.confidence === 'low' || !c.parts.some((p) => p.name === 'secret')) return [];
      return [
        heldFinding(c, {
          rule: 'cloud-long-lived-key',
          severity: 'high',
          // Production is another finding's; the account is the same for all of its keys.
          environment: c.environment.class === 'production' ? 'unknown' : c.environment.class,
          says: 'works until somebody revokes it',
          evidence: ['keys of its kind do not end by themselves'],
          remedy: instead,
        }),
      ];
    }),
});
