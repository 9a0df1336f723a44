/**
 * The rules about what credentials can do: the incident replayed by hand, few findings for each credential, the worst first, and no alarm
 * for what is only true of a kind.
 */
import rules from 'shelf:rules';
import { describe, expect, it } from 'vitest';
import { wayDown } from '../src/authority/words.ts';
import type { Authority, Grant } from '../src/grants.ts';
import type { Credential, EnvironmentClass, Finding, Place } from '../src/model.ts';
import { authority, credential, daysAgo, grant, inFile, judged, known, lines } from './authority.ts';

const guessed = (id: string, name: string) => ({ value: id, evidence: { kind: 'place' as const, how: `its name ${name}` } });
const declared = (id: string) => ({ value: id, evidence: { kind: 'declared' as const, how: 'keyreach.config.yaml: credentials[0]' } });
const domains = guessed('domain-manager', 'RAILWAY_DOMAINS_TOKEN');
const committed: Place = {
  kind: 'git',
  path: 'a.env',
  blob: 'b'.repeat(40),
  standing: 'gone',
  commit: { id: 'c'.repeat(40), author: 'Jane Roe', email: 'jane@example.org', date: daysAgo(400) },
};

const accountGrants = (kind: 'issuer' | 'kind' = 'issuer'): Grant[] =>
  [
    'volumeDelete destroy account data and backups',
    'volumeInstanceBackupDelete destroy account data and backups',
    'projectDelete destroy account data and backups',
    'serviceDelete destroy account data',
    'apiTokenCreate admin account',
    'variableUpsert write account',
    'customDomainCreate write account',
    'customDomainDelete destroy account',
    'projects read account',
  ].map((g) => grant(g, kind, 'all projects of the account'));
const account = (over: Partial<Authority> = {}) =>
  authority(accountGrants(), {
    reach: known('admin'),
    reaches: known(['shop', 'blog']),
    stakes: known('3 volumes'),
    narrower: [{ how: 'Make a project token of the one environment', url: 'https://docs.railway.com/reference/public-api' }],
    ...over,
  });
const project = (over: Partial<Authority> = {}) =>
  authority(
    ['volumeDelete destroy project data and backups', 'variableUpsert write project', 'customDomainCreate write project'].map((g) =>
      grant(g, 'issuer', 'production of shop'),
    ),
    { granularity: 'resource', ...over },
  );
const incident = (over: Partial<Credential> = {}): Credential =>
  credential({ purpose: 'RAILWAY_DOMAINS_TOKEN', profile: domains, authority: account(), places: [inFile('notes/.env', 'RAILWAY_DOMAINS_TOKEN')], ...over });
const one = (findings: readonly Finding[], rule: string): Finding => {
  const found = findings.filter((f) => f.rule === rule);
  expect(found, lines(findings).join()).toHaveLength(1);
  return found[0] as Finding;
};

describe('the incident', () => {
  it('is critical, and names what was done', () => {
    const findings = judged(incident());
    expect(lines(findings)).toEqual(['overbroad critical']);
    const finding = one(findings, 'overbroad');
    expect(finding.message).toBe(
      'Railway account or workspace token can do more than a domain manager needs: volumeDelete, volumeInstanceBackupDelete, projectDelete and 6 more in the whole account; data would be lost, its backups too',
    );
    const evidence = finding.evidence.join('\n');
    expect(evidence).toContain('its job is domain-manager, guessed from its name RAILWAY_DOMAINS_TOKEN');
    expect(evidence).toMatch(/not needed: .*apiTokenCreate/);
    expect(evidence).toMatch(/needed on one project at most, but reaching the whole account: .*customDomainCreate/);
    expect(evidence).toContain('it reaches shop and blog (the issuer’s answer)');
    expect(evidence).toContain('at stake: 3 volumes (the issuer’s answer)');
    expect(finding.remedy).toBe('Make a project token of the one environment (https://docs.railway.com/reference/public-api).');
  });
  it('is lower with a project token', () => {
    const findings = judged(incident({ kind: 'railway-project-token', label: 'Railway project token', authority: project() }));
    expect(lines(findings)).toEqual(['overbroad high']);
    expect(findings[0]?.message).toContain('volumeDelete and variableUpsert in one project; data would be lost, its backups too');
    expect(findings[0]?.remedy).toMatch(/^No narrower scope exists: its issuer limits such a credential to a container and never to operations\./);
    const inClass = (name: EnvironmentClass) => lines(judged(incident({ authority: project(), environment: { class: name, signals: [] } })));
    expect(inClass('production')).toEqual(['overbroad critical']);
    expect(inClass('staging')).toEqual(['overbroad medium']);
  });
  it('says offline what is certain and what is unknown, and shouts little', () => {
    const offline = authority([], {
      state: known('unknown', 'unknown'),
      unknown: ['which of three kinds it is'],
      reach: known('admin', 'unknown'),
      breadth: known('account', 'unknown'),
    });
    const [finding, ...others] = judged(incident({ authority: offline }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'overbroad', severity: 'low' });
    expect(finding?.message).toContain('may do more than a domain manager needs: nobody knows which of three kinds it is');
    expect(finding?.evidence.join()).toContain('the worst is assumed: admin in the whole account');
    expect(lines(judged(incident({ authority: offline, profile: declared('domain-manager') })))).toEqual(['overbroad medium']);
  });
  it('says nothing of a guessed job and a kind nobody knows', () => {
    const nothing = authority([], {
      state: known('unknown', 'unknown'),
      unknown: ['what it can do'],
      reach: known('admin', 'unknown'),
      granularity: 'unknown',
    });
    expect(judged(incident({ authority: nothing }))).toEqual([]);
    expect(lines(judged(incident({ authority: nothing, profile: declared('domain-manager') })))).toEqual(['overbroad medium']);
  });
  it('is one step milder while only the kind is known', () => {
    const offline = authority(accountGrants('kind'), { state: known('unknown', 'unknown') });
    expect(lines(judged(incident({ authority: offline })))).toEqual(['overbroad high']);
  });
});

describe('one credential with everything wrong', () => {
  const all = (over: Partial<Credential> = {}) =>
    incident({
      places: [inFile('.env', 'RAILWAY_DOMAINS_TOKEN', 'tracked'), committed],
      authority: account({
        expires: known('never'),
        created: known(daysAgo(500)),
        lastUsed: known(daysAgo(200)),
        root: known(true),
        replacedBy: { what: 'a scoped token', since: '2026-07-30' },
      }),
      ...over,
    });
  it('gets few findings, the worst first, each with its own remedy', () => {
    const findings = judged(all(), { leaks: true });
    expect(lines(findings)).toEqual(['live critical', 'overbroad critical', 'no-expiry medium', 'stale medium']);
    expect(new Set(findings.map((f) => f.remedy)).size).toBe(findings.length);
    expect(one(findings, 'live').remedy).toMatch(/^Delete the token .* Do it now, then look in its issuer’s log/);
  });
  it('without a known job: what it can destroy, once', () => {
    const { profile: _, ...rest } = all();
    const findings = judged(rest);
    expect(lines(findings)).toEqual(['live critical', 'root-or-owner critical', 'no-expiry medium', 'old-kind medium', 'stale medium']);
    expect(one(findings, 'root-or-owner').message).toMatch(/belongs to the owner of everything: volumeDelete, .*; data would be lost, its backups too$/);
  });
  it('a rule that is switched off silences no other', () => {
    expect(lines(judged(all(), { without: ['overbroad', 'root-or-owner'] }))).toContain('destroys-backups-too critical');
  });
  it('drops in all when the issuer refuses it', () => {
    const findings = judged(all({ authority: account({ state: known('dead') }) }), { leaks: true });
    expect(lines(findings)).toEqual(['leaked-secret low', 'dead info']);
    expect(findings[0]?.evidence).toContain('its issuer refuses it (the issuer’s answer)');
  });
  it('says only that it expired, when it did', () => {
    expect(lines(judged(all({ authority: account({ state: known('expired') }) }), { leaks: true }))).toEqual(['leaked-secret low', 'expired-credential info']);
    expect(lines(judged(all({ authority: account({ state: known('unknown', 'unknown'), expires: known(daysAgo(3), 'token') }) })))).toEqual([
      'expired-credential info',
    ]);
  });
});
const rank = (line: string): number => ['critical', 'high', 'medium', 'low', 'info'].indexOf(line.split(' ')[1] as string);

describe('what is only known of the kind', () => {
  const offline = { state: known('unknown' as const, 'unknown' as const), expires: known('never', 'kind' as const) };
  it('goes into the evidence of the leak, and nowhere above low', () => {
    const held = authority(accountGrants('kind'), { ...offline, root: known(true, 'kind'), replacedBy: { what: 'a scoped token', since: '2026-07-30' } });
    const findings = judged(credential({ authority: held, places: [inFile('.env', 'TOKEN', 'tracked')] }), { leaks: true });
    expect(lines(findings).filter((l) => rank(l) < 3)).toEqual(['leaked-secret critical']);
    expect(one(findings, 'leaked-secret').evidence.join('\n')).toContain(
      'it can destroy data and backups (volumeDelete, volumeInstanceBackupDelete, projectDelete): all projects of the account',
    );
  });
  it('makes no finding of what only might be', () => {
    const held = authority([], {
      state: known('unknown', 'unknown'),
      unknown: ['its scopes'],
      reach: known('admin', 'unknown'),
      breadth: known('account', 'unknown'),
    });
    const findings = judged(credential({ kind: 'github-classic-pat', authority: held, places: [inFile('a.txt', undefined, 'tracked')] }), { leaks: true });
    expect(lines(findings)).toEqual(['leaked-secret critical']);
    expect(findings[0]?.evidence.join()).toContain('it may administer the whole account; not known: its scopes');
  });
  it('is believed once the issuer takes the credential', () => {
    const held = authority(accountGrants('kind'), { state: known('live') });
    expect(lines(judged(credential({ authority: held })))).toEqual(['destroys-backups-too critical']);
  });
});

describe('overbroad', () => {
  it('weighs by the worst use, on how much, and where', () => {
    const severity = (text: string, environment: EnvironmentClass = 'unknown') =>
      judged(
        credential({
          kind: 'acme-token',
          profile: declared('db-readonly'),
          environment: { class: environment, signals: [] },
          authority: authority([grant(text)]),
        }),
      )[0]?.severity;
    expect(severity('x admin organization')).toBe('critical');
    expect(severity('x destroy project')).toBe('high');
    expect(severity('x destroy project', 'production')).toBe('critical');
    expect(severity('x destroy project', 'development')).toBe('medium');
    expect(severity('x destroy account', 'development')).toBe('critical');
    expect(severity('x write project')).toBe('medium');
    expect(severity('x read account')).toBe('low');
    expect(severity('x read project')).toBeUndefined();
  });
  it('speaks of a credential of production that a staging job holds', () => {
    const held = {
      profile: declared('coding-agent-staging'),
      authority: authority([grant('deploys write project')]),
      environment: { class: 'production' as const, signals: [] },
    };
    const [finding] = judged(credential({ kind: 'acme-token', label: 'Acme token', ...held }));
    expect(finding).toMatchObject({ rule: 'overbroad', severity: 'high', message: 'Acme token is for a coding agent on staging, but belongs to production' });
    expect(finding?.remedy).toBe('Issue one for staging or development alone, and take this one away from the job.');
  });
  it('says nothing of a credential that fits its job, and nothing without a job', () => {
    expect(judged(credential({ kind: 'acme-token', profile: declared('ci-deploy'), authority: authority([grant('deploys write project')]) }))).toEqual([]);
    expect(judged(credential({ kind: 'acme-token', authority: authority([grant('x admin account')]) }))).toEqual([]);
    expect(judged(credential({ profile: domains }))).toEqual([]);
  });
  it('is milder for a doubtful match until the issuer takes it', () => {
    const state = known('unknown' as const, 'unknown' as const);
    expect(lines(judged(incident({ confidence: 'medium', authority: account({ state }) })))).toEqual(['overbroad high']);
    expect(lines(judged(incident({ confidence: 'low' })))).toEqual(['overbroad critical']);
  });
});

describe('what destroys data', () => {
  const db = (grants: string[], over: Partial<Credential> = {}) =>
    credential({ kind: 'postgres-url', authority: authority(grants.map((g) => grant(g))), ...over });
  it('is told apart from what takes the backups, too', () => {
    expect(lines(judged(db(['DELETE destroy project data'])))).toEqual(['destroys-data medium']);
    const both = judged(db(['DELETE destroy project data', 'dropAll destroy project data and backups']));
    expect(lines(both)).toEqual(['destroys-backups-too high']);
    expect(both[0]?.message).toMatch(/can destroy data and its backups: dropAll in one project; data would be lost, its backups too$/);
    expect(both[0]?.remedy).toMatch(/Keep a copy of the backups where no credential of this account reaches/);
  });
  it('is no finding where the user says that the job needs it, and a mild one where it only seems so', () => {
    expect(judged(db(['DELETE destroy project data'], { profile: declared('db-app') }))).toEqual([]);
    const [seems] = judged(db(['DELETE destroy project data'], { profile: guessed('db-app', 'APP_DB') }));
    expect(seems).toMatchObject({ rule: 'destroys-data', severity: 'low' });
    expect(seems?.evidence.join()).toContain('its job seems to need it: db-app, guessed from its name APP_DB');
  });
});

describe('age and end', () => {
  const aged = (over: Partial<Authority>, rest: Partial<Credential> = {}) =>
    judged(credential({ authority: authority([grant('x write project')], over), ...rest }));
  it('counts days by the issuer’s word', () => {
    expect(aged({ created: known(daysAgo(90)) })).toEqual([]);
    const [old] = aged({ created: known(daysAgo(91)), lastUsed: known(daysAgo(1)) });
    expect(old).toMatchObject({ rule: 'stale', severity: 'medium', message: 'Railway account or workspace token is 91 days old' });
    const [idle] = aged({ created: known(daysAgo(50)), lastUsed: known(daysAgo(31)) });
    expect(idle?.message).toBe('Railway account or workspace token was last used 31 days ago');
    expect(idle?.remedy).toMatch(/revoke it if nothing does/);
    expect(aged({ created: known(daysAgo(50)), lastUsed: known('never') })[0]?.message).toMatch(/was never used$/);
    expect(aged({ created: known(daysAgo(5)), lastUsed: known('never') })).toEqual([]);
  });
  it('calls the date of a commit or a file weaker, and lists it only', () => {
    const [commit] = aged({ state: known('unknown', 'unknown') }, { places: [committed] });
    expect(commit).toMatchObject({ rule: 'stale', severity: 'info', message: 'Railway account or workspace token is 400 days old, or older' });
    expect(commit?.evidence[0]).toBe('it was there 13 months ago: weaker evidence, the oldest commit that has it');
    expect(lines(aged({ created: known(daysAgo(100), 'place') }))).toEqual(['stale info']);
  });
  it('takes limits from the config, and from the job before that', () => {
    const c = credential({ authority: authority([grant('x write project')], { created: known(daysAgo(100)) }) });
    expect(lines(judged(c, { stale: { ageDays: 120, unusedDays: 30 } }))).toEqual([]);
    expect(
      lines(
        judged(
          { ...c, kind: 'acme-token', profile: declared('coding-agent-staging'), environment: { class: 'staging', signals: [] } },
          { stale: { ageDays: 120, unusedDays: 30 } },
        ),
      ),
    ).toEqual(['stale medium']);
    expect(judged({ ...c, kind: 'acme-token', profile: declared('db-app') })).toEqual([]);
  });
  it('knows that no end is worse where the job demands one, or the harm is great', () => {
    expect(lines(aged({ expires: known('never') }))).toEqual(['no-expiry low']);
    expect(lines(aged({ expires: known('never', 'kind'), state: known('unknown', 'unknown') }))).toEqual(['no-expiry info']);
    const [agent] = aged({ expires: known('never') }, { kind: 'acme-token', profile: declared('ci-deploy') });
    expect(agent).toMatchObject({ rule: 'no-expiry', severity: 'medium' });
    expect(agent?.remedy).toContain('at most 90 days away');
    expect(aged({ expires: known('2027-01-01') })).toEqual([]);
  });
});

describe('the way down', () => {
  const way = (over: Partial<Authority>) => wayDown(authority([grant('x admin account')], over));
  it('names the narrower kind, with its address', () => {
    expect(way({ narrower: [{ how: 'Make a fine-grained token.', url: 'https://example.org' }, { how: 'Use an App' }, { how: 'third' }] })).toBe(
      'Make a fine-grained token (https://example.org), or: Use an App.',
    );
    expect(way({ replacedBy: { what: 'a scoped key', since: '2026-01-01' } })).toBe('Replace it by a scoped key, which there is since 2026-01-01.');
  });
  it('lists what to keep and what to take away, where operations can be chosen', () => {
    const held = authority([grant('administration:write destroy project'), grant('contents:write write project')], { granularity: 'scoped' });
    const [finding] = judged(credential({ kind: 'github-fine-grained-pat', profile: declared('coding-agent'), authority: held }));
    expect(finding?.remedy).toBe('Keep contents:write; take away administration:write.');
  });
  it.each([
    ['account', /^Nothing narrower exists: .*separate low-role user.*short expiry\.$/],
    ['role', /^No narrower scope exists: it can do what its owner can\. .*separate user with a low role, with a short expiry\.$/],
    ['resource', /^No narrower scope exists: .*another kind of credential, with a short expiry\.$/],
    ['permission', /only the operations the job needs; its issuer cannot limit it to single resources\.$/],
    ['scoped', /only the operations and the resources the job needs\.$/],
    ['unknown', /^Whether a narrower one exists is not known/],
  ] as const)('is honest where the grain is %s', (granularity, expected) => expect(way({ granularity })).toMatch(expected));
});

it('rules yield only to rules there are', () => {
  const ids = new Set(rules.map((r) => r.id));
  for (const rule of rules) for (const other of rule.yields ?? []) expect(ids.has(other), `${rule.id} yields to ${other}`).toBe(true);
});
