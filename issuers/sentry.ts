/**
 * Sentry: tokens of organizations and users, DSNs.
 * Scopes and what each is for, DELETE being :admin: docs.sentry.io/api/permissions; kinds: docs.sentry.io/account/auth-tokens; that the index of
 * the API tells the scopes: github.com/getsentry/sentry src/sentry/api/endpoints/index.py; that a user's token never does more than the user's
 * role: docs.sentry.io/organization/membership. All checked 2026-11-21. A deleted project takes its issues along: docs.sentry.io/api/projects/
 * delete-a-project.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'sentry.io';
const WHO = 'Sentry';

type Meaning = { reach: Reach; destroys?: 'data'; means?: string };
const SCOPES: Record<string, Meaning> = {
  'org:admin': { reach: 'admin', destroys: 'data', means: 'manages the organization, and deletes it' },
  'org:write': { reach: 'write', means: 'changes settings of the organization' },
  'org:ci': { reach: 'write', means: 'makes releases and uploads source maps' },
  'org:integrations': { reach: 'write', means: 'changes integrations' },
  'member:admin': { reach: 'admin', means: 'invites and removes members, and changes their roles' },
  'member:write': { reach: 'admin', means: 'invites members, and changes their roles' },
  'member:invite': { reach: 'write', means: 'invites members' },
  'project:admin': { reach: 'destroy', destroys: 'data', means: 'deletes projects with their issues' },
  'project:releases': { reach: 'write', means: 'makes and deletes releases' },
  'team:admin': { reach: 'destroy', means: 'deletes teams' },
  'event:admin': { reach: 'destroy', destroys: 'data', means: 'deletes issues with their events' },
};
const meaningOf = (scope: string): Meaning => SCOPES[scope] ?? { reach: scope.endsWith(':read') ? 'read' : scope.endsWith(':admin') ? 'destroy' : 'write' };

async function ask({ parts, facts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const index = await door.get('/api/0/', headers);
  if (index.status === 401) return { state: 'dead', how: 'GET /api/0/ answers 401', unknown: [] };
  expectStatus(index, WHO);
  const { auth, user } = objectOf<{ auth: { scopes?: unknown } | null; user: { email?: string; username?: string } | null; version: string }>(index, WHO);
  // Whoever is not known is nobody there, and still gets an answer.
  if (!auth && !user) return { state: 'dead', how: 'GET /api/0/ knows neither a user nor a token', unknown: [] };
  const scopes = Array.isArray(auth?.scopes) ? auth.scopes.filter((s): s is string => typeof s === 'string' && /^[\w:]{1,60}$/.test(s)) : [];
  const listed = await door.get('/api/0/organizations/', headers);
  const names = listed.status === 200 && Array.isArray(listed.json) ? listed.json.flatMap((o: { slug?: unknown } | null) => textOf(o?.slug) ?? []) : undefined;
  const own = textOf(facts['organization']);
  const where = names?.length ? counted(names, 'organization', 'organizations') : own ? `organization ${own}` : 'its organizations';
  const person = textOf(user?.email) ?? textOf(user?.username);
  return {
    state: 'live',
    principal: person ?? `token of ${where}`,
    how: 'the scopes of GET /api/0/',
    grants: scopes.map((action) => ({ action, resource: where, breadth: 'organization', ...meaningOf(action) })),
    unknown: scopes.length ? [] : ['which scopes it has'],
    reaches: names ?? (own ? [own] : []),
  };
}

const ORG: Granted = { action: 'org:ci', resource: '', breadth: 'organization', ...(SCOPES['org:ci'] as Meaning) };
const CI = {
  how: 'Use an organization token for CI: it only makes releases and uploads source maps',
  url: 'https://docs.sentry.io/account/auth-tokens/#organization-tokens',
};
const INTERNAL = {
  how: 'Make an internal integration with the few permissions the work needs, in place of a token that acts as a person',
  url: 'https://docs.sentry.io/account/auth-tokens/#internal-integrations',
};
const ASK = { hosts: [HOST], base: true, budget: 4, run: ask };
const kind = (more: Partial<Kind> = {}): Kind => ({
  granularity: 'permission',
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: 'it has the scopes it was made with' },
    unknown: ['which scopes it has'],
    worst: { reach: 'admin', breadth: 'organization' },
  }),
  narrower: [CI, INTERNAL],
  lifecycle: { canBeEndless: true },
  ask: ASK,
  ...more,
});

export default defineIssuer({
  id: 'sentry',
  label: 'Sentry',
  kinds: {
    'sentry-org-token': kind({
      narrower: [],
      offline: ({ facts }) => {
        const created = isoOf(facts['created']);
        const own = textOf(facts['organization']);
        return {
          grants: [{ ...ORG, resource: own ? `organization ${own}` : 'its organization' }],
          evidence: { kind: 'kind', how: 'an organization token has the scope org:ci alone' },
          unknown: [],
          worst: { reach: 'write', breadth: 'organization' },
          ...(created ? { created } : {}),
        };
      },
    }),
    'sentry-user-token': kind(),
    'sentry-legacy-token': kind(),
    'sentry-dsn': {
      granularity: 'resource',
      offline: ({ facts }) => ({
        grants: [
          {
            action: 'store events',
            resource: `project ${textOf(facts['project']) ?? '(unnamed)'}`,
            reach: 'write',
            breadth: 'resource',
            means: 'sends errors to the project; it reads nothing, and is meant to be public',
          },
        ],
        evidence: { kind: 'kind', how: 'a DSN only takes events in' },
        unknown: [],
        worst: { reach: 'write', breadth: 'resource' },
      }),
      narrower: [],
      lifecycle: { canBeEndless: true },
    },
  },
});
