/**
 * Netlify: access tokens. Each acts as its user, in every team; none can be made for less.
 * docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api, the definitions of github.com/netlify/open-api (swagger.yml: user,
 * accountMembership, site), checked 2026-11-21. Of roles the API tells only who owns a team.
 * Actions go by the operations of swagger.yml.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind } from '../src/issuer.ts';
import { counted, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.netlify.com';
const WHO = 'Netlify';
const PAGE = 100;

const ofOwner = (resource: string): Granted[] => [
  { action: 'addMemberToAccount', resource, reach: 'admin', breadth: 'account', means: 'adds members to a team' },
  { action: 'cancelAccount', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes a team with its sites' },
  ...ofDeveloper(resource),
];
const ofDeveloper = (resource: string): Granted[] => [
  { action: 'deleteSite', resource, reach: 'destroy', breadth: 'account', destroys: 'data', means: 'deletes a site with its deploys and form submissions' },
  { action: 'deleteDnsZone', resource, reach: 'destroy', breadth: 'account', means: 'deletes zones with their records' },
  { action: 'createSiteDeploy', resource, reach: 'write', breadth: 'account', means: 'puts code in production' },
  { action: 'setEnvVarValue', resource, reach: 'write', breadth: 'account', means: 'changes what sites are configured with' },
  { action: 'getEnvVars', resource, reach: 'read', breadth: 'account', means: 'reads variables that are not secret' },
];

interface Account {
  id?: string;
  slug?: string;
  name?: string;
  owner_ids?: unknown;
}
interface Site {
  name?: string;
  account_slug?: string;
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}` };
  const user = await door.get('/api/v1/user', headers);
  if (user.status === 401) return { state: 'dead', how: 'GET /api/v1/user answers 401', unknown: [] };
  expectStatus(user, WHO);
  const me = objectOf<{ id: string; email: string }>(user, WHO);
  const accounts = await door.get('/api/v1/accounts', headers);
  expectStatus(accounts, WHO);
  const teams = listOf<Account>(accounts.json, WHO);
  const listed = await door.get(`/api/v1/sites?per_page=${PAGE}`, headers);
  expectStatus(listed, WHO);
  const sites = listOf<Site>(listed.json, WHO);
  const grants: Granted[] = [];
  const unknown: string[] = [];
  for (const team of teams) {
    const title = team.name ?? team.slug ?? '(unnamed)';
    const own = sites.filter((s) => s.account_slug === team.slug).map((s) => s.name ?? '(unnamed)');
    const resource = `team ${title} (${counted(own, 'site', 'sites', sites.length >= PAGE)})`;
    if (me.id && Array.isArray(team.owner_ids) && team.owner_ids.includes(me.id)) grants.push(...ofOwner(resource));
    else {
      grants.push({ action: 'listSitesForAccount', resource, reach: 'read', breadth: 'account' });
      unknown.push(`which role its user has in team ${title}`);
    }
  }
  const email = textOf(me.email);
  return {
    state: 'live',
    ...(email ? { principal: email } : {}),
    how: 'GET /api/v1/user, and the owners of GET /api/v1/accounts',
    grants,
    unknown,
    reaches: sites.map((s) => s.name ?? '(unnamed)'),
  };
}

const OTHER_USER = {
  how: 'Let a user of its own, with the least role in the one team, make the token, with an end; Netlify has none for certain sites or operations',
  url: 'https://app.netlify.com/user/applications#personal-access-tokens',
};
const kind = (): Kind => ({
  granularity: 'account',
  narrower: [OTHER_USER],
  lifecycle: { canBeEndless: true },
  offline: () => ({
    grants: [],
    evidence: { kind: 'kind', how: 'it can do all that its user can' },
    unknown: ['in which teams its user is, and with which role'],
    worst: { reach: 'admin', breadth: 'account' },
  }),
  ask: { hosts: [HOST], budget: 4, run: ask },
});

export default defineIssuer({ id: 'netlify', label: 'Netlify', kinds: { 'netlify-token': kind(), 'netlify-legacy-token': kind() } });
