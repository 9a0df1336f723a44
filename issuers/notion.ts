/**
 * Notion: tokens of connections (integrations) and of persons.
 * Kinds and whose pages they reach: developers.notion.com/guides/connections-and-tokens/overview; capabilities: …/reference/capabilities; who the
 * token is: …/reference/get-self; POST /v1/search only returns what is shared: …/reference/post-search; refusals: …/reference/status-codes; that
 * the API deletes nothing for good: …/reference/trash-page. All checked 2026-11-21. Not checked: whether tokens of the Admin API look the same.
 * Which capabilities for writing a token has, nothing tells that does not write.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, NoAnswer } from '../src/issuer.ts';
import { expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.notion.com';
const WHO = 'Notion';
const VERSION = '2026-03-11';
const PAGE = 100;

const WRITES = 'whether it may insert, update and comment: Notion does not tell the token its capabilities';

interface Bot {
  type: string;
  name: string;
  bot: { owner?: { type?: string; user?: { name?: string } }; workspace_name?: string };
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${parts['secret']}`, 'notion-version': VERSION };
  const self = await door.get('/v1/users/me', headers);
  if (self.status === 401) return { state: 'dead', how: 'GET /v1/users/me answers 401', unknown: [] };
  expectStatus(self, WHO);
  const me = objectOf<Bot>(self, WHO);
  if (me.type !== 'bot') throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const workspace = `workspace ${textOf(me.bot?.workspace_name) ?? '(unnamed)'}`;
  const person = me.bot?.owner?.type === 'user';
  const owner = textOf(me.bot?.owner?.user?.name);

  const search = await door.ask('/v1/search', { page_size: PAGE }, headers);
  expectStatus(search, WHO, 403);
  const users = await door.get('/v1/users?page_size=1', headers);
  expectStatus(users, WHO, 403);
  const found = search.status === 200 ? objectOf<{ results: unknown; has_more: unknown }>(search, WHO) : undefined;
  const count = found && `${listOf(found.results, WHO).length}${found.has_more === true ? ' or more' : ''} pages and data sources`;
  const grants: Granted[] = [
    ...(count ? [{ action: 'read content', resource: `${count} of ${workspace}`, reach: 'read' as const, breadth: 'account' as const }] : []),
    ...(users.status === 200
      ? [{ action: 'user information', resource: `people of ${workspace}`, reach: 'read' as const, breadth: 'account' as const, means: 'reads who they are' }]
      : []),
  ];
  return {
    state: 'live',
    principal: `${person ? 'token of a person' : 'connection'} ${(person ? owner : undefined) ?? textOf(me.name) ?? '(unnamed)'} in ${workspace}`,
    how: 'GET /v1/users/me, /v1/users and POST /v1/search',
    grants,
    unknown: [WRITES],
    reaches: [workspace],
    ...(count ? { stakes: count } : {}),
    narrower: person ? [CONNECTION, READER] : [READER, FEWER],
  };
}

const CONNECTIONS = 'https://www.notion.so/profile/integrations';
const CONNECTION = {
  how: 'Use an internal connection in place of a token that acts as a person: it reaches only the pages it was added to',
  url: 'https://developers.notion.com/guides/connections-and-tokens/internal-connections',
};
const READER = { how: 'Take from the connection the capabilities it does not need: reading needs Read content alone', url: CONNECTIONS };
const FEWER = { how: 'Add the connection to the one page the work needs; it reaches all pages below the ones it was added to', url: CONNECTIONS };

export default defineIssuer({
  id: 'notion',
  label: 'Notion',
  kinds: {
    'notion-token': {
      granularity: 'scoped',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'it has the capabilities it was made with, on the pages it was added to' },
        unknown: ['which pages it reaches, and whether it may write there'],
        // What the API deletes goes to the trash, where people find it.
        worst: { reach: 'write', breadth: 'account' },
      }),
      narrower: [READER, FEWER, CONNECTION],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], budget: 4, run: ask },
    },
  },
});
