/**
 * HashiCorp Vault: tokens, unseal keys, AppRole secret ids. Policies say what a token may do.
 * lookup-self and its fields: developer.hashicorp.com/vault/api-docs/auth/token; capabilities-self, a POST that "fetches the capabilities of
 * the token": …/api-docs/system/capabilities-self; switching an engine off deletes its data: …/api-docs/system/mounts; deleting a secret's
 * metadata takes all its versions: …/api-docs/secret/kv/kv-v2; 768 hours: …/docs/concepts/tokens. All checked 2026-11-21.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline } from '../src/issuer.ts';
import { expectStatus, isoOf, named, objectOf, textOf } from '../src/issuer-kit.ts';
import { isoFromSeconds } from '../src/kit.ts';

const WHO = 'Vault';

const root = (resource: string): Granted[] => [
  {
    action: 'root',
    resource,
    reach: 'admin',
    breadth: 'organization',
    destroys: 'data',
    means: 'everything: reads all secrets, switches engines off, which deletes their data',
  },
];

/** Paths that tell how far a token goes, where engines are mounted as they come; and what a capability there means. */
const PATHS: Record<string, (capabilities: ReadonlySet<string>) => Granted[]> = {
  'sys/policies/acl/keyreach': (may) => writes(may, 'sys/policies/acl', 'admin', 'writes policies, its own too'),
  'sys/auth/keyreach': (may) => writes(may, 'sys/auth', 'admin', 'adds ways to sign in'),
  'identity/entity': (may) => writes(may, 'identity/entity', 'admin', 'gives policies to people and machines'),
  'sys/mounts/secret': (may) =>
    may.has('delete')
      ? [
          {
            action: 'delete sys/mounts',
            resource: 'the engine secret/',
            reach: 'destroy',
            breadth: 'account',
            destroys: 'data',
            means: 'switches it off, which deletes all its secrets',
          },
        ]
      : [],
  'secret/metadata/keyreach': (may) =>
    may.has('delete')
      ? [
          {
            action: 'delete secret/metadata',
            resource: 'secrets of secret/',
            reach: 'destroy',
            breadth: 'account',
            destroys: 'data',
            means: 'deletes secrets with all their versions',
          },
        ]
      : [],
  'secret/data/keyreach': (may) => [
    ...writes(may, 'secret/data', 'write', 'writes secrets'),
    ...(may.has('read')
      ? [{ action: 'read secret/data', resource: 'secrets of secret/', reach: 'read', breadth: 'account', means: 'reads secrets' } as const]
      : []),
  ],
};

const writes = (may: ReadonlySet<string>, path: string, reach: 'admin' | 'write', means: string): Granted[] =>
  ['create', 'update', 'sudo'].some((c) => may.has(c)) ? [{ action: `update ${path}`, resource: path, reach, breadth: 'account', means }] : [];

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []);

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { 'x-vault-token': parts['secret'] as string };
  const self = await door.get('/v1/auth/token/lookup-self', headers);
  if (self.status === 403) {
    if (/invalid token|bad token/i.test(self.text)) return { state: 'dead', how: 'lookup-self answers 403: invalid token', unknown: [] };
    throw new NoAnswer(`${WHO} answered 403, which it says to dead tokens and to those that may not look at themselves; ask with vault token lookup`);
  }
  expectStatus(self, WHO);
  const data = objectOf<{ data: Record<string, unknown> }>(self, WHO).data;
  if (typeof data !== 'object' || data === null || !Array.isArray(data['policies']))
    throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const policies = [...new Set([...texts(data['policies']), ...texts(data['identity_policies'])])];
  const expires = data['expire_time'] === null ? 'never' : isoOf(data['expire_time']);
  const created = isoFromSeconds(data['creation_time']);
  const principal = textOf(data['display_name']);
  const shared = {
    state: 'live' as const,
    ...(principal ? { principal: principal.slice(0, 200) } : {}),
    ...(expires ? { expires } : {}),
    ...(created ? { created } : {}),
  };
  if (policies.includes('root')) return { ...shared, how: 'lookup-self: the policy root', grants: root('the whole Vault'), unknown: [] };
  const asked = await door.ask('/v1/sys/capabilities-self', { paths: Object.keys(PATHS) }, headers);
  const body = asked.status === 200 ? objectOf<Record<string, unknown> & { data?: Record<string, unknown> }>(asked, WHO) : undefined;
  if (!body && asked.status !== 403) throw new NoAnswer(`${WHO} answered ${asked.status}`);
  const told = (body?.data ?? body ?? {}) as Record<string, unknown>;
  return {
    ...shared,
    how: `lookup-self and capabilities-self; policies ${named(policies)}`,
    grants: Object.entries(PATHS).flatMap(([path, grants]) => {
      const may = new Set(texts(told[path]));
      return may.has('root') ? root(path) : may.has('deny') ? [] : grants(may);
    }),
    unknown: [`what its policies (${named(policies)}) allow beyond ${body ? 'the paths that were looked into' : 'looking at itself'}`],
  };
}

const POLICY = {
  how: 'Make a token with a policy of the one path and read alone, a short TTL and few uses',
  url: 'https://developer.hashicorp.com/vault/docs/concepts/policies',
};
const ROLE = {
  how: 'Let machines sign in with what they are (Kubernetes, AWS, JWT) rather than with a stored token',
  url: 'https://developer.hashicorp.com/vault/docs/auth',
};

const open = (how: string, unknown: string): Offline => ({
  grants: [],
  evidence: { kind: 'kind', how },
  unknown: [unknown],
  worst: { reach: 'admin', breadth: 'organization' },
});
const kind = (more: Partial<Kind> = {}): Kind => ({
  granularity: 'scoped',
  offline: () => open('policies say what a token may do', 'which policies it has'),
  narrower: [POLICY, ROLE],
  lifecycle: { canBeEndless: true, days: 32 },
  ask: {
    hosts: [],
    base: true,
    budget: 4,
    warning: () => 'every question counts against a token that may be used a limited number of times',
    run: ask,
  },
  ...more,
});

/** Not asked: a secret id signs in only by making a token, and keys are no credential of the API. */
const silent = (offline: Offline): Kind => ({ granularity: 'account', offline: () => offline, narrower: [], lifecycle: { canBeEndless: true } });

export default defineIssuer({
  id: 'vault',
  label: 'HashiCorp Vault',
  kinds: {
    'vault-service-token': kind(),
    'vault-batch-token': kind({ lifecycle: { canBeEndless: false, days: 32 } }),
    'vault-legacy-token': kind({
      lifecycle: {
        canBeEndless: true,
        days: 32,
        replacedBy: {
          what: 'tokens with a prefix (hvs.), which scanners know',
          since: '2022-03-23',
          url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
        },
      },
    }),
    'vault-recovery-token': silent({
      grants: [
        {
          action: 'sys/raw',
          resource: 'the storage of Vault, in recovery mode',
          reach: 'admin',
          breadth: 'organization',
          destroys: 'data',
          means: 'reads and overwrites raw storage',
        },
      ],
      evidence: { kind: 'kind', how: 'a recovery token is for sys/raw in recovery mode' },
      unknown: [],
      worst: { reach: 'admin', breadth: 'organization' },
    }),
    'vault-unseal-key': silent(open('enough shares together unseal Vault or make a root token', 'how many further shares it takes')),
    'vault-approle-secret': {
      ...silent(open('with its role id it signs in', 'which policies its role has')),
      granularity: 'scoped',
      narrower: [
        {
          how: 'Bind secret ids to addresses, few uses and a short TTL, and hand them over wrapped',
          url: 'https://developer.hashicorp.com/vault/docs/auth/approle',
        },
      ],
    },
  },
});
