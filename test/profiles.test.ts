/**
 * Profiles: each fits its published form and names only what exists; jobs are told by the config first and by names next; the surplus is
 * exact, and nothing unknown is ever fine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import detectors from 'shelf:detectors';
import profiles from 'shelf:profiles';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Employed, profiler } from '../src/authority/profile.ts';
import { entriesFor, fits, type Surplus, surplusOf } from '../src/authority/surplus.ts';
import { checkConfig } from '../src/config/check.ts';
import { checkNames, EMPTY_CONFIG, loadConfig } from '../src/config/config.ts';
import type { Config } from '../src/config/types.ts';
import type { Authority } from '../src/grants.ts';
import type { Profile } from '../src/profile.ts';
import { wildcard } from '../src/wildcard.ts';
import { authority, credential, grant, inFile, known } from './authority.ts';
import { tree } from './helpers.ts';

const FOLDER = fileURLToPath(new URL('../src/profiles/', import.meta.url));
const profile = (id: string): Profile => {
  const found = profiles.find((p) => p.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
};

describe('the shelf of profiles', () => {
  const files = readdirSync(FOLDER).filter((f) => !f.endsWith('.schema.json'));
  const schema = JSON.parse(readFileSync(`${FOLDER}profile.schema.json`, 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);

  it('holds the jobs that were promised', () => {
    expect(profiles.map((p) => p.id).sort()).toEqual([
      'backup-writer',
      'ci-build',
      'ci-deploy',
      'coding-agent',
      'coding-agent-staging',
      'db-app',
      'db-migration',
      'db-readonly',
      'domain-manager',
      'observability-reader',
      'package-publisher',
    ]);
  });
  it.each(files)('%s fits the published schema and is named after its id', (file) => {
    const data = JSON.parse(readFileSync(FOLDER + file, 'utf8')) as Profile;
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(`${data.id}.json`).toBe(basename(file));
    expect(data.title).toMatch(/^an? /);
  });
  it.each(profiles.map((p) => [p.id, p] as const))('%s names kinds that exist, and speaks of all others, too', (_, p) => {
    for (const pattern of [...p.allow.flatMap((n) => n.kinds ?? []), ...(p.hints?.kinds ?? [])])
      expect(
        detectors.some((d) => wildcard(pattern, d.id)),
        pattern,
      ).toBe(true);
    expect(p.allow.some((n) => !n.kinds)).toBe(true);
    for (const n of p.allow) if (n.reach === 'admin') throw new Error('no job here grants rights');
  });
  it('lets no job delete backups', () => {
    for (const p of profiles) {
      const held = authority([
        grant('volumeInstanceBackupDelete destroy project data and backups'),
        grant('rds:DeleteDBSnapshot destroy project data and backups'),
      ]);
      for (const kind of ['railway-api-token', 'aws-access-key', 'acme-token'])
        expect(surplusOf({ kind, authority: held, environment: 'staging' }, p).excess, `${p.id} ${kind}`).toHaveLength(2);
    }
  });
});

describe('the job of a credential', () => {
  const config = (over: Partial<Config> = {}): Config => ({ ...EMPTY_CONFIG, file: 'keyreach.config.yaml', ...over });
  const told = async (over: Partial<Employed>, conf: Partial<Config> = {}) => (await profiler(config(conf), profiles))(credential(over));
  const byName = async (name: string, kind: string) => (await told({ kind, purpose: name }))?.value;

  it.each<[string, string, string | undefined]>([
    ['RAILWAY_DOMAINS_TOKEN', 'railway-project-token', 'domain-manager'],
    ['CLOUDFLARE_DNS_API_TOKEN', 'cloudflare-api-token', 'domain-manager'],
    ['certbotRoute53Key', 'aws-access-key', 'domain-manager'],
    ['MAILGUN_DOMAIN_KEY', 'mailgun-api-key', undefined],
    ['DATABASE_READONLY_URL', 'postgres-url', 'db-readonly'],
    ['READ_REPLICA_URL', 'mysql-url', 'db-readonly'],
    ['REPORT_DB', 'postgres-url', 'db-readonly'],
    ['SENDGRID_REPORT_KEY', 'sendgrid-api-key', undefined],
    ['MIGRATION_DATABASE_URL', 'postgres-url', 'db-migration'],
    ['DATABASE_URL', 'postgres-url', undefined],
    ['BACKUP_AWS_SECRET_ACCESS_KEY', 'aws-access-key', 'backup-writer'],
    ['NPM_TOKEN', 'npm-token', 'package-publisher'],
    ['PYPI_PUBLISH_TOKEN', 'pypi-token', 'package-publisher'],
    ['DEPLOY_TOKEN', 'railway-project-token', 'ci-deploy'],
    ['deployDatabaseUrl', 'postgres-url', undefined],
    ['CURSOR_GITHUB_TOKEN', 'github-fine-grained-pat', 'coding-agent'],
    ['STAGING_AGENT_TOKEN', 'railway-project-token', 'coding-agent-staging'],
    ['GITHUB_TOKEN', 'github-classic-pat', undefined],
    ['GRAFANA_METRICS_TOKEN', 'grafana-service-account-token', 'observability-reader'],
    // Two jobs fit equally: no guess.
    ['DEPLOY_DNS_TOKEN', 'cloudflare-api-token', undefined],
    ['PREDEPLOYED', 'railway-project-token', undefined],
  ])('%s of kind %s: %s', async (name, kind, expected) => expect(await byName(name, kind)).toBe(expected));

  it('says in words from what it was guessed', async () => {
    expect(await told({ purpose: 'RAILWAY_DOMAINS_TOKEN' })).toEqual({
      value: 'domain-manager',
      evidence: { kind: 'place', how: 'its name RAILWAY_DOMAINS_TOKEN' },
    });
    expect((await told({ kind: 'aws-access-key', places: [inFile('ops/backup/.env', 'KEY')] }))?.evidence.how).toBe('its place ops/backup/.env');
  });
  it('believes a name before a place, and no folder far above', async () => {
    expect((await told({ places: [inFile('deploy/dns/a.env', 'X_DEPLOY_TOKEN')] }))?.value).toBe('ci-deploy');
    expect(await told({ places: [inFile('dns/a/b/c.env', 'TOKEN')] })).toBeUndefined();
  });
  it('guesses nothing where its names disagree', async () => {
    expect(await told({ places: [inFile('a.env', 'DNS_TOKEN'), inFile('b.env', 'DEPLOY_TOKEN')] })).toBeUndefined();
    expect((await told({ places: [inFile('a.env', 'DNS_TOKEN'), inFile('b.env', 'TOKEN')] }))?.value).toBe('domain-manager');
  });
  it('takes the user’s word first, the first entry that matches in all conditions', async () => {
    const own: Profile = { id: 'mine', title: 'my job', about: 'a job', allow: [] };
    const credentials: Config['credentials'] = [
      { match: { kind: 'vercel-*' }, profile: 'ci-deploy' },
      { match: { kind: 'railway-*', path: 'other/' }, profile: 'ci-build' },
      { match: { name: 'railway_*', path: 'ops/*.env' }, profile: 'mine' },
      { match: { kind: 'railway-*' }, profile: 'ci-deploy' },
    ];
    const at = (path: string) => told({ places: [inFile(path, 'RAILWAY_DNS')] }, { credentials, profiles: [own] });
    expect(await at('ops/a.env')).toEqual({ value: 'mine', evidence: { kind: 'declared', how: 'keyreach.config.yaml: credentials[2]' } });
    expect((await at('a.env'))?.value).toBe('ci-deploy');
    const print = credential().fingerprint;
    expect((await told({}, { credentials: [{ match: { fingerprint: print }, profile: 'ci-build' }] }))?.value).toBe('ci-build');
    expect(await told({}, { credentials: [{ match: { fingerprint: '0'.repeat(32) }, profile: 'ci-build' }] })).toBeUndefined();
  });
  it('guesses by the hints of the user’s own profiles, too', async () => {
    const own: Profile = { id: 'sms', title: 'a sender', about: 'a job', allow: [], hints: { names: ['sms'] } };
    expect((await told({ purpose: 'SMS_KEY', kind: 'twilio-api-key' }, { profiles: [own] }))?.value).toBe('sms');
  });

  it('takes no word on jobs, profiles and limits from a tree that is not trusted', async () => {
    const folder = tree({
      'keyreach.config.json': JSON.stringify({ credentials: [{ match: { kind: '*' }, profile: 'db-migration' }], profiles: [mine], stale: { ageDays: 9999 } }),
    });
    expect(await loadConfig(undefined, folder)).toMatchObject({ profiles: [{ id: 'mine' }], stale: { ageDays: 9999, unusedDays: 30 } });
    expect(await loadConfig(undefined, folder, { untrusted: true })).toMatchObject({ credentials: [], profiles: [], stale: EMPTY_CONFIG.stale });
  });

  const fault = (data: object): string => {
    try {
      checkConfig(data, 'c.yaml');
      const raw = data as Partial<Config>;
      checkNames(config({ file: 'c.yaml', ...raw }), { detectors: detectors.map((d) => d.id), rules: [], profiles: profiles.map((p) => p.id) });
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  const mine = { id: 'mine', title: 'my job', about: 'a job', allow: [{ reach: 'read', breadth: 'project' }] };
  it.each<[string, object, RegExp | '']>([
    [
      'an entry and a profile that are right',
      { credentials: [{ match: { kind: 'railway-*' }, profile: 'mine' }], profiles: [mine], stale: { ageDays: 60 } },
      '',
    ],
    [
      'an unknown profile',
      { credentials: [{ match: { kind: 'npm-token' }, profile: 'domain-manger' }] },
      /credentials\[0\].profile is "domain-manger", no known profile; did you mean "domain-manager"\?/,
    ],
    ['a name like none', { credentials: [{ match: { name: 'X' }, profile: 'zzzzzzzzzz' }] }, /no known profile; there are backup-writer, ci-build/],
    [
      'an unknown kind',
      { credentials: [{ match: { kind: 'npm-tokn' }, profile: 'ci-build' }] },
      /credentials\[0\].match.kind is "npm-tokn", no known detector; did you mean "npm-token"/,
    ],
    ['a built-in id', { profiles: [{ ...mine, id: 'ci-build' }] }, /profiles\[0\] has the id "ci-build" of another profile; give it another/],
    [
      'no condition',
      { credentials: [{ match: {}, profile: 'ci-build' }] },
      /credentials\[0\].match is empty; add at least one of kind, name, path, fingerprint/,
    ],
    [
      'a misspelt key',
      { credentials: [{ match: { fingerprnt: 'a' }, profile: 'ci-build' }] },
      /unknown key "fingerprnt" in credentials\[0\].match; did you mean "fingerprint"/,
    ],
    ['a misspelt key of a profile', { profiles: [{ ...mine, nevr: [] }] }, /unknown key "nevr" in profiles\[0\]; did you mean "never"/],
    [
      'a wrong reach',
      { profiles: [{ ...mine, allow: [{ reach: 'delete', breadth: 'project' }] }] },
      /profiles\[0\].allow\[0\].reach must be one of read, write, destroy, admin/,
    ],
    ['neither actions nor reach', { profiles: [{ ...mine, allow: [{ breadth: 'project' }] }] }, /profiles\[0\].allow\[0\] names neither actions nor a reach/],
    ['a limit of nothing', { stale: { ageDays: 0 } }, /stale.ageDays must be at least 1, not 0/],
  ])('is told of %s', (_, data, expected) => {
    if (expected === '') expect(fault(data)).toBe('');
    else expect(fault(data)).toMatch(expected);
  });
});

describe('surplus', () => {
  const of = (id: string, kind: string, held: Authority, environment: 'unknown' | 'production' | 'staging' = 'unknown'): Surplus =>
    surplusOf({ kind, authority: held, environment }, profile(id));
  const said = (s: Surplus): string[] => s.excess.map((e) => `${e.grant.action}: ${e.why}`);

  it('is exact for issuers a profile names', () => {
    const held = authority([
      grant('administration:write destroy project data'),
      grant('contents:write destroy project data'),
      grant('secrets:write admin project'),
      grant('metadata:read read project'),
    ]);
    const s = of('coding-agent', 'github-fine-grained-pat', held);
    expect(said(s)).toEqual(['administration:write: never needed in this job', 'secrets:write: never needed in this job']);
    expect(s.needed.map((g) => g.action)).toEqual(['contents:write', 'metadata:read']);
    expect(
      fits(of('coding-agent', 'github-fine-grained-pat', authority([grant('contents:write destroy project data'), grant('metadata:read read project')]))),
    ).toBe(true);
  });
  it('goes by reach and breadth for issuers it does not name', () => {
    expect(fits(of('ci-deploy', 'acme-token', authority([grant('releases write project')])))).toBe(true);
    expect(said(of('ci-deploy', 'acme-token', authority([grant('releases write account')])))).toEqual([
      'releases: needed on one project at most, but reaching the whole account',
    ]);
    expect(said(of('ci-deploy', 'acme-token', authority([grant('releases destroy project')])))).toEqual(['releases: not needed']);
  });
  it('leaves a domain manager its domains', () => {
    expect(fits(of('domain-manager', 'cloudflare-api-token', authority([grant('DNS Write destroy resource'), grant('Zone Read read resource')])))).toBe(true);
    expect(said(of('domain-manager', 'cloudflare-api-token', authority([grant('Zone Write destroy project'), grant('DNS Write write account')])))).toEqual([
      'Zone Write: never needed in this job',
      'DNS Write: needed on one project at most, but reaching the whole account',
    ]);
    const route53 = authority([grant('route53:ChangeResourceRecordSets write resource'), grant('route53:ListHostedZones read account')]);
    expect(fits(of('domain-manager', 'aws-access-key', route53))).toBe(true);
  });
  it('sees through patterns of an issuer’s own', () => {
    expect(said(of('domain-manager', 'aws-access-key', authority([grant('route53:* admin account')])))).toEqual(['route53:*: never needed in this job']);
    expect(said(of('backup-writer', 'aws-access-key', authority([grant('s3:* destroy project data')])))).toEqual(['s3:*: never needed in this job']);
    expect(said(of('coding-agent', 'aws-access-key', authority([grant('*:* admin account data and backups')])))[0]).toMatch(/^\*:\*: never/);
  });
  it('lets a backup be written and not deleted', () => {
    expect(fits(of('backup-writer', 'aws-access-key', authority([grant('s3:PutObject write project'), grant('s3:ListBucket read project')])))).toBe(true);
    expect(said(of('backup-writer', 'aws-access-key', authority([grant('s3:DeleteObject destroy project data and backups')])))).toEqual([
      's3:DeleteObject: never needed in this job',
    ]);
  });
  it('tells apart three jobs on one database', () => {
    const reader = authority([grant('SELECT read project')]);
    const app = authority([grant('DELETE destroy project data'), grant('INSERT write project'), grant('SELECT read project')]);
    const owner = authority([grant('DROP destroy project data'), ...app.grants]);
    const fine = (id: string) => [reader, app, owner].map((held) => fits(of(id, 'postgres-url', held)));
    expect(fine('db-readonly')).toEqual([true, false, false]);
    expect(fine('db-app')).toEqual([true, true, false]);
    expect(fine('db-migration')).toEqual([true, true, true]);
    expect(said(of('db-migration', 'postgres-url', authority([grant('SUPERUSER admin account')])))).toEqual(['SUPERUSER: never needed in this job']);
  });
  it('puts first what destroys data with its backups', () => {
    const held = authority([
      grant('apiTokenCreate admin account'),
      grant('projectDelete destroy account data'),
      grant('volumeDelete destroy account data and backups'),
    ]);
    expect(of('domain-manager', 'railway-api-token', held).excess.map((e) => e.grant.action)).toEqual(['volumeDelete', 'projectDelete', 'apiTokenCreate']);
  });
  it('never calls the unknown fine', () => {
    const unknown = authority([grant('metadata:read read project')], { unknown: ['its permissions'], reach: known('admin', 'unknown') });
    expect(of('coding-agent', 'github-fine-grained-pat', unknown).unknown).toEqual(['its permissions']);
    expect(of('ci-deploy', 'acme-token', authority([grant('x read project')], { reach: known('admin', 'unknown') })).unknown).toEqual(['how far it reaches']);
    // Even the worst of it is within the job.
    const mild: Profile = { id: 'm', title: 'a m', about: 'm', allow: [{ reach: 'write', breadth: 'account' }] };
    const held = authority([], { unknown: ['x'], reach: known('write', 'kind'), breadth: known('project', 'kind') });
    expect(fits(surplusOf({ kind: 'acme-token', authority: held, environment: 'unknown' }, mild))).toBe(true);
  });
  it('keeps staging and production apart', () => {
    const held = authority([grant('deploys write project')]);
    expect(fits(of('coding-agent-staging', 'acme-token', held, 'staging'))).toBe(true);
    expect(of('coding-agent-staging', 'acme-token', held, 'production').misplaced).toBe(
      'it belongs to production, and its job is done in staging or development',
    );
    expect(of('coding-agent-staging', 'acme-token', held).unknown).toEqual(['which environment it belongs to (its job is done in staging or development)']);
  });
  it('asks only entries that name the kind, where some do', () => {
    expect(entriesFor(profile('domain-manager'), 'railway-api-token').every((n) => n.kinds?.includes('railway-*'))).toBe(true);
    expect(entriesFor(profile('domain-manager'), 'acme-token').every((n) => !n.kinds)).toBe(true);
  });
});
