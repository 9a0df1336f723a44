/**
 * Microsoft Azure and Entra: client secrets, keys of services, connection strings, shared access signatures, DevOps and refresh tokens.
 * What each key can do stands in data/azure.ts. Nothing is asked: keys and signatures are of use only on hosts that what was found names, a
 * client secret needs the id of its application, which is not part of it, and a DevOps token is refused in the same way when it is dead and when
 * it lacks a scope. Service principals: learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal; DevOps:
 * learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate; signatures:
 * learn.microsoft.com/rest/api/storageservices/create-service-sas. Checked 2026-11-21.
 */

import { defineIssuer, type Granted, type Kind, type Offline } from '../src/issuer.ts';
import { textOf } from '../src/issuer-kit.ts';
import type { Facts } from '../src/model.ts';
import { LETTERS, PROCESS, SERVICES, type Service } from './data/azure.ts';

const LEARN = 'https://learn.microsoft.com';

/** A key of a service: good for all of it, with nobody's name on it. */
const keyOf = ({ opens, does, unknown, worst = 'read', breadth, ends, narrower = [] }: Service): Kind => ({
  granularity: 'account',
  offline: ({ facts }) => {
    const name = textOf(facts['account']) ?? textOf(facts['host']);
    const resource = name ? `${opens} ${name}` : opens;
    return {
      grants: does.map((d) => ({ ...d, resource, breadth })),
      evidence: { kind: 'kind', how: 'all keys of the kind can' },
      unknown: unknown ? [unknown] : [],
      worst: { reach: worst, breadth },
      ...(ends ? {} : { expires: 'never' }),
    };
  },
  narrower,
  lifecycle: { canBeEndless: true },
});

const RESOURCES: Record<string, string> = {
  b: 'one blob',
  bv: 'one version of a blob',
  bs: 'one snapshot of a blob',
  c: 'one container',
  d: 'one directory',
  f: 'one file',
  s: 'one file share',
};
const SERVICE_NAMES: Record<string, string> = { b: 'blobs', q: 'queues', t: 'tables', f: 'files' };

/** A host or address, as signatures for queues and hubs name what they are for. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a signature says of itself: what it is for, and the letters of what it allows. */
function signature(facts: Facts): Offline {
  const [resource, services, letters, policy] = ['resource', 'services', 'permissions', 'policy'].map((name) => textOf(facts[name]));
  const account = services !== undefined;
  const place = account
    ? `${[...services].map((s) => SERVICE_NAMES[s] ?? s).join(', ')} of the storage account`
    : resource === undefined
      ? 'what it was signed for'
      : (RESOURCES[resource] ?? plain(resource));
  const breadth = account || (resource !== undefined && !RESOURCES[resource]) ? 'project' : 'resource';
  const known = (letter: string) => (letter === 'p' && account ? PROCESS : Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined);
  const strange = [...(letters ?? '')].filter((l) => !known(l));
  const levels = textOf(facts['types']);
  return {
    grants: [...new Set(letters ?? '')].flatMap((letter): Granted[] => {
      const does = known(letter);
      return does ? [{ ...does, resource: levels ? `${place} (${levelsOf(levels)})` : place, breadth }] : [];
    }),
    evidence: { kind: 'token', how: 'its own parameters (sp, sr, ss, srt)' },
    unknown: [
      ...(policy !== undefined ? [`which rights the policy ${plain(policy)} gives it, and until when`] : letters === undefined ? ['which rights it has'] : []),
      ...(strange.length ? [`what the letters ${strange.join('')} allow`] : []),
    ],
    worst: { reach: 'admin', breadth },
  };
}
const levelsOf = (types: string): string => [...types].map((t) => ({ s: 'the service itself', c: 'containers', o: 'objects' })[t] ?? t).join(', ');

/** Whose rights are not part of it. */
const bearer = (how: string, unknown: string, kind: Omit<Kind, 'offline'>): Kind => ({
  ...kind,
  offline: ({ facts }) => {
    const tenant = textOf(facts['tenant']);
    return {
      grants: [],
      evidence: { kind: 'kind', how },
      unknown: [unknown],
      worst: { reach: 'admin', breadth: 'organization' },
      ...(tenant ? { principal: `an application in tenant ${tenant}` } : {}),
    };
  },
});

const FEDERATED = {
  how: 'Let the work sign in without a secret: a managed identity within Azure, a federated credential for CI and other clouds',
  url: `${LEARN}/entra/workload-id/workload-identity-federation`,
};

export default defineIssuer({
  id: 'azure',
  label: 'Microsoft Azure',
  kinds: {
    ...Object.fromEntries(Object.entries(SERVICES).map(([id, service]) => [id, keyOf(service)])),
    'azure-client-secret': bearer(
      'it signs in as its application, with the roles that one was given',
      'which roles its application has in Azure and Entra; to ask takes its client id, which the secret does not hold',
      {
        granularity: 'scoped',
        narrower: [
          FEDERATED,
          { how: 'Give the application one role, on the one resource group it works in', url: `${LEARN}/azure/role-based-access-control/best-practices` },
        ],
        lifecycle: { canBeEndless: false },
      },
    ),
    'azure-sas-token': {
      granularity: 'scoped',
      offline: ({ facts }) => signature(facts),
      narrower: [
        {
          how: 'Sign for the one blob or container with a user delegation key, with the fewest letters and an end within hours',
          url: `${LEARN}/rest/api/storageservices/create-user-delegation-sas`,
        },
      ],
      lifecycle: { canBeEndless: true },
    },
    'azure-devops-pat': bearer(
      'it can do what its owner may, as far as its scopes go',
      'which scopes it has, and in which organizations: Azure DevOps does not tell the token',
      {
        granularity: 'permission',
        narrower: [
          {
            how: 'Make a token for the one organization with only the scopes the work needs, such as Code (Read), and an end within weeks',
            url: `${LEARN}/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate`,
          },
          {
            how: 'Sign in with a service principal or managed identity in place of a token of a person',
            url: `${LEARN}/azure/devops/integrate/get-started/authentication/service-principal-managed-identity`,
          },
        ],
        lifecycle: { canBeEndless: false },
      },
    ),
    'azure-entra-refresh-token': bearer(
      'it makes access tokens of its owner, again and again',
      'whose it is, for which application, and what they may do; to ask would make a token',
      { granularity: 'role', narrower: [FEDERATED], lifecycle: { canBeEndless: false, days: 90 } },
    ),
  },
});
