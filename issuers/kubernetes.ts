/**
 * Kubernetes: tokens of service accounts, keys and tokens of kubeconfigs, bootstrap tokens, k3s node tokens. What one may do stands in RBAC.
 * Reviews are POSTs that answer and store nothing: kubernetes.io/docs/reference/access-authn-authz/authorization (SelfSubjectRulesReview,
 * SelfSubjectAccessReview) and …/authentication/#self-subject-review; system:masters passes by RBAC: kubernetes.io/docs/concepts/security/
 * rbac-good-practices; verbs that lead to more: the same page; claims: …/service-accounts-admin. All checked 2026-11-21.
 */
import type { Breadth, Narrower, Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, type Offline } from '../src/issuer.ts';
import { expectStatus, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';
import { jwtClaims } from '../src/kit.ts';

const WHO = 'Kubernetes';
const MASTERS = 'system:masters';

/** Verbs of RBAC that are more than looking; those of reading are all the others that are known. */
const VERBS: Record<string, Reach> = {
  '*': 'admin',
  escalate: 'admin',
  bind: 'admin',
  impersonate: 'admin',
  delete: 'destroy',
  deletecollection: 'destroy',
  get: 'read',
  list: 'read',
  watch: 'read',
  use: 'read',
};
/** What holds data, or all that holds it. */
const DATA = /^(?:\*|namespaces|persistentvolumes|persistentvolumeclaims|secrets|configmaps|volumesnapshots|volumesnapshotcontents)$/;
/** Whoever may make these gets what their service accounts and nodes have. */
const LADDERS = /^(?:pods|pods\/exec|serviceaccounts\/token|nodes\/proxy|deployments|daemonsets|statefulsets|jobs|cronjobs)$/;

function everything(resource: string, breadth: Breadth): Granted {
  return { action: '*', resource, reach: 'admin', breadth, destroys: 'data', means: 'every verb on every resource, such as deleting namespaces and volumes' };
}

function grantOf(verb: string, resources: ReadonlySet<string>, where: string, breadth: Breadth): Granted {
  const list = [...resources].sort();
  const all = resources.has('*');
  const reach = VERBS[verb] ?? 'write';
  const data = (reach === 'destroy' || verb === '*') && list.some((r) => DATA.test(r));
  const ladder = reach === 'write' && (all || list.some((r) => LADDERS.test(r)));
  const secrets = reach === 'read' && (all || resources.has('secrets'));
  const means = secrets ? 'reads secrets too' : ladder ? 'runs what it likes as any service account there' : undefined;
  return {
    action: verb,
    resource: `${all ? 'everything' : `${list.length} kinds of resources: ${named(list)}`} in ${where}`.replace(/^1 kinds of resources: /, ''),
    reach,
    breadth,
    ...(data ? { destroys: 'data' as const } : {}),
    ...(means ? { means } : {}),
  };
}

interface Rule {
  verbs?: unknown;
  apiGroups?: unknown;
  resources?: unknown;
}
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []);

/** Everybody may ask about himself, which is how this was learnt. */
const SELF = /^selfsubject(?:accessreviews|rulesreviews|reviews)$/;

function ofRules(rules: readonly Rule[], where: string): Granted[] {
  const byVerb = new Map<string, Set<string>>();
  for (const { verbs, resources } of rules) {
    const kinds = texts(resources).filter((r) => !SELF.test(r));
    if (kinds.length) for (const verb of texts(verbs)) byVerb.set(verb, new Set([...(byVerb.get(verb) ?? []), ...kinds]));
  }
  return [...byVerb].map(([verb, kinds]) => grantOf(verb, kinds, where, 'project'));
}

const review = (kind: string, group: string, spec?: object) => ({ apiVersion: `${group}/v1`, kind, ...(spec ? { spec } : {}) });

async function ask({ parts, facts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const post = (path: string, body: Record<string, unknown>) => door.ask(`/apis/${path}`, body, headers);
  const me = await post('authentication.k8s.io/v1/selfsubjectreviews', review('SelfSubjectReview', 'authentication.k8s.io'));
  if (me.status === 401) return { state: 'dead', how: 'SelfSubjectReview is answered 401', unknown: [] };
  // Clusters before 1.28 have no such review.
  if (me.status !== 404) expectStatus(me, WHO);
  const status = me.status === 404 ? undefined : objectOf<{ status: { userInfo?: { username?: string; groups?: unknown } } }>(me, WHO).status;
  const user = textOf(status?.userInfo?.username);
  const groups = texts(status?.userInfo?.groups);
  const whole = await post(
    'authorization.k8s.io/v1/selfsubjectaccessreviews',
    review('SelfSubjectAccessReview', 'authorization.k8s.io', { resourceAttributes: { verb: '*', group: '*', resource: '*' } }),
  );
  if (whole.status === 401) return { state: 'dead', how: 'SelfSubjectAccessReview is answered 401', unknown: [] };
  expectStatus(whole, WHO);
  const principal = user ? { principal: user.slice(0, 200) } : {};
  if (groups.includes(MASTERS) || objectOf<{ status: { allowed?: boolean } }>(whole, WHO).status?.allowed === true)
    return {
      state: 'live',
      ...principal,
      how: 'SelfSubjectAccessReview: every verb on every resource',
      grants: [everything('the cluster', 'account')],
      unknown: [],
    };
  const namespace = textOf(facts['namespace']) ?? /^system:serviceaccount:([\w.-]+):/.exec(user ?? '')?.[1] ?? 'default';
  const reply = await post('authorization.k8s.io/v1/selfsubjectrulesreviews', review('SelfSubjectRulesReview', 'authorization.k8s.io', { namespace }));
  expectStatus(reply, WHO);
  const rules = objectOf<{ status: { resourceRules?: unknown; incomplete?: boolean } }>(reply, WHO).status;
  return {
    state: 'live',
    ...principal,
    how: `SelfSubjectRulesReview of namespace ${namespace}`,
    grants: ofRules(listOf<Rule>(rules?.resourceRules, WHO), `namespace ${namespace}`),
    unknown: [
      `what it may do in other namespaces than ${namespace}`,
      ...(rules?.incomplete ? ['what authorizers beside RBAC let it do: the cluster calls its list incomplete'] : []),
    ],
    reaches: [namespace],
  };
}

const ROLE: Narrower = {
  how: 'Bind a service account of its own to a Role in one namespace, with the verbs and resources the work needs',
  url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
};
const SHORT: Narrower = {
  how: 'Get tokens that end within the hour (`kubectl create token --duration`, or a projected volume)',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  since: '2022-05-03',
};

/** Only RBAC knows, unless a certificate names the one group that RBAC is not asked about. */
function offline({ parts, facts }: Held): Offline {
  const groups = texts(facts['groups']);
  const claims = jwtClaims(parts['secret'] ?? '');
  const account = facts['serviceAccount'] ? `system:serviceaccount:${facts['namespace']}:${facts['serviceAccount']}` : undefined;
  const principal = account ?? textOf(facts['user']);
  const shared = {
    ...(principal ? { principal } : {}),
    // A token of before 1.24 has no end; one that is no JSON Web Token tells nothing.
    ...(account && claims && claims['exp'] === undefined ? { expires: 'never' } : {}),
    worst: { reach: 'admin', breadth: 'account' } as const,
  };
  if (groups.includes(MASTERS))
    return {
      ...shared,
      grants: [everything(`the cluster${textOf(facts['host']) ? ` at ${facts['host']}` : ''}`, 'account')],
      evidence: { kind: 'token', how: `its certificate is of the group ${MASTERS}, which passes by RBAC` },
      unknown: [],
    };
  return { ...shared, grants: [], evidence: { kind: 'kind', how: 'roles that are bound to it say what it may do' }, unknown: ['which roles are bound to it'] };
}

const kind = (more: Partial<Kind> = {}): Kind => ({ granularity: 'scoped', offline, narrower: [ROLE, SHORT], lifecycle: { canBeEndless: true }, ...more });
const ASK = { hosts: [], base: true, budget: 6, run: ask };

export default defineIssuer({
  id: 'kubernetes',
  label: 'Kubernetes',
  kinds: {
    'kubernetes-service-account-token': kind({
      ask: ASK,
      lifecycle: { canBeEndless: true, replacedBy: { what: 'tokens that end, of the TokenRequest API', since: '2022-05-03', url: SHORT.url as string } },
    }),
    'kubernetes-kubeconfig-token': kind({ ask: ASK }),
    // A certificate is shown while the connection is made, which a question cannot do.
    'kubernetes-client-key': kind({ lifecycle: { canBeEndless: false } }),
    'kubernetes-bootstrap-token': kind({
      granularity: 'account',
      narrower: [
        { how: 'Make one with a short --ttl for each node that joins', url: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/' },
      ],
      lifecycle: { canBeEndless: true, days: 1 },
      offline: () => ({
        grants: [
          {
            action: 'certificatesigningrequests:create',
            resource: 'the cluster',
            reach: 'write',
            breadth: 'account',
            means: 'joins as a node, which sees the secrets of its pods',
          },
        ],
        evidence: { kind: 'kind', how: 'a bootstrap token is of the group system:bootstrappers' },
        unknown: ['whether it is for signing in too, and which further groups it has'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
    }),
    'k3s-token': kind({
      granularity: 'account',
      narrower: [
        { how: 'Give agents a token of their own (`k3s token create --ttl`), and keep the server token on servers', url: 'https://docs.k3s.io/cli/token' },
      ],
      offline: ({ parts }) => {
        const server = /::server:/.test(parts['secret'] ?? '');
        return {
          grants: [
            server
              ? { ...everything('the cluster', 'account'), action: 'join as server', means: "joins as a server, and gets the cluster's keys" }
              : {
                  action: 'join as agent',
                  resource: 'the cluster',
                  reach: 'write',
                  breadth: 'account',
                  means: 'joins as a node, which sees the secrets of its pods',
                },
          ],
          evidence: { kind: 'token', how: `it names the ${server ? 'server' : 'node'} user` },
          unknown: server ? [] : ['whether the cluster uses one token for agents and servers'],
          worst: { reach: 'admin', breadth: 'account' },
          expires: 'never',
        };
      },
    }),
  },
});
