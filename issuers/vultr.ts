/**
 * Vultr: API keys. A key has all rights of its user, which are ACLs and, since 2026, policies; it is scoped to no product, may be given an end and
 * addresses it is used from: docs.vultr.com/support/platform/api/can-i-scope-api-keys-to-specific-products, docs.vultr.com/platform/iam/organizations/
 * manage-user-api-access/how-to-create-an-api-key-for-a-user, …/iam/policies/how-to-create-a-policy. ACLs and what names them: acls of GET /v2/account
 * (github.com/vultr/govultr, account.go), the modules of docs.ansible.com for Vultr. All checked 2026-11-21. What a refusal of an address looks like, and
 * what becomes of backups with their server, was not checked: a 401 that does not speak of the key counts as no answer, and backups as lost.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Held, NoAnswer } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Vultr';

const ACLS: Record<string, { reach: Reach; destroys?: 'data' | 'data and backups'; means: string }> = {
  manage_users: { reach: 'admin', means: 'makes users and keys, with other rights' },
  subscriptions: { reach: 'destroy', destroys: 'data and backups', means: 'deletes servers, disks, databases, snapshots and backups' },
  objstore: { reach: 'destroy', destroys: 'data', means: 'deletes object storage with all in it' },
  vke: { reach: 'destroy', destroys: 'data', means: 'deletes Kubernetes clusters' },
  dns: { reach: 'destroy', means: 'deletes domains with their records' },
  provisioning: { reach: 'write', means: 'deploys servers, which cost' },
  upgrade: { reach: 'write', means: 'changes plans, which cost' },
  firewall: { reach: 'write', means: 'opens and closes ports' },
  loadbalancer: { reach: 'write', means: 'takes balancers away' },
  billing: { reach: 'write', means: 'sees and changes how it is paid' },
  subscriptions_view: { reach: 'read', means: 'lists servers, disks and databases' },
};

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/v2/account', { authorization: `Bearer ${parts['secret']}` });
  if (reply.status === 401) {
    if (/invalid api (?:token|key)/i.test(reply.text)) return { state: 'dead', how: 'GET /v2/account answers 401, Invalid API token', unknown: [] };
    throw new NoAnswer(`${WHO} answered 401, maybe for the address it was asked from`);
  }
  expectStatus(reply, WHO);
  const account = objectOf<{ email: string; acls: unknown }>({ ...reply, json: objectOf(reply, WHO)['account'] }, WHO);
  if (!Array.isArray(account.acls)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const known = new Map(Object.entries(ACLS));
  const email = textOf(account.email);
  return {
    state: 'live',
    ...(email ? { principal: email } : {}),
    how: 'acls of GET /v2/account',
    grants: account.acls
      .filter((a): a is string => typeof a === 'string' && /^[a-z_]{1,40}$/.test(a))
      .map((action) => ({ action, resource: 'the account', breadth: 'account', ...(known.get(action) ?? { reach: 'write' }) })),
    unknown: ['what policies and roles of its organization add'],
  };
}

export default defineIssuer({
  id: 'vultr',
  label: 'Vultr',
  kinds: {
    'vultr-api-key': {
      granularity: 'role',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a key has all rights of its user, and is scoped to no product' },
        unknown: ['which rights its user has: with subscriptions it deletes servers, disks, databases, snapshots and backups'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      narrower: [
        {
          how: 'Make a service user with only the rights of the job (subscriptions_view for one who looks), and a key of it with an end and allowed addresses',
          url: 'https://docs.vultr.com/platform/iam/organizations/manage-user-api-access/how-to-create-an-api-key-for-a-user',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: ['api.vultr.com'], budget: 2, run: ask },
    },
  },
});
