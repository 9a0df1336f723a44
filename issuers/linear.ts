/**
 * Linear: personal API keys, OAuth tokens, and the secrets webhooks are signed with.
 * Keys have full access or some of Read, Write, Admin, Create issues and Create comments, for all teams or some:
 * linear.app/docs/api-and-webhooks; scopes of OAuth tokens: linear.app/developers/oauth-2-0-authentication; a key goes into the header bare, an
 * OAuth token as Bearer: linear.app/developers/graphql; fields, and what mutations do (issues and projects come back from the trash, a team's
 * data does not): the schema of github.com/linear/linear, packages/sdk/src/schema.graphql; an unknown key is answered with 401: its
 * _tests/LinearClient.test.ts. All checked 2026-11-21. Linear tells no one what a key or token itself may do. How long an OAuth token lives
 * was not checked.
 */
import { type Answer, type Ask, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { counted, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.linear.app';
const WHO = 'Linear';
const PAGE = 50;
const QUESTION = `query { viewer { email admin owner guest app } organization { name } teams(first: ${PAGE}) { nodes { key } } }`;

const reads = (resource: string): Granted => ({
  action: 'read',
  resource,
  reach: 'read',
  breadth: 'organization',
  means: 'reads issues, comments and documents, and what people have pasted into them',
});

interface Viewer {
  email?: unknown;
  admin?: unknown;
  owner?: unknown;
  guest?: unknown;
  app?: unknown;
}
const roleOf = ({ owner, admin, guest, app }: Viewer): string =>
  owner === true ? 'an owner' : admin === true ? 'an administrator' : guest === true ? 'a guest' : app === true ? 'an app' : 'a member';

/** What an error is called differs by its age: `extensions.code` or `extensions.type`. */
function errorsOf(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((e: { extensions?: { code?: unknown; type?: unknown } } | null) => String(e?.extensions?.code ?? e?.extensions?.type ?? '').toLowerCase());
}

const ask =
  (scheme: '' | 'Bearer '): Ask['run'] =>
  async ({ parts }: Held, door: Door): Promise<Answer> => {
    const reply = await door.query('/graphql', QUESTION, {}, { authorization: `${scheme}${parts['secret']}` });
    if (reply.status === 401) return { state: 'dead', how: 'viewer is refused with 401', unknown: [] };
    const { data, errors } = objectOf<{
      data: { viewer?: Viewer | null; organization?: { name?: unknown } | null; teams?: { nodes?: unknown } | null } | null;
      errors: unknown;
    }>(reply, WHO);
    const codes = errorsOf(errors);
    if (codes.some((c) => c.includes('ratelimited'))) throw new NoAnswer(`${WHO} answered that it was asked too often; run again later`);
    if (!data?.viewer) {
      if (codes.some((c) => /^authentication[ _]error$/.test(c))) return { state: 'dead', how: 'viewer is refused: authentication error', unknown: [] };
      throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
    }
    const role = roleOf(data.viewer);
    const name = textOf(data.organization?.name) ?? '(unnamed)';
    const teams = data.teams ? listOf<{ key?: unknown }>(data.teams.nodes, WHO).flatMap((t) => textOf(t.key) ?? []) : undefined;
    const email = textOf(data.viewer.email);
    return {
      state: 'live',
      principal: `${email ?? 'someone'}, ${role} of ${name}`,
      how: 'viewer, organization and teams',
      grants: [reads(teams ? `workspace ${name} (${counted(teams, 'team', 'teams', teams.length >= PAGE)})` : `workspace ${name}`)],
      unknown: [`whether it may write, and administer as ${role}`],
      ...(teams ? { reaches: teams } : {}),
    };
  };

const KEY = {
  how: 'Make a key with Read alone, or Create comments, for the one team it works on, in place of one with full access',
  url: 'https://linear.app/docs/api-and-webhooks',
};
const APP = {
  how: 'Let an app act as itself (actor=app) with the scopes it needs, issues:create or comments:create in place of write, never admin',
  url: 'https://linear.app/developers/oauth-2-0-authentication',
};
const kind = (scheme: '' | 'Bearer ', what: string, narrower: Kind['narrower'], lifecycle: Kind['lifecycle']): Kind => ({
  granularity: 'scoped',
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: `${what}, and never does more than its user` },
    unknown: ['whether it may write or administer, in which teams, and what role its user has'],
    worst: { reach: 'admin', breadth: 'organization' },
  }),
  narrower,
  lifecycle,
  ask: { hosts: [HOST], budget: 3, run: ask(scheme) },
});

export default defineIssuer({
  id: 'linear',
  label: 'Linear',
  kinds: {
    'linear-api-key': kind('', 'a key has the permissions and teams it was made with', [KEY, APP], { canBeEndless: true }),
    'linear-oauth-token': kind('Bearer ', 'a token has the scopes it was asked for', [APP], { canBeEndless: false }),
    'linear-webhook-secret': {
      granularity: 'resource',
      offline: () => ({
        grants: [
          {
            action: 'sign events',
            resource: 'one webhook',
            reach: 'write',
            breadth: 'resource',
            means: 'makes events that look as if Linear had sent them; it opens no API',
          },
        ],
        evidence: { kind: 'kind', how: 'a signing secret belongs to one webhook' },
        unknown: ['what the receiver does on a forged event'],
        worst: { reach: 'write', breadth: 'project' },
      }),
      narrower: [],
      lifecycle: { canBeEndless: true },
    },
  },
});
