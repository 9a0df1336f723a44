/** Checks of credentials and of a machine's stores: risky, safe, doubtful. */
import { describe, expect, it } from 'vitest';
import type { Credential, EnvironmentClass, Place } from '../src/model.ts';
import { authority, credential, grant, inFile, known } from './authority.ts';
import { agentSeen, findings, inStore, said, storeSeen } from './checks.ts';

const of = (environment: EnvironmentClass): Credential['environment'] => ({
  class: environment,
  signals: environment === 'unknown' ? [] : [{ environment, weight: 3, because: `the name says ${environment}` }],
});
const env = (name: string): Place => ({ kind: 'env', name });
const db = (over: Partial<Credential> = {}): Credential =>
  credential({ kind: 'postgres-url', label: 'PostgreSQL connection string', facts: { user: 'app', host: 'db.acme.io' }, ...over });
const aws = (over: Partial<Credential> = {}): Credential =>
  credential({ kind: 'aws-access-key', label: 'AWS access key', facts: { account: '123', kind: 'long-lived' }, ...over });
const judge = (id: string, ...credentials: Credential[]): string[] => findings(id, { credentials }).map((f) => `${f.severity} ${f.message}`);

it('names the credential each finding is about', () => {
  const c = db({ environment: of('production'), places: [env('DATABASE_URL')], facts: { user: 'postgres', host: 'db.acme.io' } });
  for (const id of ['inherited-prod-env', 'db-superuser']) expect(findings(id, { credentials: [c] })[0]?.credential).toBe(c.fingerprint);
});

it.each([
  ['what its issuer refuses', { authority: authority([], { state: known('dead') }) }],
  ['what has ended', { facts: { user: 'postgres', host: 'db.acme.io', expires: '2020-01-01' } }],
  ['what is encrypted', { facts: { user: 'postgres', host: 'db.acme.io', encrypted: true } }],
  ['what is malformed', { facts: { user: 'postgres', host: 'db.acme.io', malformed: 'cut off' } }],
  ['what is for show', { places: [inFile('test/fixtures/a.env')] }],
])('does not speak of %s', (_, over) => expect(judge('db-superuser', db({ facts: { user: 'postgres', host: 'db.acme.io' }, ...over }))).toEqual([]));

describe('inherited-prod-env', () => {
  const id = 'inherited-prod-env';
  it('minds production in the environment alone', () => {
    const prod = { environment: of('production') };
    expect(judge(id, db({ ...prod, places: [inFile('.env'), env('DATABASE_URL')] }))).toEqual([
      'high PostgreSQL connection string is of production, and inherited as $DATABASE_URL',
    ]);
    expect(judge(id, db({ ...prod, places: [env('X')], confidence: 'low' }))[0]).toMatch(/^low/);
    expect(judge(id, db({ ...prod, places: [inFile('.env')] }), db({ places: [env('X')] }), db({ environment: of('staging'), places: [env('X')] }))).toEqual(
      [],
    );
  });
});

describe('db-superuser', () => {
  const id = 'db-superuser';
  const as = (user: string, over: Partial<Credential> = {}) => judge(id, db({ facts: { user, host: 'db.acme.io' }, ...over }));
  it('goes by what is known, then by the name', () => {
    expect(as('postgres')).toEqual(['high PostgreSQL connection string signs in as a superuser']);
    expect(as('app', { authority: authority([], { root: known(true) }) })).toHaveLength(1);
    expect(as('postgres', { authority: authority([], { root: known(false) }) })).toEqual([]);
    expect(as('postgres', { authority: authority([], { state: known('live') }) })).toEqual([]);
  });
  it.each(['root', 'sa', 'doadmin', 'neondb_owner', 'shop_owner', 'ADMIN'])('knows %s', (user) => expect(as(user)).toHaveLength(1));
  it.each(['app', 'administration_app', 'ownership', 'agent_ro', ''])('has nothing against %s', (user) => expect(as(user)).toEqual([]));
  it('weighs the environment, and leaves this machine out', () => {
    expect(as('postgres', { environment: of('production') })[0]).toMatch(/^critical/);
    expect(as('postgres', { environment: of('staging') })[0]).toMatch(/^medium/);
    expect(judge(id, db({ facts: { user: 'postgres', host: 'localhost' } }))).toEqual([]);
    expect(judge(id, credential({ kind: 'github-classic-pat', facts: { user: 'root' } }))).toEqual([]);
    expect(judge(id, credential({ kind: 'stored-secret', facts: { user: 'root', host: 'db.acme.io' }, places: [inStore('mysql', '~/.my.cnf')] }))).toHaveLength(
      1,
    );
  });
});

describe('db-user-not-agent-scoped', () => {
  const id = 'db-user-not-agent-scoped';
  it('minds the application’s user on lesser databases', () => {
    expect(judge(id, db({ environment: of('staging') }))).toEqual(['medium PostgreSQL connection string signs in as app, not as a user for agents']);
    expect(judge(id, db({ environment: of('production') }), db())).toEqual([]);
    for (const user of ['agent_ro', 'claude', 'app_readonly', 'reporting', ''])
      expect(judge(id, db({ environment: of('staging'), facts: { user, host: 'db.acme.io' } }))).toEqual([]);
    expect(judge(id, db({ environment: of('staging'), authority: authority([grant('SELECT read resource')]) }))).toEqual([]);
    expect(judge(id, db({ environment: of('staging'), authority: authority([], { root: known(true) }) }))).toEqual([]);
  });
});

describe('shared-credential-across-stores', () => {
  const id = 'shared-credential-across-stores';
  const at = (...places: Place[]) => judge(id, aws({ places }));
  it('counts stores, not places', () => {
    expect(at(inStore('aws-credentials', '~/.aws/credentials'), inFile('.env'))).toEqual(['medium AWS access key lies in 2 stores']);
    expect(at(inFile('.env'), inFile('b/.env'))).toEqual([]);
    expect(at(inStore('a', '~/a'), inStore('a', '~/b'))).toEqual([]);
    expect(at(inStore('a', '~/a'), env('X'))).toEqual([]);
    expect(at(inStore('a', '~/a'), inStore('shell-history', '~/.bash_history'), inStore('agent-transcripts', '~/.claude/history.jsonl'))).toEqual([]);
    expect(judge(id, aws({ places: [inStore('a', '~/a'), inFile('.env')], confidence: 'low' }))).toEqual([]);
  });
});

describe('backups', () => {
  const equal = (...places: Place[]) => judge('backup-credential-equals-prod', aws({ places }));
  it('minds one key for data and backups', () => {
    const rclone = inStore('rclone', '~/.config/rclone/rclone.conf', 'nas.secret_access_key');
    expect(equal(rclone, inFile('.env.production', 'AWS_SECRET_ACCESS_KEY', 'ignored'))).toEqual([
      'high AWS access key is for the backups and for the data alike',
    ]);
    expect(equal(rclone, { ...inFile('.env.production'), environment: 'production' })).toEqual([
      'critical AWS access key is for the backups and for production alike',
    ]);
    expect(equal(inFile('deploy/backup/.env', 'AWS_SECRET_ACCESS_KEY'), inFile('.env', 'AWS_SECRET_ACCESS_KEY'))).toHaveLength(1);
    expect(equal(inFile('.env', 'WALG_AWS_KEY'), inFile('app.env', 'AWS_KEY'))).toHaveLength(1);
  });
  it('does not mind copies for one purpose, nor passphrases', () => {
    expect(equal(inFile('.env', 'BACKUP_KEY'), inStore('rclone', '~/rclone.conf'))).toEqual([]);
    expect(equal(inFile('.env', 'A'), inFile('b.env', 'B'))).toEqual([]);
    expect(equal(inFile('.env', 'RESTIC_PASSWORD'), inFile('b.env', 'B'))).toEqual([]);
    expect(equal(inStore('rclone', '~/rclone.conf'), env('AWS_SECRET_ACCESS_KEY'))).toEqual([]);
  });
  const backup = (over: Partial<Credential> = {}) => aws({ fingerprint: 'b', places: [inFile('backup/.env', 'KEY')], ...over });
  const radius = (...all: Credential[]) => judge('backup-same-blast-radius', ...all);
  it('minds backups in the account of the data', () => {
    expect(radius(backup(), aws({ environment: of('production') }))).toEqual(['high AWS access key keeps backups in the same account as the data']);
    expect(radius(backup({ environment: of('development') }), aws({ environment: of('production') }))[0]).toMatch(/^high/);
    expect(radius(backup(), aws({ environment: of('staging') }))[0]).toMatch(/^medium/);
    expect(
      radius(backup({ kind: 'gcp-service-account-key', facts: { project: 'shop' } }), aws({ kind: 'gcp-service-account-key', facts: { project: 'shop' } })),
    ).toHaveLength(1);
  });
  it('does not mind another account, an issuer’s common host, or no other', () => {
    expect(radius(backup({ facts: { account: '999' } }), aws())).toEqual([]);
    expect(radius(backup())).toEqual([]);
    expect(radius(backup({ kind: 'gcp-service-account-key' }), aws())).toEqual([]);
    expect(radius(backup({ facts: { host: 's3.eu-west-1.amazonaws.com' } }), aws({ facts: { host: 's3.eu-west-1.amazonaws.com' } }))).toEqual([]);
  });
});

it.each(['shared-credential-across-stores', 'backup-credential-equals-prod'])(
  '%s says no path of the home folder, which a report about a project must not hold',
  (id) => {
    const places = [inStore('rclone', '~/.config/rclone/rclone.conf', 'a.secret'), inFile('.env', 'KEY')];
    const [found] = findings(id, { credentials: [aws({ places })] });
    expect(JSON.stringify([found?.message, found?.evidence, found?.remedy])).not.toContain('~');
    expect(found?.evidence.join()).toContain('rclone');
  },
);

describe('cloud-long-lived-key', () => {
  const id = 'cloud-long-lived-key';
  const parts = (kind: string) => credential({ kind });
  it('minds keys without an end', () => {
    expect(judge(id, aws())).toEqual(['high AWS access key works until somebody revokes it']);
    expect(judge(id, aws({ environment: of('development') }))[0]).toMatch(/^medium/);
    expect(judge(id, parts('gcp-service-account-key'), parts('azure-client-secret'))).toHaveLength(2);
    expect(judge(id, parts('aws-session-key'), parts('github-classic-pat'), aws({ confidence: 'low' }))).toEqual([]);
    expect(judge(id, aws({ facts: { expires: '2027-01-01' } }), aws({ authority: authority([], { expires: known('2027-01-01') }) }))).toEqual([]);
    expect(judge(id, aws({ authority: authority([], { expires: known('never') }) }))).toHaveLength(1);
  });
});

describe('cloud-admin-identity', () => {
  const id = 'cloud-admin-identity';
  it('goes by what is known, then by names', () => {
    expect(judge(id, aws({ authority: authority([], { root: known(true) }) }))).toEqual(['high AWS access key administers the account']);
    expect(judge(id, aws({ authority: authority([grant('* admin account data and backups')]) }))).toHaveLength(1);
    expect(judge(id, aws({ facts: { user: 'shop-admin' } }))[0]).toMatch(/^medium/);
    expect(judge(id, aws({ facts: {}, places: [inStore('aws-credentials', '~/.aws/credentials', 'admin.aws_secret_access_key')] }))[0]).toMatch(/^medium/);
    expect(judge(id, aws({ facts: { user: 'shop-admin' }, authority: authority([grant('s3:GetObject read resource')]) }))).toEqual([]);
    expect(judge(id, aws({ authority: authority([grant('* admin account', 'kind')], { state: known('unknown') }) }))).toEqual([]);
    expect(judge(id, aws(), aws({ facts: { user: 'administration-reports' } }), credential({ kind: 'postgres-url', facts: { user: 'admin' } }))).toEqual([]);
  });
});

describe('git-credential-store-plaintext, secret-in-shell-history, secret-in-agent-transcript', () => {
  const token = (...places: Place[]) => credential({ kind: 'github-classic-pat', label: 'GitHub token', places, facts: { host: 'github.com' } });
  it.each([
    ['git-credential-store-plaintext', inStore('git-credentials', '~/.git-credentials'), 'medium GitHub token is kept by git in clear'],
    ['git-credential-store-plaintext', inFile('.gitmodules'), 'medium GitHub token is kept by git in clear'],
    ['secret-in-shell-history', inStore('shell-history', '~/.zsh_history'), 'medium GitHub token stands in the history of a shell'],
    ['secret-in-agent-transcript', inStore('agent-transcripts', '~/.claude/projects/a/b.jsonl'), 'high GitHub token stands in the transcript of an agent'],
    ['secret-in-agent-transcript', inFile('.aider.chat.history.md'), 'high GitHub token stands in the transcript of an agent'],
  ])('%s', (id, place, message) => expect(judge(id, token(place, inFile('.env')))).toEqual([message]));
  it.each(['git-credential-store-plaintext', 'secret-in-shell-history', 'secret-in-agent-transcript'])('%s has nothing to say of other places', (id) =>
    expect(judge(id, token(inFile('.env'), env('GITHUB_TOKEN'), inStore('gh', '~/.config/gh/hosts.yml'), inFile('docs/history/claude.md')))).toEqual([]),
  );
  it('weighs production and doubt', () => {
    const at = inStore('shell-history', '~/.zsh_history');
    expect(judge('secret-in-shell-history', { ...token(at), environment: of('production') })[0]).toMatch(/^high/);
    expect(judge('secret-in-shell-history', { ...token(at), confidence: 'low' })[0]).toMatch(/^info/);
  });
});

describe('kube-context-prod-current', () => {
  const id = 'kube-context-prod-current';
  const token = (environment: EnvironmentClass, place = inStore('kubeconfig', '~/.kube/config')) =>
    credential({ kind: 'kubernetes-kubeconfig-token', label: 'kubeconfig token', places: [place], environment: of(environment) });
  it('minds production in the machine’s own files', () => {
    expect(judge(id, token('production'))).toEqual(['high kubeconfig token lets kubectl work on production']);
    expect(judge(id, token('staging'), token('unknown'), token('production', inFile('kube.yaml')))).toEqual([]);
  });
});

describe('stores', () => {
  const docker = storeSeen('docker-socket', '/var/run/docker.sock', { mode: 0o660, widest: 0, capability: 'is root' });
  const own = storeSeen('docker-socket', '/run/user/1000/docker.sock', { widest: 0, capability: 'is root' });
  const agent = storeSeen('ssh-agent', '/tmp/ssh-x/agent.1', { widest: 0, capability: 'signs' });
  it('docker-socket-reachable tells root’s daemon from the user’s', () => {
    expect(said('docker-socket-reachable', { stores: [docker, own] })).toEqual([
      'high /var/run/docker.sock the socket of a container daemon is there: who can write to it is root',
      'medium /run/user/1000/docker.sock the socket of the user’s own container daemon is within reach',
    ]);
    expect(said('docker-socket-reachable', { stores: [agent, { ...docker, writable: false }] })).toEqual([]);
  });
  it('ssh-agent-forwarded tells those that ask apart', () => {
    expect(
      said('ssh-agent-forwarded', { stores: [agent, storeSeen('ssh-agent', '~/.1password/agent.sock')] }).map((s) => s.split(' ').slice(0, 2).join(' ')),
    ).toEqual(['medium /tmp/ssh-x/agent.1', 'low ~/.1password/agent.sock']);
  });
  it('is silent where a sandbox keeps every agent away, and only there', () => {
    for (const id of ['docker-socket-reachable', 'ssh-agent-forwarded']) {
      expect(said(id, { stores: [docker, agent], agents: [agentSeen(4)] })).toEqual([]);
      expect(said(id, { stores: [docker, agent], agents: [agentSeen(4), agentSeen(2)] })).toHaveLength(1);
    }
  });

  describe('credential-file-permissions', () => {
    const id = 'credential-file-permissions';
    const credentials = [credential({ places: [inStore('aws-credentials', '~/.aws/credentials')] })];
    const mode = (mode: number | undefined, over = {}) =>
      said(id, { credentials, stores: [{ ...storeSeen('aws-credentials', '~/.aws/credentials', over), ...(mode === undefined ? {} : { mode }) }] });
    it.each([
      [0o644, 'medium ~/.aws/credentials everyone on this machine can read ~/.aws/credentials'],
      [0o640, 'low ~/.aws/credentials its group can read ~/.aws/credentials'],
      [0o666, 'high ~/.aws/credentials everyone on this machine can change ~/.aws/credentials'],
      [0o620, 'high ~/.aws/credentials its group can change ~/.aws/credentials'],
    ])('mode %o', (bits, message) => expect(mode(bits)).toEqual([message]));
    it.each([0o600, 0o400, 0o700, 0o711])('mode %o is narrow enough', (bits) => expect(mode(bits)).toEqual([]));
    it('says what to do', () =>
      expect(findings(id, { credentials, stores: [storeSeen('aws-credentials', '~/.aws/credentials', { mode: 0o644 })] })[0]).toMatchObject({
        remedy: 'chmod 600 ~/.aws/credentials',
        evidence: ['its mode is 644; aws-credentials needs 600 at most'],
      }));
    it('says nothing of what holds no credential, may be wide, or has no mode', () => {
      expect(mode(0o644, { widest: 0o644 })).toEqual([]);
      expect(mode(0o644, { widest: 0 })).toEqual([]);
      const { mode: _, ...none } = storeSeen('aws-credentials', '~/.aws/credentials');
      expect(said(id, { credentials, stores: [none] })).toEqual([]);
      expect(said(id, { stores: [storeSeen('npm', '~/.npmrc', { mode: 0o644 })] })).toEqual([]);
      expect(said(id, { stores: [storeSeen('keychain', '~/k', { mode: 0o644, capability: 'opens' })] })).toHaveLength(1);
    });
  });
});
