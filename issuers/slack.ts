/**
 * Slack: tokens of bots, users and apps, of browsers, webhooks, and the secrets of apps.
 * auth.test, which is a POST that "checks authentication & identity", its errors and its answer: docs.slack.dev/reference/methods/auth.test;
 * scopes: docs.slack.dev/reference/scopes (told in the header x-oauth-scopes); kinds: docs.slack.dev/authentication/tokens; rotation, twelve
 * hours: docs.slack.dev/authentication/using-token-rotation. All checked 2026-11-21. `invalid_auth` is also said to callers from elsewhere than
 * an app's listed addresses, so that it proves nothing.
 */
import type { Breadth, Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'slack.com';
const WHO = 'Slack';

type Meaning = { reach: Reach; destroys?: 'data'; breadth?: Breadth; means?: string };
/** Those whose name does not tell how far they reach. */
const SCOPES: Record<string, Meaning> = {
  admin: { reach: 'admin', breadth: 'organization', means: 'manages the workspace' },
  client: { reach: 'admin', means: 'everything its user can do' },
  post: { reach: 'write' },
  read: { reach: 'read' },
  identify: { reach: 'read' },
  'incoming-webhook': { reach: 'write', breadth: 'resource', means: 'posts to one channel' },
  'files:write': { reach: 'destroy', destroys: 'data', means: 'uploads files, and deletes them for good' },
  'files:write:user': { reach: 'destroy', destroys: 'data', means: 'uploads files, and deletes them for good' },
  'canvases:write': { reach: 'destroy', destroys: 'data', means: 'writes canvases, and deletes them' },
  'lists:write': { reach: 'destroy', destroys: 'data', means: 'writes lists, and deletes their items' },
  'chat:write': { reach: 'destroy', destroys: 'data', means: 'posts messages, and deletes those it posted' },
  'admin.conversations:write': { reach: 'destroy', destroys: 'data', means: 'deletes channels with all that was said' },
  'admin.users:write': { reach: 'admin', means: 'invites and removes users, and makes owners' },
  'admin.roles:write': { reach: 'admin', means: 'gives roles to users' },
  'app_configurations:write': { reach: 'admin', means: 'changes the manifests of apps, their scopes too' },
  'tokens.basic': { reach: 'read' },
  'connections:write': { reach: 'read', means: "receives the app's events" },
  'channels:manage': { reach: 'write', means: 'makes, renames and archives channels' },
  commands: { reach: 'read', breadth: 'resource', means: 'takes slash commands' },
  'assistant:write': { reach: 'write' },
};

function meaningOf(scope: string): Meaning {
  const known = SCOPES[scope];
  if (known) return known;
  if (/:(?:read|history|listen)(?:[.:]|$)|\.(?:read|basic|public)$/.test(scope)) return { reach: 'read' };
  // A scope for writing that is not known here may delete.
  return scope.startsWith('admin') ? { reach: 'admin', means: 'changes what an administrator can' } : { reach: 'write' };
}

const grantOf = (action: string, resource: string, breadth: Breadth): Granted => {
  const { breadth: own, ...meaning } = meaningOf(action);
  return { action, resource, breadth: action.startsWith('admin') ? 'organization' : (own ?? breadth), ...meaning };
};

const DEAD = new Set(['account_inactive', 'token_revoked']);

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.ask('/api/auth.test', '', { authorization: `Bearer ${parts['secret']}` });
  expectStatus(reply, WHO);
  const me = objectOf<{ ok: boolean; error: string; team: string; user: string; bot_id: string; app_name: string; is_enterprise_install: boolean }>(reply, WHO);
  const error = textOf(me.error);
  if (error && DEAD.has(error)) return { state: 'dead', how: `auth.test answers ${error}`, unknown: [] };
  if (error === 'token_expired') return { state: 'expired', how: 'auth.test answers token_expired', unknown: [] };
  if (error === 'invalid_auth') throw new NoAnswer(`${WHO} answered invalid_auth: the token is none, or its app takes calls from listed addresses only`);
  if (me.ok !== true)
    throw new NoAnswer(`${WHO} answered ${error ? error.replace(/[^a-z_]/g, '').slice(0, 60) : 'with something that is not what it documents'}`);
  const everywhere = me.is_enterprise_install === true;
  const team = `${everywhere ? 'organization' : 'workspace'} ${textOf(me.team) ?? '(unnamed)'}`;
  const bot = textOf(me.bot_id) !== undefined;
  const resource = bot ? `${team}, where the bot is let in` : team;
  const scopes = (reply.headers.get('x-oauth-scopes') ?? '').split(/\s*,\s*/).filter((s) => /^[\w.:-]{1,80}$/.test(s));
  const who = textOf(me.user) ?? textOf(me.app_name);
  return {
    state: 'live',
    ...(who ? { principal: `${bot ? 'bot' : me.user ? 'user' : 'app'} ${who}` } : {}),
    how: 'x-oauth-scopes of auth.test',
    grants: scopes.map((s) => grantOf(s, resource, everywhere ? 'organization' : 'account')),
    unknown: scopes.length ? [] : ['which scopes it has'],
    reaches: textOf(me.team) ? [me.team as string] : [],
  };
}

const FEWER = {
  how: 'Reinstall the app with the fewest scopes (chat:write alone to post), and let it into single channels; list the addresses it is used from',
  url: 'https://docs.slack.dev/authentication/best-practices-for-security',
};
const BOT = { how: "Use a bot token in place of a user's: it sees only the channels it was let into", url: 'https://docs.slack.dev/authentication/tokens' };
const ROTATE = { how: 'Switch token rotation on, so that tokens end after twelve hours', url: 'https://docs.slack.dev/authentication/using-token-rotation' };

/** One whose scopes only Slack knows, or nobody can ask about. */
const kind = (how: string, unknown: string, worst: Offline['worst'], more: Partial<Kind> = {}): Kind => ({
  granularity: 'permission',
  offline: () => ({ grants: [], evidence: { kind: 'kind', how }, unknown: [unknown], worst }),
  narrower: [FEWER],
  lifecycle: { canBeEndless: true },
  ...more,
});
const ASK = { hosts: [HOST], budget: 3, run: ask };
const SCOPES_UNKNOWN = 'which scopes it has';
const webhook = (held: Held): Offline => ({
  grants: [
    {
      action: 'incoming-webhook',
      resource: `one channel${typeof held.facts['account'] === 'string' ? ` of workspace ${held.facts['account']}` : ''}`,
      reach: 'write',
      breadth: 'resource',
      means: 'posts messages; it reads and deletes none',
    },
  ],
  evidence: { kind: 'kind', how: 'an incoming webhook posts to the channel it was made for' },
  unknown: [],
  worst: { reach: 'write', breadth: 'resource' },
});
const SESSION = kind(
  'it is a signed-in browser',
  'whose it is, and what that user may do',
  { reach: 'admin', breadth: 'organization' },
  { granularity: 'role', narrower: [BOT] },
);

export default defineIssuer({
  id: 'slack',
  label: 'Slack',
  kinds: {
    'slack-bot-token': kind('it acts as a bot', SCOPES_UNKNOWN, { reach: 'admin', breadth: 'organization' }, { ask: ASK, narrower: [FEWER, ROTATE] }),
    'slack-user-token': kind('it acts as a user', SCOPES_UNKNOWN, { reach: 'admin', breadth: 'organization' }, { ask: ASK, narrower: [BOT, FEWER] }),
    'slack-app-token': kind('it acts for an app in all workspaces that have it', SCOPES_UNKNOWN, { reach: 'admin', breadth: 'organization' }, { ask: ASK }),
    'slack-rotating-token': kind(
      'it acts as a bot or a user',
      SCOPES_UNKNOWN,
      { reach: 'admin', breadth: 'organization' },
      {
        ask: ASK,
        lifecycle: { canBeEndless: false, days: 0.5 },
      },
    ),
    // Exchanging one is its use, and ends it.
    'slack-refresh-token': kind('it gets new tokens', 'for which app, and with which scopes', { reach: 'admin', breadth: 'organization' }),
    'slack-legacy-token': kind(
      'it acts as a user or an app of the old platform',
      SCOPES_UNKNOWN,
      { reach: 'admin', breadth: 'organization' },
      {
        granularity: 'role',
        ask: ASK,
        narrower: [BOT],
      },
    ),
    // Of no use without each other: xoxc is taken only with the cookie xoxd.
    'slack-browser-token': SESSION,
    'slack-browser-cookie': SESSION,
    'slack-webhook-url': { granularity: 'resource', offline: webhook, narrower: [], lifecycle: { canBeEndless: true } },
    'slack-workflow-trigger-url': kind(
      'it starts one workflow',
      'what the workflow does',
      { reach: 'write', breadth: 'account' },
      { granularity: 'resource', narrower: [] },
    ),
    'slack-signing-secret': kind(
      'it signs requests to one app as if Slack had sent them; it opens no API',
      'what the app does on a forged request',
      {
        reach: 'write',
        breadth: 'project',
      },
      { granularity: 'resource', narrower: [] },
    ),
    'slack-client-secret': kind(
      'it turns codes of people who install the app into tokens; alone it opens nothing',
      'which scopes the app asks for',
      {
        reach: 'write',
        breadth: 'account',
      },
      { granularity: 'resource', narrower: [] },
    ),
  },
});
