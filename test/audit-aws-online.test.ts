/** `keyreach audit aws` against a made-up IAM that pages, refuses and takes its time, and the client by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandCredentials, OPERATIONS, openIam, reasonOf } from '../src/cloud/aws/client.ts';
import { ago, FAKE, of, offline, online, QUIET, type Report, SHOP, SIGNER, servers, told } from './aws.ts';
import { keyreach, running } from './built.ts';
import { tree } from './helpers.ts';
import { arn } from './iam.ts';
import { fakeIam } from './iam-server.ts';

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
