/** The long tail: every kind on the shelf is in some issuer's file, and what the tables of services come to. */
import detectors from 'shelf:detectors';
import issuers from 'shelf:issuers';
import { describe, expect, it } from 'vitest';
import { GROUPS, type GroupId } from '../../issuers/data/services/groups.ts';
import { issuerOf, kindOf, type Row } from '../../issuers/data/services/service.ts';
import services from '../../issuers/services.ts';
import { issuerIds } from '../../src/authority/all.ts';
import { BREADTHS, REACHES } from '../../src/grants.ts';
import { Fake } from '../../src/kit.ts';
import { judged, lines } from './routes.ts';

/** Kinds that no issuer's file can speak of, and why. */
const NOWHERE: Record<string, string> = {
  'generic-secret': 'nobody knows whose it is',
  'named-for-issuer': 'a value beside a name: nobody knows which kind it is',
  'stored-secret': 'nobody knows whose it is, only the tool that keeps it',
  'password-hash': 'is no credential until it is guessed',
  jwt: 'its claims name the issuer, where they do',
  'bearer-token': 'any service takes such a header',
  'basic-auth': 'any service takes such a header',
  'curl-user': 'any service takes such a header',
  'url-password': 'any host takes such an address',
  'netrc-password': 'any host takes such an entry',
  'pgpass-password': 'its server and user are asked for by hand',
  'sign-in-call': 'any program signs in so',
  'sql-user-password': 'any database takes such a statement',
  'powershell-plain-password': 'any program takes such a password',
};

const shelf = new Map(detectors.map((d) => [d.id, d]));
const inIssuers = new Set(issuers.flatMap((i) => Object.keys(i.kinds)));
const kinds = services.flatMap((issuer) => Object.entries(issuer.kinds).map(([id, kind]) => [id, issuer, kind] as const));

/** A kind as the report shows it. */
function shown(id: string) {
  const issuer = services.find((s) => id in s.kinds);
  const detector = shelf.get(id);
  if (!issuer || !detector) throw new Error(`no service has ${id}`);
  const sample = detector.examples.sample(new Fake(7));
  const parts = typeof sample === 'string' ? { secret: sample } : sample;
  return judged(issuer, id, parts, detector.read?.(parts) ?? {});
}

describe('the shelf', () => {
  it('has no kind of which no issuer’s file speaks, but for those nobody can know', () => {
    const missing = detectors.map((d) => d.id).filter((id) => !inIssuers.has(id));
    expect(missing.sort()).toEqual(Object.keys(NOWHERE).sort());
  });

  it('names on the command line only those that can be asked', () => {
    const ids = issuerIds();
    expect(ids).toContain('github');
    expect(ids.filter((id) => services.some((s) => s.id === id))).toEqual([]);
    for (const id of ids) expect(Object.values(issuers.find((i) => i.id === id)?.kinds ?? {}).some((k) => k.ask)).toBe(true);
  });
});

/** A kind of each group: how far and on how much, what is certain, and whether something is not known. */
const TABLE: Record<GroupId, [id: string, worst: string, certain: string[], open: boolean]> = {
  lookup: ['weatherapi-api-key', 'read/account', ['look up read account on data the vendor offers to everybody'], false],
  public: ['launchdarkly-mobile-key', 'read/project', ['use as any visitor read project on what every visitor of the site or app is given'], false],
  ingest: ['loggly-customer-token', 'write/account', ['send records write account on the place its records go to'], false],
  upload: ['sonarqube-project-token', 'write/project', ['upload reports write project on one project'], false],
  webhook: ['google-chat-webhook-url', 'write/resource', ['post write resource on one channel'], false],
  forge: ['zoom-webhook-secret', 'write/project', ['sign messages write project on the receiver that checks them'], false],
  verify: ['recaptcha-secret-key', 'read/resource', ['siteverify read resource on one site'], false],
  send: ['brevo-smtp-key', 'write/account', ['send write account on the account'], false],
  decrypt: ['age-secret-key', 'read/project', ['decrypt read project on what was encrypted for it'], true],
  network: ['wireguard-private-key', 'destroy/project', ['join the network write project on one private network'], true],
  trigger: ['zapier-webhook-url', 'destroy/project', ['start write resource on one workflow'], true],
  ai: ['mistral-api-key', 'destroy/account', ['ask models write account on the account'], true],
  compute: ['runpod-api-key', 'admin/account', [], true],
  messages: ['mailgun-api-key', 'admin/account', [], true],
  realtime: ['sendbird-api-token', 'admin/project', ['every call of its API admin project destroys data on one project'], false],
  payments: ['adyen-api-key', 'admin/organization', [], true],
  funds: ['kraken-private-key', 'admin/account', [], true],
  records: ['zendesk-api-token', 'admin/account', [], true],
  office: ['asana-personal-access-token', 'admin/organization', [], true],
  social: ['tiktok-access-token', 'destroy/account', [], true],
  content: ['storyblok-token', 'read/project', ['every call of its API read project on one project'], false],
  identity: ['clerk-secret-key', 'admin/project', ['every call of its API admin project destroys data on one project'], false],
  secrets: ['onepassword-service-account', 'admin/account', [], true],
  watch: ['honeycomb-management-key', 'admin/account', [], true],
  build: ['jenkins-token', 'admin/organization', [], true],
  packages: ['nuget-key', 'write/account', [], true],
  code: ['snyk-api-token', 'admin/organization', [], true],
  server: ['n8n-api-key', 'admin/account', [], true],
  devices: ['particle-access-token', 'admin/account', [], true],
  app: ['xero-client-secret', 'admin/account', ['act as the application write project on the application'], true],
};

describe.each(Object.entries(TABLE))('%s', (group, [id, worst, certain, open]) => {
  it(`is what ${id} comes to`, () => {
    const authority = shown(id);
    expect(`${authority.reach.value}/${authority.breadth.value}`).toBe(worst);
    expect(lines(authority)).toEqual(certain);
    expect(authority.unknown.length > 0).toBe(open);
    expect(authority.granularity).not.toBe('unknown');
  });
  it('says what its credentials are in a sentence without an end', () => expect(GROUPS[group as GroupId].how).toMatch(/^[a-z].{15,}[^.]$/));
});

describe.each(kinds)('%s', (id, _issuer, kind) => {
  const { grants, unknown, worst, evidence } = kind.offline({ parts: {}, facts: {} });
  it('has a worst that is no milder or narrower than what is certain', () => {
    if (!unknown.length) return;
    for (const g of grants) {
      expect(REACHES.indexOf(worst.reach), id).toBeGreaterThanOrEqual(REACHES.indexOf(g.reach));
      expect(BREADTHS.indexOf(worst.breadth), id).toBeGreaterThanOrEqual(BREADTHS.indexOf(g.breadth));
    }
  });
  it('is certain of nothing grave unless a page was read, and says which and when', () => {
    const grave = grants.some((g) => g.destroys || g.reach === 'destroy' || g.reach === 'admin');
    if (grave) expect(evidence.how).not.toContain('general knowledge');
    expect(evidence.how).toMatch(/\((?:general knowledge, not checked with its vendor|[^()]+\.[^()]+, \d{4}-\d\d-\d\d)\)$/);
  });
  it('reads as a sentence', () => {
    for (const text of [...unknown, ...grants.map((g) => g.means ?? '')]) expect(text, id).not.toMatch(/[.]$|undefined|\s{2}|^\s|^[A-Z]/);
    for (const text of unknown) expect(text, id).toMatch(/^(?:which|whether|what),? /);
  });
});

describe('a row', () => {
  const told = (row: Row | GroupId, checked?: string) => {
    const kind = kindOf(row, checked);
    return { ...kind.offline({ parts: {}, facts: {} }), kind };
  };

  it.each([
    ['role', 'role', /^which role its user has, and so how far it reads tickets$/],
    ['scopes', 'permission', /^which permissions it was given, and so how far it reads tickets$/],
    ['both', 'scoped', /^which permissions it was given and on what, and so how far it reads tickets$/],
    ['place', 'resource', /^whether, in the one place it is for, it reads tickets$/],
    ['all', 'account', /^whether it reads tickets$/],
    ['unclear', 'account', /^whether it reads tickets$/],
  ] as const)('limited by %s has the granularity %s and leaves open what that leaves open', (by, granularity, open) => {
    const { kind, unknown, grants, worst } = told({ group: 'records', by, does: 'reads tickets' });
    expect(kind.granularity).toBe(granularity);
    expect(unknown).toEqual([expect.stringMatching(open)]);
    expect(grants).toEqual([]);
    expect(worst).toEqual({ reach: 'admin', breadth: 'account' });
  });

  it('that nothing limits is certain of the grave only with a page, and of the harmless without', () => {
    const page = 'docs.example.test/keys, 2026-11-21';
    expect(told({ group: 'records', by: 'all', checked: page }).grants).toEqual([
      expect.objectContaining({ action: 'every call of its API', reach: 'admin', breadth: 'account', destroys: 'data' }),
    ]);
    expect(told({ group: 'records', by: 'all', checked: page }).unknown).toEqual([]);
    const mild = told({ group: 'records', by: 'place', worst: 'write/project', does: 'adds tickets' });
    expect(mild.unknown).toEqual([]);
    expect(mild.grants).toEqual([{ action: 'every call of its API', resource: 'one project', reach: 'write', breadth: 'project', means: 'adds tickets' }]);
  });

  it('that does not say what limits it is limited by nothing known, also when a page was read', () => {
    const { unknown, worst } = told('payments', 'docs.example.test/keys, 2026-11-21');
    expect(unknown).toHaveLength(1);
    expect(worst).toEqual({ reach: 'admin', breadth: 'account' });
  });

  it('with something more unknown falls back to the worst it names', () => {
    const { unknown, worst, grants } = told({ group: 'lookup', unknown: 'whether it is one of a partner', worst: 'destroy/account' });
    expect([unknown, worst]).toEqual([['whether it is one of a partner'], { reach: 'destroy', breadth: 'account' }]);
    expect(grants).toHaveLength(1);
  });

  it('can be without what is certain of its group, and keeps what nobody knows of it', () => {
    const { unknown, grants, worst, kind } = told({ group: 'network', bare: true, unknown: 'whether a key stands beside it' });
    expect(grants).toEqual([]);
    expect(unknown).toEqual(['which servers there trust whoever is inside', 'whether a key stands beside it']);
    expect([worst, kind.granularity]).toEqual([{ reach: 'destroy', breadth: 'project' }, 'resource']);
  });

  it('of a fixed group is as wide as it says', () => {
    const { grants, worst } = told({ group: 'ingest', breadth: 'organization' });
    expect(grants.map((g) => g.breadth)).toEqual(['organization']);
    expect(worst).toEqual({ reach: 'write', breadth: 'organization' });
  });

  it('takes the page of its vendor, unless it names its own', () => {
    const issuer = issuerOf({
      id: 'x',
      label: 'X',
      checked: 'a.test/keys, 2026-11-21',
      kinds: { a: 'send', b: { group: 'send', checked: 'b.test/keys, 2026-11-21' } },
    });
    const how = (id: string) => issuer.kinds[id]?.offline({ parts: {}, facts: {} }).evidence.how;
    expect([how('a'), how('b')]).toEqual(['such a key only sends (a.test/keys, 2026-11-21)', 'such a key only sends (b.test/keys, 2026-11-21)']);
  });

  it('says when its credentials end, how long they live and what took their place', () => {
    const replacedBy = { what: 'a token', since: '2024-02-01' };
    expect(told({ group: 'office', ends: true, days: 90, replacedBy }).kind.lifecycle).toEqual({ canBeEndless: false, days: 90, replacedBy });
    expect(told('office').kind.lifecycle).toEqual({ canBeEndless: true });
  });
});
