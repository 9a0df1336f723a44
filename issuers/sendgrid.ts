/**
 * Twilio SendGrid: API keys. GET /v3/scopes tells all scopes of the key that asks, 401 that it is none; there is a second server for
 * European subusers: twilio.com/docs/sendgrid/api-reference/api-key-permissions (and …/retrieve-a-list-of-scopes-…), checked 2026-11-21.
 * No key has an end.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Held, NoAnswer } from '../src/issuer.ts';
import { objectOf } from '../src/issuer-kit.ts';

const HOSTS = ['api.sendgrid.com', 'api.eu.sendgrid.com'];
const WHO = 'SendGrid';

/** Scopes that say something of the account and open nothing. */
const FLAGS = new Set(['2fa_required', 'sender_verification_eligible', 'sender_verification_exempt', 'sender_verification_legacy']);

/** What is lost with its deletion is data of customers, and not a setting. */
const DATA = /^(?:suppression|marketing|contactdb|newsletter|subusers|templates|design_library|categories)\b/;

function meaningOf(scope: string): { reach: Reach; destroys?: 'data'; means?: string } {
  if (scope === 'mail.send') return { reach: 'write', means: 'sends mail in your name' };
  if (/^(?:api_keys|credentials)\.(?:create|update)$/.test(scope)) return { reach: 'admin', means: 'makes keys, with other scopes' };
  if (/^(?:teammates|subusers)\.(?:create|update)$/.test(scope)) return { reach: 'admin', means: 'adds people or accounts' };
  if (/^user\.(?:email|password|username)\.(?:create|update)$/.test(scope)) return { reach: 'admin', means: 'takes the account over' };
  if (scope.endsWith('.delete')) return DATA.test(scope) ? { reach: 'destroy', destroys: 'data' } : { reach: 'write' };
  return { reach: scope.endsWith('.read') ? 'read' : 'write' };
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  for (const host of HOSTS) {
    const reply = await door.get(`https://${host}/v3/scopes`, { authorization: `Bearer ${parts['secret']}` });
    if (reply.status === 401) continue;
    if (reply.status !== 200) throw new NoAnswer(`${WHO} answered ${reply.status}, which says nothing of the key`);
    const { scopes } = objectOf<{ scopes: unknown }>(reply, WHO);
    if (!Array.isArray(scopes)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
    const names = scopes.filter((s): s is string => typeof s === 'string' && /^[\w.-]{1,80}$/.test(s) && !FLAGS.has(s));
    return {
      state: 'live',
      how: 'GET /v3/scopes',
      grants: names.map((action) => ({ action, resource: 'the account', breadth: 'account', ...meaningOf(action) })),
      unknown: [],
      expires: 'never',
    };
  }
  return { state: 'dead', how: 'GET /v3/scopes answers 401 on both servers', unknown: [] };
}

export default defineIssuer({
  id: 'sendgrid',
  label: 'Twilio SendGrid',
  kinds: {
    'sendgrid-api-key': {
      granularity: 'permission',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a key has the scopes it was made with' },
        unknown: ['which scopes it has'],
        worst: { reach: 'admin', breadth: 'account' },
        expires: 'never',
      }),
      narrower: [
        { how: 'Make a key with Restricted Access and mail.send alone', url: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys' },
        { how: 'Make it under a subuser that sends for this one job', url: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/subusers' },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: HOSTS, budget: 4, run: ask },
    },
  },
});
