/**
 * Google: API keys, OAuth client secrets, access and refresh tokens.
 * API keys, their restrictions, and that Gemini takes no unrestricted one: docs.cloud.google.com/docs/authentication/api-keys and
 * ai.google.dev/gemini-api/docs/api-key; listing models costs nothing: ai.google.dev/api/models; reasons of refusals: googleapis/googleapis
 * google/api/error_reason.proto; GET tokeninfo, which takes the token in its query: docs.cloud.google.com/docs/authentication/token-types;
 * scopes: developers.google.com/identity/protocols/oauth2/scopes. All checked 2026-11-21. Which other APIs a key is good for, no question tells
 * that does not use them. A refresh token is not asked about: it would make an access token.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const GEMINI = 'generativelanguage.googleapis.com';
const OAUTH = 'oauth2.googleapis.com';
const WHO = 'Google';

const INVOKE: Granted = {
  action: 'generateContent',
  resource: 'Gemini models and files of the project',
  reach: 'destroy',
  breadth: 'project',
  destroys: 'data',
  means: 'runs models at the cost of the project, and reads and deletes the files and caches it keeps there',
};
const OTHERS = 'which other APIs of its project it is good for';
const CALLERS = 'which APIs of its project it is good for, when the caller is one it is restricted to';

/** What Google says why it refused: `reason` and the project by its number. */
function refusalOf(json: unknown): { reason?: string; consumer?: string } {
  const details = (json as { error?: { details?: unknown } } | undefined)?.error?.details;
  for (const detail of Array.isArray(details) ? (details as ({ reason?: unknown; metadata?: { consumer?: unknown } } | null)[]) : []) {
    const reason = textOf(detail?.reason);
    const consumer = textOf(detail?.metadata?.consumer);
    if (reason && /^[A-Z_]{1,60}$/.test(reason)) return { reason, ...(consumer && /^projects\/[\w:.-]{1,64}$/.test(consumer) ? { consumer } : {}) };
  }
  return {};
}

const OF_CALLER = /^API_KEY_(?:HTTP_REFERRER|IP_ADDRESS|ANDROID_APP|IOS_APP)_BLOCKED$/;

async function askKey({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get(`https://${GEMINI}/v1beta/models?pageSize=1`, { 'x-goog-api-key': parts['secret'] as string });
  if (reply.status === 200) {
    listOf(objectOf<{ models: unknown }>(reply, WHO).models, WHO);
    return { state: 'live', how: 'GET /v1beta/models of Gemini', grants: [INVOKE], unknown: [OTHERS] };
  }
  const { reason, consumer } = refusalOf(reply.json);
  const how = `Gemini answers ${reason}`;
  const base = { state: 'live' as const, how, ...(consumer ? { reaches: [consumer], principal: consumer } : {}) };
  if (reason === 'API_KEY_INVALID') return { state: 'dead', how, unknown: [] };
  if (reason === 'CONSUMER_INVALID' || reason === 'CONSUMER_SUSPENDED') return { state: 'dead', how: `${how}: its project is gone or suspended`, unknown: [] };
  if (reason === 'API_KEY_SERVICE_BLOCKED' || reason === 'SERVICE_DISABLED') return { ...base, grants: [], unknown: [OTHERS] };
  if (reason && OF_CALLER.test(reason)) return { ...base, grants: [], unknown: [CALLERS] };
  throw new NoAnswer(`${WHO} answered ${reply.status}${reason ? ` (${reason})` : ''}, which says nothing of the key`);
}

type Meaning = { reach: Reach; destroys?: 'data' | 'data and backups'; means?: string };
/** The scopes that reach most; by what follows `/auth/`. */
const SCOPES: Record<string, Meaning> = {
  'cloud-platform': { reach: 'admin', destroys: 'data and backups', means: 'all of Google Cloud that its owner may' },
  'cloud-platform.read-only': { reach: 'read', means: 'all of Google Cloud that its owner may read' },
  drive: { reach: 'destroy', destroys: 'data', means: 'all files of Drive' },
  'drive.file': { reach: 'destroy', destroys: 'data', means: 'the files of Drive that its app made or was given' },
  'gmail.modify': { reach: 'write', means: 'reads, sends and trashes mail' },
  'gmail.metadata': { reach: 'read' },
  'gmail.send': { reach: 'write', means: 'sends mail in the name of its owner' },
  'gmail.settings.sharing': { reach: 'admin', means: 'forwards mail and lets others in' },
  calendar: { reach: 'destroy', destroys: 'data' },
  contacts: { reach: 'destroy', destroys: 'data' },
  'devstorage.full_control': { reach: 'admin', destroys: 'data' },
  'devstorage.read_write': { reach: 'destroy', destroys: 'data' },
  'devstorage.read_only': { reach: 'read' },
  bigquery: { reach: 'destroy', destroys: 'data' },
  compute: { reach: 'destroy', destroys: 'data and backups' },
  'sqlservice.admin': { reach: 'destroy', destroys: 'data and backups' },
  firebase: { reach: 'destroy', destroys: 'data' },
  iam: { reach: 'admin' },
  'userinfo.email': { reach: 'read', means: 'who its owner is' },
  'userinfo.profile': { reach: 'read', means: 'who its owner is' },
};
const WORDS: Record<string, Meaning> = {
  openid: { reach: 'read' },
  email: { reach: 'read' },
  profile: { reach: 'read' },
  'https://mail.google.com/': { reach: 'destroy', destroys: 'data', means: 'reads, sends and deletes mail for good' },
};

/** A scope that is not known here and does not say it only reads may delete. */
function meaningOf(scope: string): Meaning {
  const name = /\/auth\/(.+)$/.exec(scope)?.[1];
  const known = WORDS[scope] ?? (name && Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined);
  if (known) return known;
  if (/[._]read_?only$/.test(scope)) return { reach: 'read' };
  return name?.startsWith('admin.') ? { reach: 'admin', means: 'administers the Workspace domain' } : { reach: 'destroy' };
}

const RIGHTS = 'what its owner may do with what the scopes open';

async function askToken({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get(`https://${OAUTH}/tokeninfo?access_token=${encodeURIComponent(parts['secret'] as string)}`);
  if (reply.status === 400) {
    const error = textOf((reply.json as { error?: unknown } | undefined)?.error);
    if (error !== 'invalid_token') throw new NoAnswer(`${WHO} answered 400, which says nothing of the token`);
    return { state: 'dead', how: 'tokeninfo answers invalid_token: expired or revoked', unknown: [] };
  }
  expectStatus(reply, WHO);
  const { scope, exp, email } = objectOf<{ scope: string; exp: string | number; email: string }>(reply, WHO);
  if (typeof scope !== 'string') throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const scopes = scope.split(' ').filter((s) => /^[\w:/.-]{1,200}$/.test(s));
  const ends = new Date(Number(exp) * 1000);
  const who = textOf(email);
  return {
    state: 'live',
    ...(who ? { principal: who } : {}),
    how: 'the scopes of GET /tokeninfo',
    grants: scopes.map((action) => ({
      action,
      resource: who ? `what ${who} may reach` : 'what its owner may reach',
      breadth: 'account',
      ...meaningOf(action),
    })),
    unknown: scopes.some((s) => meaningOf(s).reach !== 'read') ? [RIGHTS] : [],
    ...(Number.isNaN(ends.getTime()) || ends.getTime() <= 0 ? {} : { expires: ends.toISOString() }),
  };
}

const KEYS_PAGE = 'https://console.cloud.google.com/apis/credentials';
const RESTRICT = { how: 'Restrict the key to the one API it is for, and to the addresses, pages or apps that call it', url: KEYS_PAGE };
const BOUND = { how: 'Make an authorization key of a service account that may only call Gemini', url: 'https://ai.google.dev/gemini-api/docs/api-key' };
const LESS = {
  how: 'Ask for the narrowest scopes, such as those that end in .readonly',
  url: 'https://developers.google.com/identity/protocols/oauth2/scopes',
};
const SERVICE = {
  how: 'For work without a person use a service account without a key (workload identity federation) in place of the token of a person',
  url: 'https://cloud.google.com/iam/docs/workload-identity-federation',
};
const ASK_KEY = { hosts: [GEMINI], budget: 2, run: askKey };

/** What is known of it is true of all of its kind. */
const kind = (how: string, unknown: string, worst: Granted['reach'], breadth: Granted['breadth'], rest: Omit<Kind, 'offline'>): Kind => ({
  ...rest,
  offline: ({ facts }) => {
    const project = textOf(facts['project']);
    return {
      grants: [],
      evidence: { kind: 'kind', how },
      unknown: [unknown],
      worst: { reach: worst, breadth },
      ...(project ? { principal: `an OAuth client of project ${project}` } : {}),
    };
  },
});

export default defineIssuer({
  id: 'google',
  label: WHO,
  kinds: {
    'google-api-key': kind(
      'it names a project, no person, and is good for the APIs it is restricted to, else for all that are switched on and take keys',
      'which APIs of its project it is good for, and for which callers',
      'destroy',
      'project',
      { granularity: 'permission', narrower: [RESTRICT, BOUND], lifecycle: { canBeEndless: true }, ask: ASK_KEY },
    ),
    'google-auth-key': kind('it acts as the service account it is bound to', 'what its service account may do; as a rule Gemini alone', 'admin', 'project', {
      granularity: 'scoped',
      narrower: [RESTRICT],
      lifecycle: { canBeEndless: true },
      ask: ASK_KEY,
    }),
    'google-oauth-client-secret': kind(
      'it makes no tokens by itself, but speaks as an app that people let in',
      'which scopes people gave its app; it takes a code or refresh token to use them',
      'admin',
      'organization',
      {
        granularity: 'account',
        narrower: [
          { how: 'Use PKCE without a secret where the app runs on a machine of its users', url: 'https://developers.google.com/identity/protocols/oauth2' },
        ],
        lifecycle: { canBeEndless: true },
      },
    ),
    'google-access-token': kind('it has the scopes it was made with', 'which scopes it has, and whose it is', 'admin', 'organization', {
      granularity: 'permission',
      narrower: [LESS, SERVICE],
      lifecycle: { canBeEndless: false, days: 1 / 24 },
      ask: { hosts: [OAUTH], budget: 2, run: askToken },
    }),
    'google-refresh-token': kind(
      'with the client it was made for it makes access tokens, again and again',
      'which scopes its owner gave, and whose it is; to ask would make a token',
      'admin',
      'organization',
      { granularity: 'permission', narrower: [LESS, SERVICE], lifecycle: { canBeEndless: true } },
    ),
  },
});
