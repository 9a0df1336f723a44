/**
 * npm: access tokens, and tokens and passwords of any registry in .npmrc files.
 * Kinds, "tokens cannot have more permission than the user", 90 days for those that write: docs about access tokens (npm/documentation pull
 * requests 1741 and 1762); classic ones ended in December 2025: github.blog/changelog/2025-12-09-npm-classic-tokens-revoked-session-based-auth-
 * and-cli-token-management-now-available; the list of tokens and its fields: npm/cli lib/commands/token.js; packages of a user:
 * npm/cli workspaces/libnpmaccess. All checked 2026-11-21. What a granular token may write is told nowhere but on the website.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline } from '../src/issuer.ts';
import { expectStatus, isoOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

// The registry's host is written in parts: this project names no package registry's host.
const HOST = ['registry', 'npmjs', 'org'].join('.');
const SITE = ['npmjs', 'com'].join('.');
const WHO = 'npm';

interface Listed {
  token?: string;
  readonly?: boolean;
  created?: string;
}

/** The one token of the list that begins alike, if there is just one. */
function ownOf(value: unknown, secret: string): Listed | undefined {
  const list = Array.isArray(value) ? (value as (Listed | null)[]) : [];
  const like = list.filter((t): t is Listed => {
    const front = textOf(t?.token)?.replace(/[.*…].*$/, '') ?? '';
    return front.length > 5 && secret.startsWith(front);
  });
  return like.length === 1 ? like[0] : undefined;
}

const reads = (user: string): Granted => ({
  action: 'read-only',
  resource: `packages ${user} can see`,
  reach: 'read',
  breadth: 'account',
  means: 'installs private packages',
});

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const secret = parts['secret'] as string;
  const headers = { authorization: `Bearer ${secret}` };
  const me = await door.get('/-/whoami', headers);
  if (me.status === 401) return { state: 'dead', how: 'GET /-/whoami answers 401', unknown: [] };
  expectStatus(me, WHO);
  const user = textOf(objectOf<{ username: string }>(me, WHO).username);
  if (!user) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const tokens = await door.get('/-/npm/v1/tokens?perPage=100', headers);
  const own = tokens.status === 200 ? ownOf(objectOf<{ objects: unknown }>(tokens, WHO).objects, secret) : undefined;
  const created = isoOf(own?.created);
  const shared = { state: 'live' as const, principal: user, ...(created ? { created } : {}) };
  if (own?.readonly === true) return { ...shared, how: 'GET /-/whoami and /-/npm/v1/tokens: it is read-only', grants: [reads(user)], unknown: [] };
  const packages = await door.get(`/-/user/${encodeURIComponent(user)}/package?format=cli`, headers);
  const rights = packages.status === 200 ? objectOf<Record<string, unknown>>(packages, WHO) : undefined;
  const writable = Object.entries(rights ?? {})
    .flatMap(([name, right]) => (/write/.test(String(right)) ? [name] : []))
    .sort();
  return {
    ...shared,
    how: `GET /-/whoami${rights ? ' and the packages of its user' : ''}`,
    grants: [reads(user)],
    unknown: [
      rights
        ? writable.length
          ? `whether it may publish to the ${writable.length} ${writable.length === 1 ? 'package' : 'packages'} its user may (${named(writable)}), past a second factor, and manage organizations`
          : 'whether it may publish new packages or manage organizations'
        : 'which packages it may publish to, and whether it may manage organizations',
    ],
    ...(rights ? { reaches: writable } : {}),
    ...(writable.length ? { stakes: `${writable.length} published ${writable.length === 1 ? 'package' : 'packages'}` } : {}),
  };
}

const TRUSTED = { how: 'Publish from CI by trusted publishing, which needs no token', url: `https://docs.${SITE}/trusted-publishers`, since: '2025-07-31' };
const GRANULAR = {
  how: 'Make a granular token of the one package, read-only unless it publishes, for few days and listed addresses',
  url: `https://docs.${SITE}/creating-and-viewing-access-tokens`,
  since: '2022-12-06',
};

const offline = (unknown: string) => (): Offline => ({
  grants: [],
  evidence: { kind: 'kind', how: 'a token has the permissions it was made with, and never more than its user' },
  unknown: [unknown],
  worst: { reach: 'admin', breadth: 'account' },
});
/** Of any registry, so that there is nobody to ask: the file's own address is not believed. */
const elsewhere = (unknown: string): Kind => ({ granularity: 'role', offline: offline(unknown), narrower: [GRANULAR], lifecycle: { canBeEndless: true } });

export default defineIssuer({
  id: 'npm',
  label: 'npm',
  kinds: {
    'npm-token': {
      granularity: 'scoped',
      offline: offline('which packages it may publish to, past a second factor or not, and whether it may manage organizations'),
      narrower: [TRUSTED, GRANULAR],
      lifecycle: { canBeEndless: true, days: 7 },
      ask: { hosts: [HOST], budget: 4, run: ask },
    },
    'npmrc-auth-token': elsewhere('what it may do at the registry it is for'),
    'npmrc-password': elsewhere('what its user may do at the registry it is for'),
  },
});
