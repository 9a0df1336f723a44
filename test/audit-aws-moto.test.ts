/** `keyreach audit aws` against moto: users, roles, groups, boundaries and policies made through the real SDK, as an administrator would. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { type Ran, running } from './built.ts';
import { committed, type JsonReport, scanJson, tree } from './helpers.ts';
import { allow, policy, trust, trustsService } from './iam.ts';
import { keyIdOf } from './iam-server.ts';
import { MOTO_ACCOUNT, type Moto, moto, withoutMoto } from './moto.ts';

const missing = withoutMoto();
const fake = new Fake(3);
const SIGNER = { accessKeyId: keyIdOf(MOTO_ACCOUNT, fake.text('base32', 6)), secretAccessKey: fake.text('base62', 40) };
const ROOT = `arn:aws:iam::${MOTO_ACCOUNT}:root`;

interface Report {
  findings: { rule: string; severity: string; message: string; evidence: string[]; places: { resource?: string; path?: string }[] }[];
  skipped: JsonReport['skipped'];
  asked: { path: string }[];
}

describe.skipIf(missing !== undefined)(`an account of moto's${missing ? ` (${missing})` : ''}`, () => {
  let server: Moto;
  let iam: IAM;
  let leaked: { id: string; secret: string };
  let ran: Ran & { report: Report };

  async function audited(...more: string[]): Promise<Ran & { report: Report }> {
    const env = {
      AWS_ACCESS_KEY_ID: SIGNER.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SIGNER.secretAccessKey,
      AWS_ENDPOINT_URL_IAM: server.url,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
    const done = await running(['audit', 'aws', '--report', 'json', ...more], { env });
    return { ...done, report: JSON.parse(done.stdout) as Report };
  }

  beforeAll(async () => {
    server = await moto();
    iam = new IAM({ endpoint: server.url, region: 'us-east-1', credentials: SIGNER });
    const text = (...statements: Parameters<typeof policy>): string => JSON.stringify(policy(...statements));
    for (const UserName of ['boss', 'deploy', 'member', 'reader', 'signer']) await iam.createUser({ UserName });
    await iam.attachUserPolicy({ UserName: 'boss', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    const { Policy: loss } = await iam.createPolicy({
      PolicyName: 'loss',
      PolicyDocument: text(allow(['rds:DeleteDBInstance', 'rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint'])),
    });
    await iam.attachUserPolicy({ UserName: 'deploy', PolicyArn: loss?.Arn as string });
    await iam.createGroup({ GroupName: 'makers' });
    await iam.putGroupPolicy({ GroupName: 'makers', PolicyName: 'make', PolicyDocument: text(allow(['iam:PassRole', 'ec2:RunInstances'])) });
    await iam.addUserToGroup({ GroupName: 'makers', UserName: 'member' });
    await iam.putUserPolicy({ UserName: 'reader', PolicyName: 'read', PolicyDocument: text(allow('s3:GetObject', 'arn:aws:s3:::logs/*')) });
    await iam.createLoginProfile({ UserName: 'signer', Password: fake.text('base62', 20) });

    const role = (RoleName: string, document: object, more: object = {}) =>
      iam.createRole({ RoleName, AssumeRolePolicyDocument: JSON.stringify(document), ...more });
    await role('machine', trustsService('ec2.amazonaws.com'));
    await iam.putRolePolicy({ RoleName: 'machine', PolicyName: 'all', PolicyDocument: text(allow('*')) });
    const { Policy: bound } = await iam.createPolicy({ PolicyName: 'bound', PolicyDocument: text(allow('s3:Get*')) });
    await role('bounded', trust({ AWS: ROOT }), { PermissionsBoundary: bound?.Arn });
    await iam.attachRolePolicy({ RoleName: 'bounded', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    await role('anyone', trust({ AWS: '*' }));

    const { AccessKey: key } = await iam.createAccessKey({ UserName: 'deploy' });
    leaked = { id: key?.AccessKeyId as string, secret: key?.SecretAccessKey as string };
    ran = await audited();
  }, 120_000);
  afterAll(() => server?.close());

  const of = (name: string): string[] =>
    ran.report.findings
      .filter((f) => f.places[0]?.resource?.endsWith(`/${name}`))
      .map((f) => `${f.severity} ${f.rule}`)
      .sort();

  it('is audited with the right answers', () => {
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(1);
    expect(of('boss')).toEqual(['high aws-admin']);
    expect(of('deploy')).toContain('critical aws-total-loss');
    expect(of('member')).toEqual(['high aws-escalation']);
    expect(ran.report.findings.find((f) => f.rule === 'aws-escalation')?.message).toContain('iam:PassRole + ec2:RunInstances → role machine');
    expect(of('reader')).toEqual([]);
    expect(of('signer')).toEqual(['medium aws-console-no-mfa']);
    expect(of('machine')).toEqual(['high aws-trust-compute', 'medium aws-admin']);
    expect(of('anyone')).toEqual(['high aws-trust-open']);
  });
  it('has a role that its boundary keeps from what its policy allows', () => {
    expect(of('bounded')).toEqual([]);
  });
  it('answers no question about use and about keys of services, which is said', () => {
    // These moto does not have; a server that breaks down is no clean answer.
    expect(ran.report.skipped.map((s) => s.path)).toEqual(['aws: iam:GenerateServiceLastAccessedDetails', 'aws: iam:ListServiceSpecificCredentials']);
  });
  it('names the owner of a key that lies in a repository', async () => {
    const own = keyIdOf(MOTO_ACCOUNT, leaked.id.slice(-6).replace(/[^A-Z2-7]/g, 'Q'));
    const root = committed(tree({ 'deploy.sh': `export AWS_ACCESS_KEY_ID=${leaked.id}\nexport AWS_SECRET_ACCESS_KEY=${leaked.secret}\n# not ${own}\n` }));
    const file = join(tree(), 'scan.json');
    writeFileSync(file, scanJson([root], { cwd: root }).stdout);
    const { report } = await audited('--with-report', file, '--budget', '20');
    const [found] = report.findings.filter((f) => f.rule === 'aws-leaked-key' && f.severity === 'critical');
    expect(found?.message).toMatch(/^AWS access key in deploy\.sh is a key of the user deploy, which can delete RDS databases/);
    expect(found?.places[0]?.path).toBe('deploy.sh');
    expect(JSON.stringify(report)).not.toContain(leaked.id);
  });
});
