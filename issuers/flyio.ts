/**
 * Fly.io: macaroon tokens, whose caveats say what they can do, and older personal tokens.
 * Kinds of tokens and their default of twenty years: fly.io/docs/security/tokens and fly.io/docs/flyctl/tokens-create-deploy; that snapshots
 * outlive a volume for some days: fly.io/docs/volumes/snapshots; questions: the GraphQL schema of github.com/superfly/flyctl (gql/schema.graphql).
 * All checked 2026-11-21.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline } from '../src/issuer.ts';
import { expectStatus, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';
import { ACTIONS, type Caveats, caveatsOf } from '../src/macaroon.ts';

const HOST = 'api.fly.io';
const WHO = 'Fly.io';

const MEANS: Record<keyof typeof ACTIONS, Pick<Granted, 'reach' | 'destroys' | 'means'>> = {
  delete: { reach: 'destroy', destroys: 'data', means: 'destroys machines and volumes' },
  write: { reach: 'write', means: 'deploys, and changes secrets and configuration' },
  create: { reach: 'write', means: 'makes machines and volumes' },
  control: { reach: 'write', means: 'starts, stops and enters machines' },
  read: { reach: 'read', means: 'reads configuration and logs' },
};
/** Types of caveats that confine a token further, in ways that are not followed here. */
const OTHERS: Record<number, string> = {
  2: 'volumes',
  5: 'features of the organization',
  6: 'mutations',
  7: 'machines',
  14: 'features of machines',
  15: 'the machine it is used from',
  16: 'clusters',
  27: 'commands',
  28: 'features of apps',
  29: 'stored objects',
  31: 'where it is used from',
};

function ofMask(mask: number, resource: string, breadth: Breadth): Granted[] {
  return (Object.keys(MEANS) as (keyof typeof ACTIONS)[]).filter((a) => mask & ACTIONS[a]).map((action) => ({ action, resource, breadth, ...MEANS[action] }));
}

/** Apps with the same rights are named together. */
function ofCaveats({ organization, apps, beside, mask }: Caveats): Granted[] {
  const home = organization ? `organization ${organization}` : 'its organization';
  if (!apps) return ofMask(mask & beside, `every app of ${home}`, 'account');
  const rights = new Map<number, string[]>();
  for (const [id, bits] of apps) rights.set(bits & mask, [...(rights.get(bits & mask) ?? []), id]);
  const grants = [...rights].flatMap(([bits, ids]) =>
    ofMask(bits, `${ids.length === 1 ? 'app' : 'apps'} ${named(ids)} of ${home}`, apps.size === 1 ? 'resource' : 'project'),
  );
  const rest = ofMask(mask & beside, `${home}, beside its apps`, 'account');
  return [...grants, ...rest.filter((g) => g.reach === 'read' || !grants.some((o) => o.action === g.action))];
}

/** Permissions stand in the tokens with an organization; what follows them after commas proves who uses them. */
const permissions = (secret: string): Caveats[] =>
  secret
    .split(',')
    .flatMap((t) => caveatsOf(t) ?? [])
    .filter((c) => c.organization !== undefined);

const order: Reach[] = ['read', 'write', 'destroy', 'admin'];

function offline({ parts }: Held): Offline {
  const list = permissions(parts['secret'] ?? '');
  if (!list.length)
    return {
      grants: [],
      evidence: { kind: 'kind', how: 'it is a macaroon' },
      unknown: ['what its caveats say: they cannot be read'],
      worst: { reach: 'admin', breadth: 'organization' },
    };
  const grants = list.flatMap(ofCaveats);
  const others = [...new Set(list.flatMap((c) => c.others))].map((t) => OTHERS[t] ?? `caveats of type ${t}`);
  // Whoever may write to all of an organization may be its administrator, unless it is said that he is not.
  const free = list.filter((c) => !c.apps && !c.member && c.mask & c.beside & ACTIONS.write);
  const reach = grants.reduce<Reach>((worst, g) => (order.indexOf(g.reach) > order.indexOf(worst) ? g.reach : worst), 'read');
  const ends = list.map((c) => c.expires ?? 'never').sort();
  return {
    grants,
    evidence: { kind: 'token', how: 'the caveats of the macaroon' },
    unknown: [
      ...(others.length ? [`how far its caveats on ${named(others)} confine it`] : []),
      ...(free.length ? [`whether it acts as an administrator of organization ${named(free.map((c) => c.organization as string))}`] : []),
    ],
    worst: free.length ? { reach: 'admin', breadth: 'organization' } : { reach, breadth: grants.some((g) => g.breadth === 'account') ? 'account' : 'project' },
    // With several it works as long as one of them does.
    expires: ends.at(-1) as string,
  };
}

async function ask(held: Held, door: Door): Promise<Answer> {
  const secret = held.parts['secret'] as string;
  const macaroon = /^fm\d/.test(secret);
  const reply = await door.query(
    '/graphql',
    'query { viewer { email } apps(first: 100) { nodes { name organization { slug } } } }',
    {},
    { authorization: `${macaroon ? 'FlyV1' : 'Bearer'} ${secret}` },
  );
  if (reply.status === 401) return { state: 'dead', how: 'viewer is refused', unknown: [] };
  expectStatus(reply, WHO);
  const { data, errors } = objectOf<{ data: { viewer?: { email?: string } | null; apps?: { nodes?: unknown } | null } | null; errors: unknown }>(reply, WHO);
  if (!data?.viewer && !data?.apps) {
    const codes = Array.isArray(errors) ? errors.map((e: { extensions?: { code?: string } } | null) => e?.extensions?.code) : [];
    if (codes.includes('UNAUTHORIZED')) return { state: 'dead', how: 'viewer is refused: UNAUTHORIZED', unknown: [] };
    throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  }
  const apps = data.apps?.nodes === undefined ? undefined : listOf<{ name?: string; organization?: { slug?: string } }>(data.apps.nodes, WHO);
  const email = textOf(data.viewer?.email);
  const before = macaroon ? offline(held) : PERSONAL;
  return {
    state: 'live',
    ...(email ? { principal: email } : {}),
    how: 'viewer and apps',
    unknown: [...before.unknown, ...(apps ? [] : ['which apps it reaches'])],
    reaches: (apps ?? []).map((a) => `${a.organization?.slug ?? '?'}/${a.name ?? '?'}`),
  };
}

/** A personal token is its user, in every organization. */
const PERSONAL: Offline = {
  grants: ofMask(31, 'every app of every organization of the user', 'account'),
  evidence: { kind: 'kind', how: 'a personal token can do all that its user can' },
  unknown: ['in which organizations its user is an administrator'],
  worst: { reach: 'admin', breadth: 'organization' },
};

const ATTENUATE = {
  how: 'Make a deploy token of the one app with a short --expiry, and narrow it with `fly tokens attenuate`, which needs no server',
  url: 'https://fly.io/docs/security/tokens/',
};
const READ = {
  how: 'Make a read-only token (`fly tokens create readonly`) where nothing has to be changed',
  url: 'https://fly.io/docs/flyctl/tokens-create-readonly/',
};
const kind = (more: Pick<Kind, 'granularity' | 'offline' | 'lifecycle'>): Kind => ({
  ...more,
  narrower: [ATTENUATE, READ],
  ask: { hosts: [HOST], budget: 2, run: ask },
});

export default defineIssuer({
  id: 'flyio',
  label: 'Fly.io',
  kinds: {
    'flyio-macaroon': kind({ granularity: 'scoped', offline, lifecycle: { canBeEndless: true, days: 7300 } }),
    'flyio-access-token': kind({ granularity: 'account', offline: () => PERSONAL, lifecycle: { canBeEndless: true } }),
  },
});
