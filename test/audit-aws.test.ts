/** `keyreach audit aws` through the built program: from saved files, and against a made-up IAM that pages, refuses and takes its time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadActions } from '../src/cloud/aws/actions.ts';
import { demandCredentials, OPERATIONS, openIam, reasonOf } from '../src/cloud/aws/client.ts';
import { NEVER } from '../src/cloud/aws/permissions.ts';
import { RULES } from '../src/cloud/aws/rules.ts';
import { Fake } from '../src/kit.ts';
import type { Ran } from './built.ts';
import { keyreach, running } from './built.ts';
import { committed, type JsonReport, scanJson, tree } from './helpers.ts';
import { ACCOUNT, allow, arn, deny, details, encoded, group, managed, OTHER, policy, role, trust, trustsAccount, trustsService, user } from './iam.ts';
import { csv, type FakeAccount, type FakeIam, fakeIam, keyIdOf, type Manners, type Row } from './iam-server.ts';

interface Report extends Omit<JsonReport, 'credentials' | 'findings'> {
  findings: (Omit<JsonReport['findings'][number], 'places'> & {
    remedy: string;
    places: { kind: string; provider?: string; account?: string; resource?: string; path?: string }[];
  })[];
  credentials: (JsonReport['credentials'][number] & { authority?: { principal?: { value: string }; state: { value: string }; reach: { value: string } } })[];
  asked: { host: string; method: string; path: string; status: number }[];
  stats: JsonReport['stats'] & { answers: number };
}

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const keyed = (made: number, used?: number): Row => ({
  access_key_1_active: 'true',
  access_key_1_last_rotated: ago(made),
  access_key_1_last_used_date: used === undefined ? 'N/A' : ago(used),
});

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const LOSS = policy(allow(['rds:DeleteDBInstance', 'rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint']));

/** Everything once. */
const SHOP = details({
  users: [
    user('deploy', { inline: [LOSS] }),
    user('boss', { attached: [ADMIN] }),
    user('climber', { inline: [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))] }),
    user('dba', { groups: ['dbas'] }),
    user('reader', { inline: [policy(allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']))] }),
  ],
  roles: [
    role('runs', trustsService('lambda.amazonaws.com'), { inline: [policy(allow('*'))] }),
    role('partner', trust({ AWS: OTHER }), { inline: [policy(allow('s3:ListAllMyBuckets'))] }),
    role('known', trust({ AWS: `arn:aws:iam::${OTHER}:role/ci` }, { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })),
    role('AWSServiceRoleForSupport', trustsService('support.amazonaws.com'), {
      path: '/aws-service-role/support.amazonaws.com/',
      inline: [policy(allow('*'))],
    }),
  ],
  groups: [group('dbas', { inline: [policy(allow('dynamodb:*'))] })],
}) as Record<string, object[]>;
const ROWS: Record<string, Row> = {
  deploy: { ...keyed(400, 1), access_key_2_active: 'true', access_key_2_last_rotated: ago(200) },
  boss: { password_enabled: 'true', password_last_used: ago(3) },
  dba: { password_enabled: 'true', password_last_used: ago(3), mfa_active: 'true' },
  reader: keyed(10, 2),
};

const save = (files: Record<string, string>): string => tree(files);
function offline(account: object, report: string | undefined, more: string[] = [], cwd?: string): Ran & { report: Report } {
  const folder = save({ 'gaad.json': JSON.stringify(account), ...(report === undefined ? {} : { 'report.csv': report }) });
  const args = ['--authorization-details', join(folder, 'gaad.json'), ...(report === undefined ? [] : ['--credential-report', join(folder, 'report.csv')])];
  const ran = keyreach(['audit', 'aws', ...args, '--report', 'json', ...more], cwd ? { cwd } : {});
  return { ...ran, report: ran.stdout ? (JSON.parse(ran.stdout) as Report) : (undefined as unknown as Report) };
}
/** `rule subject`, the subject without its account. */
const told = (report: Report): string[] =>
  report.findings.map((f) => `${f.severity} ${f.rule} ${f.places.map((p) => p.resource?.replace(/^arn:aws:iam::\d+:/, '') ?? p.path).join(' ')}`).sort();
const of = (report: Report, rule: string, name = '') => report.findings.filter((f) => f.rule === rule && (f.places[0]?.resource ?? '').endsWith(name));

describe('saved files', () => {
  const { report, code, stderr } = offline(SHOP, csv(ACCOUNT, ROWS, { access_key_1_active: 'true', access_key_1_last_rotated: ago(900), mfa_active: 'false' }));

  it('are judged, each subject once, the worst first', () => {
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(told(report)).toEqual(
      [
        'critical aws-root-key root',
        'high aws-root-no-mfa root',
        'high aws-admin user/boss',
        'high aws-console-no-mfa user/boss',
        'critical aws-total-loss user/deploy',
        'low aws-protection-off user/deploy',
        'medium aws-stale-key user/deploy',
        'low aws-two-keys user/deploy',
        'high aws-escalation user/climber',
        'medium aws-data-loss user/dba',
        'low aws-wildcard user/dba',
        'medium aws-admin role/runs',
        'high aws-trust-compute role/runs',
        'medium aws-trust-open role/partner',
        'low aws-trust-account role/known',
      ].sort(),
    );
    const order = ['critical', 'high', 'medium', 'low', 'info'];
    expect(report.findings.map((f) => order.indexOf(f.severity))).toEqual(report.findings.map((f) => order.indexOf(f.severity)).sort());
  });
  it('leave places in the account, and no call', () => {
    for (const f of report.findings)
      expect(f.places).toEqual([{ kind: 'cloud', provider: 'aws', account: ACCOUNT, resource: expect.stringContaining(ACCOUNT) }]);
    expect(report).toMatchObject({ asked: [], skipped: [], stats: { answers: 2, files: 0 } });
  });
  it('tell the path to more rights, and who goes it', () => {
    expect(of(report, 'aws-escalation')[0]?.message).toBe(
      'the user climber can get all rights: user climber → iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction → role runs',
    );
  });
  it('tell what is lost, with which actions, by which policy', () => {
    const [loss] = of(report, 'aws-total-loss', 'user/deploy');
    expect(loss?.message).toMatch(/^the user deploy can destroy RDS databases.* and every backup of them$/);
    expect(loss?.evidence.join('\n')).toMatch(/rds:DeleteDBSnapshot[\s\S]*inline-0: statement 1[\s\S]*long-lived access key/);
  });
  it('give the same answer as the SDK does, and in pages', () => {
    const report2 = csv(ACCOUNT, ROWS, { access_key_1_active: 'true', access_key_1_last_rotated: ago(900), mfa_active: 'false' });
    expect(told(offline(encoded(SHOP), report2).report)).toEqual(told(report));
    const folder = save({
      'a.json': JSON.stringify({ ...SHOP, RoleDetailList: [], IsTruncated: true, Marker: 'm' }),
      'b.json': JSON.stringify({ ...SHOP, UserDetailList: [], GroupDetailList: [], IsTruncated: false }),
      'report.csv': report2,
    });
    const pages = ['a.json', 'b.json'].flatMap((f) => ['--authorization-details', join(folder, f)]);
    const ran = keyreach(['audit', 'aws', ...pages, '--credential-report', join(folder, 'report.csv'), '--report', 'json']);
    expect(told(JSON.parse(ran.stdout) as Report)).toEqual(told(report));
  });
  it('are as good as half when one is missing, which is said', () => {
    const half = offline(SHOP, undefined);
    expect(half.report.skipped).toEqual([
      { path: 'aws: --credential-report', reason: 'failed', detail: expect.stringContaining('how old passwords and keys are') },
    ]);
    expect(told(half.report)).toContain('high aws-total-loss user/deploy');
    const calm = offline(details({ users: [user('reader')] }), undefined, ['--fail-on', 'info']);
    expect(calm.code).toBe(2);
    const none = offline({ UserDetailList: [user('reader')] }, csv(ACCOUNT, {}));
    expect(none.report.skipped.map((s) => s.detail)).toEqual(['roles', 'groups', 'policies'].map((k) => `it was saved without ${k}; so they are not known`));
    const other = save({ 'report.csv': csv(ACCOUNT, ROWS) });
    const alone = keyreach(['audit', 'aws', '--credential-report', join(other, 'report.csv'), '--report', 'json']);
    expect(told(JSON.parse(alone.stdout) as Report)).toContain('medium aws-stale-key user/deploy');
  });
  it('of two accounts, or of none, are refused in one sentence', () => {
    expect(offline(SHOP, csv(OTHER, ROWS))).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`is of account ${OTHER}`) });
    expect(offline({}, undefined)).toMatchObject({ code: 2, stderr: expect.stringContaining('is not what GetAccountAuthorizationDetails answers') });
    expect(offline([1, null, 'x'], undefined).stderr).toMatch(/^keyreach: .*is not what/);
    expect(keyreach(['audit', 'aws', '--authorization-details', '/nowhere/x.json']).stderr).toMatch(/there is no such file/);
    expect(offline(SHOP, undefined, ['--profile', 'x']).stderr).toContain('--profile asks AWS');
  });
  it('are held against the thresholds and switched-off rules of the config', () => {
    const cwd = tree({
      'keyreach.config.json': JSON.stringify({
        stale: { ageDays: 500, unusedDays: 300 },
        disable: ['aws-two-keys'],
        allow: [{ rule: 'aws-admin', path: `aws:arn:aws:iam::${ACCOUNT}:user/boss`, reason: 'the owner' }],
      }),
    });
    const ran = offline(SHOP, csv(ACCOUNT, ROWS), [], cwd);
    expect(ran.stderr).toBe('');
    const list = told(ran.report);
    expect(list.filter((t) => /stale-key|two-keys|aws-admin user/.test(t))).toEqual([]);
    expect(ran.report.suppressed.matches).toMatchObject([{ by: 'config', reason: 'the owner' }]);
  });
});

describe('noise', () => {
  const rules = (parts: Parameters<typeof details>[0], report = csv(ACCOUNT, {})) => told(offline(details(parts), report).report);
  const POWER = policy({ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' });

  it('is kept down: who has all rights is told of once, and service-linked roles never', () => {
    const path = '/aws-service-role/x.amazonaws.com/';
    expect(rules({ users: [user('a', { attached: [ADMIN], inline: [LOSS, policy(allow(['s3:*', 'iam:*']))] })] })).toEqual(['high aws-admin user/a']);
    expect(rules({ roles: [role('r', trustsService('x.amazonaws.com'), { path, attached: [ADMIN] })] })).toEqual([]);
    expect(rules({ users: [user('a', { inline: [policy(allow('sqs:ListQueues'))] })], roles: [role('r', trustsService('lambda.amazonaws.com'))] })).toEqual([]);
  });
  it('is kept down: a boundary or a denial takes away the finding with the right', () => {
    const bound = (...actions: string[]) => ({ policies: [managed('bound', policy(allow(actions)))] });
    const one = (inline: object[]) => [user('a', { inline, boundary: arn('policy', 'bound') })];
    expect(rules({ users: one([policy(allow('*'))]), ...bound('s3:Get*') })).toEqual([]);
    expect(rules({ users: one([policy(allow('*'))]), ...bound('sqs:*', 's3:Get*') }).filter((t) => /wildcard/.test(t))).toEqual(['low aws-wildcard user/a']);
    expect(rules({ users: one([LOSS]), ...bound('rds:Describe*') })).toEqual([]);
    expect(rules({ users: [user('a', { inline: [LOSS, policy(deny('backup:*'), deny('rds:DeleteDBSnapshot'))] })] })).toEqual(['medium aws-data-loss user/a']);
  });
  it('is weighed: a role of people weighs less than a key, a limited right less than an unlimited one', () => {
    const people = { path: '/aws-reserved/sso.amazonaws.com/', attached: [ADMIN] };
    expect(
      rules({
        roles: [role('AWSReservedSSO_admin_1', trust({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/x` }, { Action: 'sts:AssumeRoleWithSAML' }), people)],
      }),
    ).toEqual(['low aws-admin role/AWSReservedSSO_admin_1']);
    expect(rules({ users: [user('a', { attached: [ADMIN] })] }, csv(ACCOUNT, { a: keyed(1, 1) }))).toEqual(['critical aws-admin user/a']);
    const limited = policy(allow(['dynamodb:DeleteTable'], [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/one`]));
    expect(rules({ users: [user('a', { inline: [limited] })] })).toEqual(['low aws-data-loss user/a']);
    expect(rules({ users: [user('p', { inline: [POWER] })] }).filter((t) => /admin|wildcard/.test(t))).toEqual(['low aws-wildcard user/p']);
  });
  it('never hides what could not be read', () => {
    const { report } = offline(details({ users: [user('a', { attached: [arn('policy', 'lost')] })] }), csv(ACCOUNT, { a: keyed(1, 1) }), ['--fail-on', 'info']);
    expect(report.findings).toMatchObject([{ rule: 'aws-unread', severity: 'medium', message: expect.stringContaining('the user a') }]);
  });
  it('tells strangers from guests', () => {
    const oidc = (sub: object) =>
      role(
        'gh',
        trust(
          { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
          { Action: 'sts:AssumeRoleWithWebIdentity', Condition: sub },
        ),
      );
    const key = 'token.actions.githubusercontent.com:sub';
    expect(rules({ roles: [oidc({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } })] })).toEqual([
      'high aws-trust-open role/gh',
    ]);
    expect(rules({ roles: [oidc({ StringLike: { [key]: 'repo:acme/shop:*' } })] })).toEqual([]);
    expect(rules({ roles: [role('any', trust({ AWS: '*' }), { attached: [ADMIN] })] })).toEqual([
      'critical aws-trust-open role/any',
      'medium aws-admin role/any',
    ]);
    expect(rules({ roles: [role('org', trust({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }))] })).toEqual([
      'low aws-trust-account role/org',
    ]);
  });
});

describe('a profile of the config', () => {
  it('is the measure of a user it names, and the remedy is the policy that is enough', () => {
    const cwd = tree({
      'keyreach.config.json': JSON.stringify({
        credentials: [{ match: { name: 'reader' }, profile: 'log-reader' }],
        profiles: [{ id: 'log-reader', title: 'a reader of logs', about: 'reads one bucket', allow: [{ actions: ['s3:ListBucket'], breadth: 'account' }] }],
      }),
    });
    const { report } = offline(SHOP, csv(ACCOUNT, ROWS), [], cwd);
    const [found] = of(report, 'aws-surplus');
    expect(found?.message).toContain('the user reader can do more than a reader of logs needs: s3:getobject');
    const document = JSON.parse(found?.remedy.replace(/^A policy that is enough: /, '') ?? '') as { Statement: { Action: string[] }[] };
    expect(document.Statement.map((s) => s.Action)).toEqual([['s3:ListBucket']]);
    expect(of(report, 'aws-surplus')).toHaveLength(1);
  });
});

const servers: FakeIam[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const fake = new Fake(7);
const SIGNER = { AWS_ACCESS_KEY_ID: keyIdOf(ACCOUNT, fake.text('base32', 6)), AWS_SECRET_ACCESS_KEY: fake.text('base62', 40) };
const QUIET = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
const FAKE: FakeAccount = { details: SHOP, report: csv(ACCOUNT, ROWS) };

async function online(
  account: FakeAccount,
  manners: Manners = {},
  more: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran & { report: Report; iam: FakeIam }> {
  const iam = await fakeIam(account, manners);
  servers.push(iam);
  const ran = await running(['audit', 'aws', '--report', 'json', ...more], { env: { ...QUIET, ...SIGNER, AWS_ENDPOINT_URL_IAM: iam.url, ...env } });
  // Whatever is asked only reads; a question that changes something fails every test.
  expect(iam.asked.filter((a) => !(OPERATIONS as readonly string[]).includes(a))).toEqual([]);
  return { ...ran, report: ran.stdout ? (JSON.parse(ran.stdout) as Report) : (undefined as unknown as Report), iam };
}

describe('IAM itself', () => {
  it('is read page by page to the end, and every call is listed', async () => {
    const { report, code, iam, stderr } = await online(FAKE, { page: 2 });
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(told(report)).toEqual(told(offline(SHOP, FAKE.report).report));
    expect(report.skipped).toEqual([]);
    expect(iam.asked.filter((a) => a === 'GetAccountAuthorizationDetails')).toHaveLength(5);
    expect(report.asked.map((a) => a.path).sort()).toEqual(iam.asked.map((a) => `/${a}`).sort());
    expect(report.asked.every((a) => a.method === 'POST' && a.status === 200 && a.host === new URL(iam.url).host)).toBe(true);
    expect(report.stats.answers).toBe(iam.asked.length);
  });
  it('may be slow: a report that expired is made anew, and waited for', async () => {
    const { report, iam } = await online(FAKE, { report: 'ReportExpired', making: 2 });
    expect(iam.asked.filter((a) => /CredentialReport/.test(a))).toEqual([
      'GetCredentialReport',
      ...Array(3).fill('GenerateCredentialReport'),
      'GetCredentialReport',
    ]);
    expect(report.skipped).toEqual([]);
    expect(told(report)).toContain('medium aws-stale-key user/deploy');
  });
  it('may say that it is asked too much, and is asked again', async () => {
    const { report, iam } = await online(FAKE, { page: 50, throttle: { GetAccountAuthorizationDetails: 2 } });
    expect(iam.asked.filter((a) => a === 'GetAccountAuthorizationDetails')).toHaveLength(3);
    expect(report.skipped).toEqual([]);
    expect(report.asked.filter((a) => a.status === 400)).toHaveLength(2);
  });
  it('may refuse some, which is said with the permission it takes', async () => {
    const { report, code } = await online(FAKE, {
      deny: ['GetCredentialReport', 'ListServiceSpecificCredentials', 'ListAccessKeys', 'GenerateServiceLastAccessedDetails'],
    });
    expect(code).toBe(1);
    const lost = new Map(report.skipped.map((s) => [s.path, s.detail]));
    expect([...lost.keys()]).toEqual(
      ['GenerateServiceLastAccessedDetails', 'GetCredentialReport', 'ListAccessKeys', 'ListServiceSpecificCredentials'].map((o) => `aws: iam:${o}`),
    );
    for (const [path, detail] of lost) expect(detail).toMatch(new RegExp(`^not allowed; it takes ${path.slice(5)} .*so it is not known `));
    expect(told(report)).toContain('high aws-total-loss user/deploy');
  });
  it('may refuse everything, and then nothing is called clean', async () => {
    const { report, code } = await online(FAKE, { deny: [...OPERATIONS] });
    expect(code).toBe(2);
    expect(report.findings).toEqual([]);
    expect(report.skipped.length).toBeGreaterThanOrEqual(4);
  });
  it('may end in the middle: what came is judged, and the rest is said', async () => {
    const { report } = await online(FAKE, { page: 3, circular: true });
    expect(report.skipped.map((s) => s.detail)).toContainEqual(expect.stringContaining('does not name the next one'));
    expect(told(report)).toContain('critical aws-total-loss user/deploy');
  });
  it('may not take the credentials, or there are none', async () => {
    const bad = await online(FAKE, { credentials: 'InvalidClientTokenId' });
    expect(bad).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^keyreach: AWS does not take the credentials \(InvalidClientTokenId\)/) });
    const none = await online(FAKE, {}, [], { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    expect(none).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^keyreach: no credentials for AWS were found/) });
    expect(none.iam.asked).toEqual([]);
    for (const { stderr } of [bad, none]) expect(stderr).not.toContain(SIGNER.AWS_SECRET_ACCESS_KEY);
  });
  it('is on this machine or at AWS, whatever a variable or a file names', async () => {
    const elsewhere = await running(['audit', 'aws'], { env: { ...QUIET, ...SIGNER, AWS_ENDPOINT_URL_IAM: 'https://iam.attacker.example' } });
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('AWS_ENDPOINT_URL_IAM names no server on this machine') });
    const iam = await fakeIam(FAKE);
    servers.push(iam);
    const folder = tree({
      config: `[default]\nregion = us-east-1\nendpoint_url = ${iam.url}\nservices = s\n[services s]\niam =\n  endpoint_url = ${iam.url}\n`,
      '.env': `AWS_ENDPOINT_URL_IAM=${iam.url}\n`,
    });
    // A proxy that is not there: nothing gets to AWS from a test.
    const env = { ...QUIET, ...SIGNER, AWS_CONFIG_FILE: join(folder, 'config'), AWS_ENDPOINT_URL: iam.url, HTTPS_PROXY: 'http://127.0.0.1:9' };
    const ran = await running(['audit', 'aws', '--report', 'json'], { cwd: folder, env });
    expect(iam.asked).toEqual([]);
    expect(ran.code).toBe(2);
    expect(new Set((JSON.parse(ran.stdout) as Report).asked.map((a) => a.host))).toEqual(new Set(['iam.amazonaws.com']));
  });
  it('lists keys of single services and what they are for', async () => {
    const services = [
      {
        UserName: 'reader',
        ServiceName: 'bedrock.amazonaws.com',
        Status: 'Active',
        CreateDate: '2024-02-01T00:00:00Z',
        ServiceSpecificCredentialId: 'ACCA1',
        ServiceUserName: 'u',
      },
      {
        UserName: 'dba',
        ServiceName: 'cassandra.amazonaws.com',
        Status: 'Inactive',
        CreateDate: '2024-02-01T00:00:00Z',
        ServiceSpecificCredentialId: 'ACCA2',
        ServiceUserName: 'u',
      },
    ];
    const { report } = await online({ ...FAKE, services }, { page: 1 });
    expect(of(report, 'aws-service-key').map((f) => f.message)).toEqual(['the user reader has a long-lived key for bedrock.amazonaws.com']);
  });
});

describe('the client', () => {
  const network = () => {
    const urls: string[] = [];
    const call = async ({ url }: { url: URL }) => {
      urls.push(url.href);
      return { status: 200, headers: new Map([['content-type', 'text/xml']]), body: Buffer.from('<a/>') };
    };
    return { urls, call };
  };
  const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ ...more });
  const before = { ...process.env };
  beforeAll(() => void Object.assign(process.env, QUIET, SIGNER, { AWS_REGION: 'cn-north-1' }));
  afterAll(() => {
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  });

  it('refuses every operation but its questions, before anything is sent', async () => {
    const wire = network();
    const iam = await openIam({ network: wire, env: env() });
    for (const change of [
      () => iam.createUser({ UserName: 'x' }),
      () => iam.deleteAccessKey({ AccessKeyId: 'x' }),
      () => iam.putUserPolicy({ UserName: 'x', PolicyName: 'x', PolicyDocument: '{}' }),
      () => iam.getLoginProfile({ UserName: 'x' }),
    ])
      await expect(change()).rejects.toThrow(/is none of the questions keyreach asks/);
    expect(wire.urls).toEqual([]);
    await iam.getAccountSummary({});
    expect(wire.urls).toEqual(['https://iam.cn-north-1.amazonaws.com.cn/']);
  });
  it('sends nothing to a host that is not AWS’s, wherever its address came from', async () => {
    const wire = network();
    const iam = await openIam({ network: wire, env: env() });
    for (const hostname of ['iam.amazonaws.com.evil.example', 'evilamazonaws.com', 'localhost'])
      await expect(iam.config.requestHandler.handle({ protocol: 'https:', hostname, method: 'POST', path: '/', headers: {} } as never)).rejects.toThrow(
        /none of AWS's hosts/,
      );
    await expect(
      iam.config.requestHandler.handle({ protocol: 'http:', hostname: 'iam.amazonaws.com', method: 'POST', path: '/', headers: {} } as never),
    ).rejects.toThrow(/none of/);
    await expect(
      iam.config.requestHandler.handle({ protocol: 'https:', hostname: 'iam.amazonaws.com', method: 'DELETE', path: '/', headers: {} } as never),
    ).rejects.toThrow(/sends no DELETE/);
    expect(wire.urls).toEqual([]);
    for (const url of ['http://127.0.0.1@evil.example', 'ftp://localhost', 'nonsense', 'http://user:pw@localhost'])
      await expect(openIam({ network: wire, env: env({ AWS_ENDPOINT_URL_IAM: url }) })).rejects.toThrow(/names no server on this machine/);
  });
  it('tells who refused: IAM a question, or what was asked for credentials', () => {
    class STSServiceException extends Error {
      override name = 'AccessDenied';
    }
    expect(() => demandCredentials(new STSServiceException())).toThrow('AWS gives no credentials for the profile (AccessDenied)');
    const refused = Object.assign(new Error('User arn:aws:iam::1:user/x is not authorized'), { name: 'AccessDenied' });
    expect(() => demandCredentials(refused)).not.toThrow();
    expect(reasonOf(refused, 'ListAccessKeys')).toMatch(/^not allowed; it takes iam:ListAccessKeys /);
    expect(reasonOf({ name: 'Throttling', $metadata: { attempts: 8 } }, 'ListAccessKeys')).toMatch(/^AWS said 8 times/);
    expect(reasonOf({ name: '<b>', $metadata: { httpStatusCode: 500 } }, 'ListAccessKeys')).toBe('AWS answered with an error (500)');
  });
});

describe('what was used', () => {
  const used = {
    [arn('user', 'deploy')]: [
      { ServiceName: 'RDS', ServiceNamespace: 'rds', LastAuthenticated: ago(5), TotalAuthenticatedEntities: 1 },
      { ServiceName: 'Backup', ServiceNamespace: 'backup', TotalAuthenticatedEntities: 0 },
    ],
    [arn('user', 'boss')]: [
      {
        ServiceName: 'S3',
        ServiceNamespace: 's3',
        LastAuthenticated: ago(5),
        TotalAuthenticatedEntities: 1,
        TrackedActionsLastAccessed: [{ ActionName: 'ListAllMyBuckets', LastAccessedTime: ago(5) }, { ActionName: 'CreateBucket' }],
      },
      { ServiceName: 'EC2', ServiceNamespace: 'ec2', TotalAuthenticatedEntities: 0 },
    ],
  };

  it('is asked of those who can do much only, and gives the smaller policy', async () => {
    const folder = tree();
    const { report, iam } = await online({ ...FAKE, used }, { working: 2, page: 1 }, ['--policies', join(folder, 'p.json')]);
    expect(iam.asked.filter((a) => a === 'GenerateServiceLastAccessedDetails')).toHaveLength(5);
    expect(of(report, 'aws-unused-rights').map((f) => f.places[0]?.resource)).toEqual([arn('user', 'boss'), arn('user', 'deploy')].sort());
    const { readFileSync } = await import('node:fs');
    const policies = JSON.parse(readFileSync(join(folder, 'p.json'), 'utf8')) as Record<string, { Statement: { Action: string[] }[] }>;
    expect(policies[arn('user', 'boss')]?.Statement.flatMap((s) => s.Action)).toEqual(['s3:ListAllMyBuckets']);
    expect(policies[arn('user', 'deploy')]?.Statement.flatMap((s) => s.Action)).toEqual(['rds:deletedbinstance', 'rds:deletedbsnapshot']);
    const [boss] = of(report, 'aws-unused-rights', 'user/boss');
    expect(boss?.remedy).toContain(JSON.stringify(policies[arn('user', 'boss')]));
    expect(boss?.evidence.join('; ')).toMatch(/1 services? not used.*ec2.*actions not used: s3:CreateBucket/);
  });
  it('is asked within the budget, and who was left out is said', async () => {
    const { report, iam } = await online({ ...FAKE, used }, {}, ['--budget', '4']);
    expect(iam.asked.filter((a) => /ListAccessKeys|LastAccessed/.test(a))).toHaveLength(4);
    expect(report.skipped).toEqual([
      {
        path: 'aws: iam:GenerateServiceLastAccessedDetails',
        reason: 'limit',
        detail: expect.stringMatching(/^4 of 5 were not asked about: the calls of --budget/),
      },
    ]);
    expect((await online(FAKE, {}, ['--budget', '0'])).iam.asked.filter((a) => /ListAccessKeys|LastAccessed/.test(a))).toEqual([]);
    expect(keyreach(['audit', 'aws', '--budget', '-1'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--budget') });
  });
});

describe('a key that a scan found', () => {
  const id = keyIdOf(ACCOUNT, fake.text('base32', 6));
  const secret = `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
  const text = `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`;
  const scanned = (content = text): string => {
    const root = committed(tree({ 'deploy.sh': content }));
    const { stdout, report } = scanJson([root, '--history'], { cwd: root });
    expect(report.credentials.map((c) => c.kind)).toEqual(['aws-access-key']);
    expect(report.credentials[0]?.facts['account']).toBe(ACCOUNT);
    const file = join(tree(), 'scan.json');
    writeFileSync(file, stdout);
    return file;
  };
  const keys = { deploy: [{ id }], reader: [{ id: keyIdOf(ACCOUNT, fake.text('base32', 6)) }] };

  it('is the principal’s whose it is, with all that it can do', async () => {
    const { report, code } = await online({ ...FAKE, keys }, {}, ['--with-report', scanned()]);
    expect(code).toBe(1);
    const [found] = report.findings.filter((f) => f.rule === 'aws-leaked-key');
    expect(found).toMatchObject({ severity: 'critical', credential: report.credentials[0]?.fingerprint });
    expect(found?.message).toMatch(
      /^AWS access key in deploy\.sh, committed today, is a key of the user deploy, which can delete RDS databases.* and every backup of them$/,
    );
    expect(found?.places.map((p) => p.path)).toContain('deploy.sh');
    expect(report.credentials).toMatchObject([
      { kind: 'aws-access-key', authority: { principal: { value: arn('user', 'deploy') }, state: { value: 'live' }, reach: { value: 'destroy' } } },
    ]);
    expect(JSON.stringify(report)).not.toContain(id);
    expect(JSON.stringify(report)).not.toContain(secret);
  });
  it('goes to code scanning as a result in its file, and to people with its owner', async () => {
    const folder = tree();
    const { stdout } = await online({ ...FAKE, keys }, {}, [
      '--with-report',
      scanned(),
      '--report',
      `sarif=${join(folder, 'a.sarif')}`,
      '--report',
      `table=${join(folder, 'a.txt')}`,
    ]);
    expect(stdout).not.toBe('');
    const { readFileSync } = await import('node:fs');
    const sarif = JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    expect(sarif.runs[0]?.results.map((r) => [r.ruleId, r.locations[0]?.physicalLocation.artifactLocation.uri])).toEqual([
      ['aws-leaked-key/aws-access-key/critical', 'deploy.sh'],
    ]);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8').replace(/\s*│\n│\s*│\s*/g, ' ')).toMatch(/AWS access key {2}AKIA…\w{4}[\s\S]*a key of the user deploy/);
  });
  it('that is switched off, or is nobody’s any more, weighs little', async () => {
    const off = await online({ ...FAKE, keys: { deploy: [{ id, active: false }] } }, {}, ['--with-report', scanned()]);
    expect(off.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'low', message: expect.stringContaining('is switched off; it was a key of the user deploy') },
    ]);
    const gone = await online(FAKE, {}, ['--with-report', scanned()]);
    expect(gone.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'low', message: expect.stringContaining(`is no key of account ${ACCOUNT} any more`) },
    ]);
  });
  it('whose owner is not known counts as the strongest one’s', async () => {
    const denied = await online(FAKE, { deny: ['ListAccessKeys'] }, ['--with-report', scanned()]);
    const message = `whose is not known, and the strongest it can be of can delete RDS databases`;
    expect(denied.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'critical', message: expect.stringContaining(message) },
    ]);
    const root = await online({ ...FAKE, summary: { AccountAccessKeysPresent: 1, AccountMFAEnabled: 1 } }, {}, ['--with-report', scanned()]);
    expect(root.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'critical', evidence: expect.arrayContaining(['the root user has a key']) },
    ]);
    const saved = offline(SHOP, FAKE.report, ['--with-report', scanned()]);
    expect(saved.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([{ severity: 'critical' }]);
  });
  it('of another account is none of ours', async () => {
    const foreign = keyIdOf(OTHER, fake.text('base32', 6));
    const root = committed(tree({ 'deploy.sh': text.replace(id, foreign) }));
    const file = join(tree(), 'scan.json');
    writeFileSync(file, scanJson([root], { cwd: root }).stdout);
    const { report } = await online({ ...FAKE, keys }, {}, ['--with-report', file]);
    expect(report.credentials).toEqual([]);
    expect(report.findings.filter((f) => f.rule === 'aws-leaked-key')).toEqual([]);
  });
  it('that needs a second factor for what its user can do, can do less', async () => {
    const guarded = details({
      users: [user('deploy', { inline: [policy(allow('*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))] })],
      roles: [role('r', trustsAccount)],
    }) as Record<string, object[]>;
    const { report } = await online({ details: guarded, report: csv(ACCOUNT, { deploy: keyed(10, 1) }), keys }, {}, ['--with-report', scanned()]);
    expect(report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'medium', message: expect.stringContaining('can do what the user deploy can') },
    ]);
    expect(of(report, 'aws-admin', 'user/deploy')).toMatchObject([{ severity: 'low', message: 'the user deploy may be able to do everything in the account' }]);
  });
  it('in what is no report is refused', () => {
    const file = join(tree({ 'x.json': '{"credentials": 1}' }), 'x.json');
    expect(offline(SHOP, undefined, ['--with-report', file])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('is no report of keyreach'),
    });
    const empty = JSON.parse(scanJson([tree()]).stdout) as object;
    for (const credentials of [[null], [{ kind: 'aws-access-key' }], [{ kind: 'aws-access-key', places: [], facts: null }]]) {
      const damaged = join(tree({ 'x.json': JSON.stringify({ ...empty, credentials }) }), 'x.json');
      expect(offline(SHOP, undefined, ['--with-report', damaged])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('is a damaged report'),
      });
    }
  });
});

describe('the policy an audit needs', () => {
  const { stdout, code } = keyreach(['audit', 'aws', '--print-policy']);
  const { Statement } = JSON.parse(stdout) as { Statement: { Effect: string; Action: string[]; Resource: string }[] };

  it('allows the questions it asks and nothing else, and denies what reads secrets', async () => {
    expect(code).toBe(0);
    const actions = await loadActions();
    const [allowed, denied] = Statement;
    expect(allowed).toMatchObject({ Effect: 'Allow', Resource: '*' });
    expect(allowed?.Action).toEqual(OPERATIONS.map((o) => `iam:${o}`).sort());
    expect(denied).toMatchObject({ Effect: 'Deny', Action: [...NEVER], Resource: '*' });
    for (const action of [...(allowed?.Action ?? []), ...NEVER]) expect(actions.of(action)?.name, action).toBe(action);
    for (const action of allowed?.Action ?? []) expect(['R', 'L'], action).toContain(actions.of(action)?.level);
    expect(stdout.length).toBeLessThan(6144);
  });
  it('makes the auditor no finding itself', () => {
    const policy = JSON.parse(stdout) as object;
    const { report } = offline(
      details({ users: [user('auditor', { attached: [arn('policy', 'audit')] })], policies: [managed('audit', policy)] }),
      csv(ACCOUNT, { auditor: keyed(1, 1) }),
    );
    expect(report.findings).toEqual([]);
  });
});

describe('the rules', () => {
  it('have ids, titles and help of their own', () => {
    expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
    for (const r of RULES) expect(r.id.startsWith('aws-') && r.title.length > 5 && r.help.length > 40, r.id).toBe(true);
  });
});
