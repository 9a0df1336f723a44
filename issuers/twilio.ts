/**
 * Twilio: the auth token of an account, and API keys (Main, Standard, Restricted), which look alike.
 * What each type opens, Main alone /Accounts and /Keys: twilio.com/docs/iam/api-keys/keys-in-console; errors 20003 (refused) and 70051 (refused,
 * or a Restricted key that lacks a permission: it does not tell which): twilio.com/docs/api/errors; test credentials, 403 with 20008:
 * twilio.com/docs/iam/test-credentials; a credential is good for one region: twilio.com/docs/global-infrastructure/manage-regional-api-credentials;
 * Restricted keys are for the US alone: twilio.com/en-us/changelog/restricted-api-keys-ga. All checked 2026-11-21. What a Restricted key may do
 * only an account's auth token or a Main key is told. Region JP1 is not asked: what it offers was not checked.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Reply } from '../src/issuer.ts';
import { counted, expectStatus, listOf, objectOf, textOf } from '../src/issuer-kit.ts';

const API = 'api.twilio.com';
const REGIONS = ['dublin.ie1.twilio.com', 'sydney.au1.twilio.com'];
const WHO = 'Twilio';
const PAGE = 50;
/** What a Standard key may list, and a Restricted one only with the permission. */
const PROBES = ['https://verify.twilio.com/v2/Services?PageSize=1', 'https://messaging.twilio.com/v1/Services?PageSize=1'];

const standard = (resource: string): Granted[] =>
  [
    { action: 'DELETE /Recordings', reach: 'destroy', destroys: 'data', means: 'deletes recordings' } as const,
    { action: 'DELETE /Messages', reach: 'destroy', destroys: 'data', means: 'deletes records of messages' } as const,
    { action: 'DELETE /IncomingPhoneNumbers', reach: 'destroy', means: 'releases phone numbers, which others may then get' } as const,
    { action: 'POST /Messages', reach: 'write', means: 'sends messages in your name, at your cost' } as const,
    { action: 'POST /Calls', reach: 'write', means: 'makes calls in your name, at your cost' } as const,
    { action: 'GET /Messages', reach: 'read', means: 'reads messages, codes for signing in among them' } as const,
  ].map((g) => ({ ...g, resource, breadth: 'account' }));
const full = (resource: string): Granted[] => [
  { action: 'POST /Keys', resource, reach: 'admin', breadth: 'account', means: 'makes further keys' },
  { action: 'POST /Accounts', resource, reach: 'admin', breadth: 'account', destroys: 'data', means: 'makes subaccounts, and closes them' },
  ...standard(resource),
];

const headersOf = ({ parts }: Held) => ({ authorization: `Basic ${Buffer.from(`${parts['sid']}:${parts['secret']}`).toString('base64')}` });
const codeOf = ({ json }: Reply): unknown => (json as { code?: unknown } | null | undefined)?.code;

interface Account {
  sid?: unknown;
  friendly_name?: unknown;
  owner_account_sid?: unknown;
}
const namesOf = (list: Account[]): string[] => list.flatMap((a) => textOf(a.friendly_name) ?? textOf(a.sid) ?? []);

async function askAccount(held: Held, door: Door): Promise<Answer> {
  const sid = held.parts['sid'] as string;
  const headers = headersOf(held);
  for (const host of [API, ...REGIONS.map((r) => `api.${r}`)]) {
    const base = `https://${host}/2010-04-01/Accounts`;
    const reply = await door.get(`${base}/${sid}.json`, headers);
    if (reply.status === 403 && codeOf(reply) === 20008)
      return {
        state: 'live',
        principal: 'test credentials',
        how: 'GET /Accounts answers 20008: test credentials',
        grants: [
          { action: 'test', resource: 'nothing real', reach: 'read', breadth: 'resource', means: 'pretends to send and to buy; nothing is charged or changed' },
        ],
        unknown: [],
        expires: 'never',
      };
    if (reply.status === 401) continue;
    expectStatus(reply, WHO);
    const account = objectOf<Account>(reply, WHO);
    if (account.sid !== sid) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
    const name = textOf(account.friendly_name) ?? 'the account';
    const listed = await door.get(`${base}.json?PageSize=${PAGE}`, headers);
    const others = listed.status === 200 ? listOf<Account>(objectOf<{ accounts: unknown }>(listed, WHO).accounts, WHO).filter((a) => a.sid !== sid) : [];
    const numbered = await door.get(`${base}/${sid}/IncomingPhoneNumbers.json?PageSize=${PAGE}`, headers);
    const numbers =
      numbered.status === 200 ? listOf(objectOf<{ incoming_phone_numbers: unknown }>(numbered, WHO).incoming_phone_numbers, WHO).length : undefined;
    const subaccounts = others.length ? ` with ${counted(namesOf(others), 'subaccount', 'subaccounts', others.length >= PAGE - 1)}` : '';
    return {
      state: 'live',
      principal: `account ${name}`,
      how: 'GET /Accounts',
      grants: full(`account ${name}${subaccounts}`),
      unknown: [],
      reaches: [name, ...namesOf(others)],
      ...(numbers ? { stakes: `${numbers}${numbers >= PAGE ? ' or more' : ''} phone ${numbers === 1 ? 'number' : 'numbers'}` } : {}),
      expires: 'never',
    };
  }
  return { state: 'dead', how: 'GET /Accounts answers 401 in US1, IE1 and AU1', unknown: [] };
}

async function askKey(held: Held, door: Door): Promise<Answer> {
  const headers = headersOf(held);
  const main = await door.get(`https://${API}/2010-04-01/Accounts.json?PageSize=${PAGE}`, headers);
  if (main.status === 200) {
    const names = namesOf(listOf<Account>(objectOf<{ accounts: unknown }>(main, WHO).accounts, WHO));
    const where = counted(names, 'account', 'accounts', names.length >= PAGE);
    return {
      state: 'live',
      principal: 'a Main key',
      how: 'GET /Accounts, which Main keys alone may',
      grants: full(where),
      unknown: [],
      reaches: names,
      expires: 'never',
    };
  }
  expectStatus(main, WHO, 401, 403);
  const open: string[] = [];
  let doubtful = false;
  for (const url of PROBES) {
    const reply = await door.get(url, headers);
    expectStatus(reply, WHO, 401, 403);
    if (reply.status === 200) {
      listOf(objectOf<{ services: unknown }>(reply, WHO).services, WHO);
      open.push(new URL(url).host);
    } else doubtful ||= codeOf(reply) !== 20003;
  }
  if (open.length === PROBES.length)
    return {
      state: 'live',
      principal: 'a Standard key',
      // A Restricted key that may list just these would be told as more than it is.
      how: `GET /Accounts is refused, ${open.join(' and ')} are not: a Standard key, or a Restricted one with these permissions`,
      grants: standard('the account'),
      unknown: [],
      expires: 'never',
    };
  if (open.length)
    return {
      state: 'live',
      principal: 'a Restricted key',
      how: `${open.join()} answers, another product is refused: a Restricted key`,
      grants: [{ action: `GET ${open.join()}`, resource: 'the account', reach: 'read', breadth: 'account' }],
      unknown: ['which other permissions the Restricted key has'],
      expires: 'never',
    };
  if (doubtful) throw new NoAnswer(`${WHO} refuses what was asked, which it does to keys that are gone and to Restricted keys without these permissions alike`);
  for (const region of REGIONS) {
    const reply = await door.get(`https://trunking.${region}/v1/Trunks?PageSize=1`, headers);
    if (reply.status === 401) continue;
    expectStatus(reply, WHO);
    listOf(objectOf<{ trunks: unknown }>(reply, WHO).trunks, WHO);
    return {
      state: 'live',
      how: `GET /v1/Trunks in ${region}`,
      grants: standard(`the account, in ${region}`),
      unknown: ['whether it is a Main key'],
      expires: 'never',
    };
  }
  return { state: 'dead', how: 'it is refused with 20003 in US1, and in IE1 and AU1', unknown: [] };
}

const RESTRICTED = {
  how: 'Make a Restricted API key with the one permission the work needs, e.g. to create messages',
  url: 'https://www.twilio.com/docs/iam/api-keys/restricted-api-keys',
  since: '2025-12-10',
};
const STANDARD = {
  how: 'Use a Standard API key in place of the auth token: it makes no keys and no accounts, and is revoked alone',
  url: 'https://www.twilio.com/docs/iam/api-keys/keys-in-console',
};
const SUBACCOUNT = { how: 'Do the work in a subaccount, which reaches nothing of its parent', url: 'https://www.twilio.com/docs/iam/api/subaccounts' };
const kind = (more: Pick<Kind, 'granularity' | 'offline' | 'narrower' | 'ask'>): Kind => ({ lifecycle: { canBeEndless: true }, ...more });

export default defineIssuer({
  id: 'twilio',
  label: 'Twilio',
  kinds: {
    'twilio-auth-token': kind({
      granularity: 'account',
      offline: () => ({
        grants: full('the account with its subaccounts'),
        evidence: { kind: 'kind', how: 'the auth token of an account can do everything in it' },
        unknown: [],
        worst: { reach: 'admin', breadth: 'account' },
        expires: 'never',
      }),
      narrower: [RESTRICTED, STANDARD, SUBACCOUNT],
      ask: { hosts: [API, ...REGIONS.map((r) => `api.${r}`)], budget: 8, run: askAccount },
    }),
    'twilio-api-key-secret': kind({
      granularity: 'permission',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a key has the type and permissions it was made with' },
        unknown: ['whether it is a Main, a Standard or a Restricted key, and which permissions it has'],
        worst: { reach: 'admin', breadth: 'account' },
        expires: 'never',
      }),
      narrower: [RESTRICTED, SUBACCOUNT],
      ask: { hosts: [API, ...PROBES.map((p) => new URL(p).host), ...REGIONS.map((r) => `trunking.${r}`)], budget: 10, run: askKey },
    }),
  },
});
