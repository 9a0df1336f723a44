/**
 * Linode (Akamai): personal access tokens. The header X-OAuth-Scopes of every answer holds the scopes (techdocs.akamai.com/linode-api/reference/
 * response-headers); * is all of them (…/post-personal-access-token, which also makes tokens that end). Scopes: openapi.yaml of
 * github.com/linode/linode-api-docs. Deleting a Linode deletes its disks and backups (…/delete-linode-instance), as cancelling its backups does them alone
 * (…/post-cancel-backups-2). All checked 2026-11-21. A restricted user has grants besides, which are not read.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Linode';

interface Family {
  reach: Reach;
  destroys?: 'data' | 'data and backups';
  means: string;
}
/** What a scope to write can do; one to read only reads. */
const FAMILIES: Record<string, Family> = {
  account: { reach: 'admin', means: 'makes users and tokens, changes grants' },
  linodes: { reach: 'destroy', destroys: 'data and backups', means: 'deletes Linodes with their disks and backups' },
  databases: { reach: 'destroy', destroys: 'data and backups', means: 'deletes managed databases' },
  volumes: { reach: 'destroy', destroys: 'data', means: 'deletes volumes' },
  object_storage: { reach: 'destroy', destroys: 'data', means: 'deletes buckets, makes keys for them' },
  images: { reach: 'destroy', destroys: 'data', means: 'deletes images' },
  lke: { reach: 'destroy', destroys: 'data', means: 'deletes Kubernetes clusters' },
  domains: { reach: 'destroy', means: 'deletes domains with their records' },
  stackscripts: { reach: 'write', means: 'changes what new Linodes run' },
  firewall: { reach: 'write', means: 'opens and closes ports' },
  nodebalancers: { reach: 'write', means: 'takes balancers away' },
  ips: { reach: 'write', means: 'moves addresses' },
};

function granted(scope: string): Granted[] {
  if (scope === '*') return Object.keys(FAMILIES).flatMap((family) => granted(`${family}:read_write`));
  const [family = '', level] = scope.split(':');
  const base = { action: scope, resource: `${family} of the account`, breadth: 'account' } as const;
  if (level === 'read_only') return [{ ...base, reach: 'read' }];
  return [{ ...base, ...(new Map(Object.entries(FAMILIES)).get(family) ?? { reach: 'write' }) }];
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/v4/profile', { authorization: `Bearer ${parts['secret']}` });
  if (reply.status === 401) return { state: 'dead', how: 'GET /v4/profile answers 401', unknown: [] };
  // Without account:read_only the profile is not shown; the scopes are all the same.
  expectStatus(reply, WHO, 403);
  const me = reply.status === 200 ? objectOf<{ username: string; restricted: boolean }>(reply, WHO) : undefined;
  const scopes = (reply.headers.get('x-oauth-scopes') ?? '').split(/[\s,]+/).filter((s) => /^(?:\*|[a-z][a-z_]{0,39}:[a-z_]{1,20})$/.test(s));
  const user = textOf(me?.username);
  return {
    state: 'live',
    ...(user ? { principal: user } : {}),
    how: 'X-OAuth-Scopes of GET /v4/profile',
    grants: scopes.flatMap(granted),
    unknown: [
      ...(scopes.length ? [] : ['which scopes it has']),
      ...(me?.restricted === false ? [] : ['what the grants of its user take away, if that user is restricted']),
    ],
  };
}

export default defineIssuer({
  id: 'linode',
  label: 'Linode',
  kinds: {
    'linode-token': {
      granularity: 'permission',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a token has the scopes it was made with, as far as its user has them' },
        unknown: ['which scopes it has: linodes:read_write deletes Linodes with their backups'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      narrower: [
        {
          how: 'Make a token with Read Only, or No Access, for every scope the work does not write, and with an expiry',
          url: 'https://cloud.linode.com/profile/tokens',
        },
        {
          how: 'Make it as a restricted user with grants for the one Linode',
          url: 'https://techdocs.akamai.com/cloud-computing/docs/manage-users-on-an-account',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: ['api.linode.com'], budget: 2, run: ask },
    },
  },
});
