/**
 * Stripe: secret, restricted and organization keys, and the secrets that sign webhooks.
 * What each may do and that test keys reach a sandbox only: docs.stripe.com/keys and …/keys/restricted-api-keys; statuses:
 * docs.stripe.com/api/errors; a deleted customer cannot be had back: docs.stripe.com/api/customers/delete. All checked 2026-11-21.
 * Actions of secret keys go by the operations of github.com/stripe/openapi, those of restricted keys by the permissions Stripe's refusals name.
 * What a restricted key may change is told nowhere: it would have to be tried.
 */
import type { Breadth } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Offline, type Reply } from '../src/issuer.ts';
import { named, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.stripe.com';
const WHO = 'Stripe';

/** Everything an account's key can do; in a sandbox there is neither money nor anybody's data. */
function everything(resource: string, breadth: Breadth, live: boolean): Granted[] {
  const lost = live ? ({ reach: 'destroy' } as const) : ({ reach: 'write' } as const);
  const data = live ? ({ reach: 'destroy', destroys: 'data' } as const) : ({ reach: 'write' } as const);
  return [
    { action: 'DeleteCustomersCustomer', resource, breadth, ...data, means: 'deletes a customer for good and ends all its subscriptions' },
    { action: 'PostPayouts', resource, breadth, ...lost, means: 'pays the balance out' },
    { action: 'PostTransfers', resource, breadth, ...lost, means: 'sends money to connected accounts' },
    { action: 'PostRefunds', resource, breadth, ...lost, means: 'pays charges back' },
    { action: 'PostCharges', resource, breadth, reach: 'write', means: 'charges saved cards' },
    { action: 'PostWebhookEndpoints', resource, breadth, reach: 'write', means: 'has all events sent elsewhere' },
    { action: 'GetCustomers', resource, breadth, reach: 'read', means: 'reads names, addresses and payments of customers' },
  ];
}

const isLive = ({ parts }: Held): boolean => parts['secret']?.includes('_live_') ?? true;
const place = (live: boolean, account?: string): string => `${live ? 'live mode' : 'the sandbox'} of ${account ?? 'the account'}`;
/** A sandbox stands beside the account's real payments. */
const breadthOf = (live: boolean): Breadth => (live ? 'account' : 'project');

const offlineSecret = (held: Held): Offline => ({
  grants: everything(place(isLive(held)), breadthOf(isLive(held)), isLive(held)),
  evidence: { kind: 'kind', how: 'a secret key can do anything in its account' },
  unknown: [],
  worst: { reach: isLive(held) ? 'destroy' : 'write', breadth: breadthOf(isLive(held)) },
});

const offlineRestricted = (held: Held): Offline => ({
  grants: [],
  evidence: { kind: 'kind', how: 'a restricted key has the permissions it was made with' },
  unknown: ['which resources it may read or write'],
  worst: { reach: isLive(held) ? 'destroy' : 'write', breadth: breadthOf(isLive(held)) },
});

/** Why a key is refused; nothing when it is not. */
function refusal(reply: Reply): Answer | undefined {
  if (reply.status !== 401) return undefined;
  const { error } = objectOf<{ error: { code?: string; message?: string } }>(reply, WHO);
  const past = error?.code === 'api_key_expired' || /^expired api key/i.test(error?.message ?? '');
  return { state: past ? 'expired' : 'dead', how: `GET /v1/account answers 401${error?.code ? `: ${error.code.slice(0, 60)}` : ''}`, unknown: [] };
}

function accountOf(reply: Reply): { name?: string } {
  const { id, settings, business_profile } = objectOf<{
    id: string;
    settings?: { dashboard?: { display_name?: string | null } | null } | null;
    business_profile?: { name?: string | null } | null;
  }>(reply, WHO);
  if (!textOf(id)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const title = textOf(settings?.dashboard?.display_name) ?? textOf(business_profile?.name);
  return { name: title ? `${title} (${id})` : (id as string) };
}

async function askSecret(held: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/v1/account', { authorization: `Bearer ${held.parts['secret']}` });
  const refused = refusal(reply);
  if (refused) return refused;
  if (reply.status !== 200) throw new NoAnswer(`${WHO} answered ${reply.status}`);
  const { name } = accountOf(reply);
  return {
    state: 'live',
    principal: `secret key of ${name}`,
    how: 'GET /v1/account; a secret key can do anything in its account',
    grants: everything(place(isLive(held), name), breadthOf(isLive(held)), isLive(held)),
    unknown: [],
    reaches: name ? [name] : [],
  };
}

/** What is looked into, and the permission it takes. A list of one is the smallest question there is. */
const FAMILIES: readonly (readonly [path: string, permission: string, means: string])[] = [
  ['/v1/balance', 'rak_balance_read', 'reads the balance'],
  ['/v1/charges', 'rak_charge_read', 'reads charges and refunds'],
  ['/v1/customers', 'rak_customer_read', 'reads names and addresses of customers'],
  ['/v1/payouts', 'rak_payout_read', 'reads payouts'],
  ['/v1/subscriptions', 'rak_subscription_read', 'reads subscriptions'],
  ['/v1/webhook_endpoints', 'rak_webhook_read', 'reads where events are sent to'],
];

async function askRestricted(held: Held, door: Door): Promise<Answer> {
  const headers = { authorization: `Bearer ${held.parts['secret']}` };
  const first = await door.get('/v1/account', headers);
  const refused = refusal(first);
  if (refused) return refused;
  if (first.status !== 200 && first.status !== 403) throw new NoAnswer(`${WHO} answered ${first.status}`);
  const { name } = first.status === 200 ? accountOf(first) : {};
  const resource = place(isLive(held), name);
  const grants: Granted[] = [];
  for (const [path, action, means] of FAMILIES) {
    const { status } = await door.get(path === '/v1/balance' ? path : `${path}?limit=1`, headers);
    if (status === 200) grants.push({ action, resource, reach: 'read', breadth: breadthOf(isLive(held)), means });
    else if (status !== 403) throw new NoAnswer(`${WHO} answered ${status}`);
  }
  return {
    state: 'live',
    principal: `restricted key of ${name ?? 'an account it may not look at'}`,
    how: `what was answered to GET ${named(FAMILIES.map(([path]) => path))}`,
    grants,
    unknown: ['which resources it may write: that cannot be asked without trying', 'whether it may read others than those looked into'],
    reaches: name ? [name] : [],
  };
}

const RESTRICTED = {
  how: 'Make a restricted key with Read on the few resources the job looks at, and Write on none or the one it changes',
  url: 'https://docs.stripe.com/keys/restricted-api-keys',
};
const SANDBOX = { how: 'Use a key of a sandbox for everything but production: it holds no money and no customers', url: 'https://docs.stripe.com/sandboxes' };

const key = (more: Pick<Kind, 'granularity' | 'offline'> & Partial<Kind>): Kind => ({
  narrower: [RESTRICTED, SANDBOX],
  lifecycle: { canBeEndless: true },
  ...more,
});

export default defineIssuer({
  id: 'stripe',
  label: 'Stripe',
  kinds: {
    'stripe-secret-key': key({ granularity: 'account', offline: offlineSecret, ask: { hosts: [HOST], budget: 3, run: askSecret } }),
    'stripe-restricted-key': key({ granularity: 'permission', offline: offlineRestricted, ask: { hosts: [HOST], budget: 10, run: askRestricted } }),
    // Not asked: each call has to name one of the organization's accounts (Stripe-Context), and none is known.
    'stripe-organization-key': key({
      granularity: 'permission',
      offline: (held) => ({
        grants: [],
        evidence: { kind: 'kind', how: 'an organization key reaches the accounts of its organization' },
        unknown: ['which accounts it reaches, and with which permissions'],
        worst: { reach: isLive(held) ? 'destroy' : 'write', breadth: 'organization' },
      }),
    }),
    'stripe-webhook-secret': {
      granularity: 'resource',
      offline: () => ({
        grants: [
          {
            action: 'sign events',
            resource: 'one webhook endpoint',
            reach: 'write',
            breadth: 'resource',
            means: 'makes events that look as if Stripe had sent them; it opens no API',
          },
        ],
        evidence: { kind: 'kind', how: 'a signing secret belongs to one endpoint' },
        unknown: ['what the receiver does on a forged event, such as shipping what was not paid'],
        worst: { reach: 'write', breadth: 'project' },
      }),
      narrower: [],
      lifecycle: { canBeEndless: true },
    },
  },
});
