/**
 * Hugging Face: tokens of users and of organizations.
 * Roles (read, write, fine-grained) and the scopes of fine-grained ones: huggingface.co/docs/hub/security-tokens; roles in organizations:
 * huggingface.co/docs/hub/organizations-security; whoami-v2: huggingface/huggingface.js packages/hub/src/lib/who-am-i.ts. All checked
 * 2026-11-21. That whoami-v2 lists a fine-grained token's scopes is documented nowhere and seen in the wild; without them they stay unknown.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { expectStatus, isoOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'huggingface.co';
const WHO = 'Hugging Face';

type Meaning = { reach: Reach; destroys?: 'data'; means?: string };
const DELETES: Meaning = { reach: 'destroy', destroys: 'data', means: 'pushes, and deletes branches and files' };
const SCOPES: Record<string, Meaning> = {
  'repo.write': DELETES,
  'repo.content.write': DELETES,
  'repo.access.read': { reach: 'read', means: 'sees who asked for access' },
  'repo.config.secrets.write': { reach: 'write', means: 'changes the secrets of Spaces' },
  'repo.config.visibility.write': { reach: 'write', means: 'makes private repositories public' },
  'user.tokens.write': { reach: 'admin', means: 'makes further tokens' },
  'org.write': { reach: 'admin', means: 'manages the organization' },
  'org.members.write': { reach: 'admin', means: 'changes members and their roles' },
  'job.write': { reach: 'write', means: 'runs jobs, which cost money' },
  'inference.serverless.write': { reach: 'write', means: 'asks models, which costs money' },
};
const meaningOf = (scope: string): Meaning => SCOPES[scope] ?? { reach: scope.endsWith('.read') ? 'read' : 'write' };

interface Scoped {
  entity?: { type?: string; name?: string };
  permissions?: unknown;
}
interface Token {
  role?: string;
  createdAt?: string;
  expiration?: string;
  fineGrained?: { global?: unknown; scoped?: unknown };
}
interface Me {
  name: string;
  orgs: { name?: string; roleInOrg?: string }[];
  auth: { type?: string; accessToken?: Token };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string' && /^[\w.-]{1,80}$/.test(v)) : []);
const BREADTH: Record<string, Breadth> = { user: 'account', org: 'organization' };

/** One grant for each scope and how broad it is, with all it is given on. */
function ofScoped(scoped: readonly Scoped[]): Granted[] {
  const on = new Map<string, { action: string; breadth: Breadth; names: string[] }>();
  for (const { entity, permissions } of scoped) {
    const breadth = BREADTH[entity?.type ?? ''] ?? 'resource';
    for (const action of texts(permissions)) {
      const entry = on.get(`${breadth} ${action}`) ?? { action, breadth, names: [] };
      entry.names.push(`${entity?.type ?? 'thing'} ${entity?.name ?? '(unnamed)'}`);
      on.set(`${breadth} ${action}`, entry);
    }
  }
  return [...on.values()].map(({ action, breadth, names }) => ({ action, resource: named(names), breadth, ...meaningOf(action) }));
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/api/whoami-v2', { authorization: `Bearer ${parts['secret']}` });
  if (reply.status === 401)
    return { state: /expired/i.test(reply.text.slice(0, 2000)) ? 'expired' : 'dead', how: 'GET /api/whoami-v2 answers 401', unknown: [] };
  expectStatus(reply, WHO);
  const { name, orgs, auth } = objectOf<Me>(reply, WHO);
  if (!textOf(name)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const token = auth?.accessToken;
  const created = isoOf(token?.createdAt);
  const expires = isoOf(token?.expiration);
  const writes = (Array.isArray(orgs) ? orgs : []).filter((o) => o?.roleInOrg !== 'read');
  const owned = `repositories of ${named([name as string, ...writes.map((o) => o.name ?? '(unnamed)')])}`;
  const shared = {
    state: 'live' as const,
    principal: name as string,
    reaches: [name as string, ...(Array.isArray(orgs) ? orgs : []).map((o) => o?.name ?? '(unnamed)')],
    ...(created ? { created } : {}),
    ...(expires ? { expires } : {}),
  };
  const breadth = writes.length ? 'organization' : 'account';
  const read: Granted = { action: 'read', resource: `all repositories ${name} can see`, reach: 'read', breadth, means: 'reads private repositories' };
  if (token?.role === 'read') return { ...shared, how: 'whoami-v2: role read', grants: [read], unknown: [] };
  if (token?.role === 'write') {
    const write: Granted = { action: 'write', resource: owned, reach: 'destroy', breadth, destroys: 'data', means: 'makes, changes and deletes repositories' };
    return { ...shared, how: 'whoami-v2: role write, and the roles in organizations', grants: [write, read], unknown: [] };
  }
  const fine = token?.role === 'fineGrained' ? token.fineGrained : undefined;
  if (!fine || !Array.isArray(fine.scoped)) return { ...shared, how: 'whoami-v2', grants: [], unknown: ['which scopes it has'] };
  const everywhere = texts(fine.global).map((action): Granted => ({ action, resource: `everything ${name} can`, breadth: 'account', ...meaningOf(action) }));
  return { ...shared, how: 'whoami-v2: the scopes of a fine-grained token', grants: [...ofScoped(fine.scoped as Scoped[]), ...everywhere], unknown: [] };
}

const FINE = {
  how: 'Make a fine-grained token with repo.content.read on the repositories the work needs',
  url: 'https://huggingface.co/docs/hub/security-tokens',
};
const kind = (more: Partial<Kind> = {}): Kind => ({
  granularity: 'scoped',
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: 'a token has the role it was made with' },
    unknown: ['which role or scopes it has'],
    worst: { reach: 'admin', breadth: 'organization' },
  }),
  narrower: [FINE],
  lifecycle: { canBeEndless: true },
  ask: { hosts: [HOST], budget: 2, run: ask },
  ...more,
});

export default defineIssuer({
  id: 'huggingface',
  label: 'Hugging Face',
  kinds: { 'huggingface-token': kind(), 'huggingface-org-token': kind({ granularity: 'account' }) },
});
