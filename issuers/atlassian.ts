/**
 * Atlassian: API tokens of Jira and Confluence, Data Center tokens, secrets of OAuth apps. (Admin API keys: bitbucket.ts, they look like its tokens.)
 * API tokens with and without scopes, and when those made before December 2024 ended: support.atlassian.com/atlassian-account/docs/
 * manage-api-tokens-for-your-atlassian-account; to ask takes the e-mail of the owner and the site, of which a token holds neither. Data Center
 * tokens, which have no scopes: confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html; GET myself and mypermissions,
 * where a permission counts if there is one project it holds in: docs.atlassian.com/software/jira/docs/api/REST. All checked 2026-11-21.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Jira';

type Meaning = { reach: Reach; destroys?: 'data'; means?: string };
const PERMISSIONS: Record<string, Meaning> = {
  SYSTEM_ADMIN: { reach: 'admin', destroys: 'data', means: 'administers the server' },
  ADMINISTER: { reach: 'admin', destroys: 'data', means: 'administers Jira, deletes projects' },
  ADMINISTER_PROJECTS: { reach: 'admin', means: 'lets people into projects' },
  BROWSE_PROJECTS: { reach: 'read' },
  USER_PICKER: { reach: 'read' },
};
const meaningOf = (key: string): Meaning =>
  (Object.hasOwn(PERMISSIONS, key) ? PERMISSIONS[key] : undefined) ??
  (key.startsWith('DELETE_') ? { reach: 'destroy', destroys: 'data' } : { reach: key.startsWith('VIEW_') ? 'read' : 'write' });

interface Permission {
  havePermission?: boolean;
  type?: string;
  deprecatedKey?: boolean;
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const self = await door.get('/rest/api/2/myself', headers);
  if (self.status === 401) return { state: 'dead', how: 'GET /rest/api/2/myself answers 401', unknown: [] };
  if (self.status === 404) throw new NoAnswer('the server is no Jira; Confluence and Bitbucket are not asked about their tokens');
  expectStatus(self, WHO);
  const me = objectOf<{ name: string; displayName: string }>(self, WHO);
  const who = textOf(me.name) ?? textOf(me.displayName);
  const reply = await door.get('/rest/api/2/mypermissions', headers);
  expectStatus(reply, WHO);
  const { permissions } = objectOf<{ permissions: Record<string, Permission | null> }>(reply, WHO);
  if (typeof permissions !== 'object' || permissions === null) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const held = Object.entries(permissions).filter(([key, p]) => /^[A-Z_]{1,60}$/.test(key) && p?.havePermission === true && p.deprecatedKey !== true);
  return {
    state: 'live',
    ...(who ? { principal: `user ${who}` } : {}),
    how: 'GET /rest/api/2/mypermissions',
    grants: held.map(
      ([action, p]): Granted => ({
        action,
        resource: p?.type === 'GLOBAL' ? 'the server' : 'projects of the server',
        breadth: 'account',
        ...meaningOf(action),
      }),
    ),
    unknown: [],
  };
}

const API_TOKENS = 'https://id.atlassian.com/manage-profile/security/api-tokens';
const SCOPED = { how: 'Make an API token with scopes, for the one app and with read scopes where nothing is written, and a short life', url: API_TOKENS };
const SERVICE = {
  how: 'Let a service account with a role in the one project do the work, through a token with scopes, in place of the token of a person',
  url: 'https://support.atlassian.com/user-management/docs/manage-api-tokens-for-service-accounts',
};
const MISSING = 'to ask takes the e-mail of its owner and the site, which the token does not hold';

const kind = (how: string, unknown: string, breadth: Granted['breadth'], rest: Omit<Kind, 'offline'>): Kind => ({
  ...rest,
  offline: () => ({ grants: [], evidence: { kind: 'kind', how }, unknown: [unknown], worst: { reach: 'admin', breadth } }),
});

export default defineIssuer({
  id: 'atlassian',
  label: 'Atlassian',
  kinds: {
    'atlassian-api-token': kind(
      'without scopes it can do all that its owner may in Jira and Confluence; with scopes, what those say',
      `whose it is, whether it has scopes, and what its owner may do; ${MISSING}`,
      'organization',
      { granularity: 'permission', narrower: [SCOPED, SERVICE], lifecycle: { canBeEndless: false, days: 365 } },
    ),
    'atlassian-legacy-token': kind(
      'it can do all that its owner may; Atlassian ended tokens of that age by May 2026, but nobody asked about this one',
      `whose it is, and what its owner may do; ${MISSING}`,
      'organization',
      {
        granularity: 'role',
        narrower: [SCOPED, SERVICE],
        lifecycle: { canBeEndless: false, replacedBy: { what: 'API tokens that end within a year', since: '2024-12-15', url: API_TOKENS } },
      },
    ),
    'atlassian-data-center-token': kind('it can do all that its user may; it has no scopes', 'what its user may do, and on which server', 'organization', {
      granularity: 'role',
      narrower: [
        {
          how: 'Make it as a user of its own that is in the one project alone, and with an end',
          url: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
        },
      ],
      lifecycle: { canBeEndless: true, days: 90 },
      ask: { hosts: [], base: true, budget: 3, run: ask },
    }),
    'atlassian-client-secret': kind(
      'it makes no tokens by itself, but speaks as an app that people let in',
      'which scopes people gave its app; it takes a code or refresh token to use them',
      'organization',
      {
        granularity: 'account',
        narrower: [
          {
            how: 'Take the scopes from the app that it does not need, so that people are not asked for them',
            url: 'https://developer.atlassian.com/console/myapps/',
          },
        ],
        lifecycle: { canBeEndless: true },
      },
    ),
  },
});
