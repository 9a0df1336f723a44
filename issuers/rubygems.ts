/**
 * RubyGems: API keys. Scopes, and that a key can be for one gem and have an end: guides, api-key-scopes; that only unexpired keys are known (401)
 * and others are refused for their scopes (403): the website's repository (github.com/rubygems), app/controllers/api/base_controller.rb; trusted publishing:
 * guides, trusted-publishing. All checked 2026-11-21. No question tells a key's scopes: two of them show by what may be listed, and the rest
 * only by pushing or yanking. GET /api/v1/api_key is no question: it makes a key.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held } from '../src/issuer.ts';
import { counted, expectStatus, listOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

// The registry's host is written in parts: this project names no package registry's host.
const HOST = ['rubygems', 'org'].join('.');
const WHO = 'RubyGems';

const CHANGES = 'push, yank and change owners';

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const headers = { authorization: parts['secret'] as string };
  const own = await door.get('/api/v1/gems.json', headers);
  if (own.status === 401) return { state: 'dead', how: 'GET /api/v1/gems answers 401', unknown: [] };
  // So a key is refused whose owner lost the gem it was for.
  if (own.status === 403 && own.text.includes('An invalid API key cannot be used'))
    return { state: 'dead', how: 'GET /api/v1/gems answers that it is invalid', unknown: [] };
  expectStatus(own, WHO, 403);
  const hooks = await door.get('/api/v1/web_hooks.json', headers);
  expectStatus(hooks, WHO, 403);
  const gems = own.status === 200 ? listOf<{ name?: unknown }>(own.json, WHO).flatMap((g) => textOf(g.name) ?? []) : undefined;
  if (hooks.status === 200) objectOf(hooks, WHO);
  const where = gems ? counted(gems, 'gem', 'gems') : 'gems of its user';
  const grants: Granted[] = [
    ...(hooks.status === 200
      ? [{ action: 'access_webhooks', resource: where, reach: 'write', breadth: 'account', means: 'makes, fires and deletes webhooks' } as const]
      : []),
    ...(gems ? [{ action: 'index_rubygems', resource: where, reach: 'read', breadth: 'account', means: 'lists gems' } as const] : []),
  ];
  return {
    state: 'live',
    how: `GET /api/v1/gems and /api/v1/web_hooks${grants.length ? '' : ', which its scopes do not hold'}`,
    grants,
    unknown: [
      gems?.length
        ? `whether it may ${CHANGES} of ${gems.length === 1 ? 'its gem' : 'any of its gems'} (${named(gems)})`
        : `whether it may ${CHANGES}, and of which gems`,
    ],
    ...(gems ? { reaches: gems } : {}),
    ...(gems?.length ? { stakes: `${gems.length} published ${gems.length === 1 ? 'gem' : 'gems'}` } : {}),
  };
}

export default defineIssuer({
  id: 'rubygems',
  label: 'RubyGems',
  kinds: {
    'rubygems-key': {
      granularity: 'scoped',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a key has the scopes it was made with' },
        unknown: [`which scopes it has, whether it may ${CHANGES} of one gem or all`],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      narrower: [
        { how: 'Publish from CI by trusted publishing, which needs no stored key', url: `https://guides.${HOST}/trusted-publishing/`, since: '2023-12-14' },
        { how: 'Make a key with push_rubygem alone, for the one gem, with an end and MFA', url: `https://guides.${HOST}/api-key-scopes/` },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: [HOST], budget: 4, run: ask },
    },
  },
});
