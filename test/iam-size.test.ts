/** An account of 10,000 principals: everything that is asked of it within seconds and 500 MB. */
import { describe, expect, it } from 'vitest';
import { accountOf } from '../src/cloud/aws/account.ts';
import { loadActions } from '../src/cloud/aws/actions.ts';
import { destructions } from '../src/cloud/aws/destruction.ts';
import { escalations } from '../src/cloud/aws/escalation.ts';
import { ACCOUNT, allow, arn, deny, details, encoded, group, managed, policy, role, trust, trustsAccount, trustsService, user } from './iam.ts';

const SERVICES = ['lambda', 'ec2', 'ecs-tasks', 'glue', 'codebuild', 'states', 'sagemaker', 'cloudformation'];
const PREFIXES = ['s3', 'dynamodb', 'sqs', 'sns', 'logs', 'ec2', 'rds', 'lambda', 'ssm', 'kms', 'secretsmanager', 'cloudwatch', 'ecs', 'iam', 'sts'];

/** Every principal has policies of its own, as a large company's templates make them; some are powerful, some bounded. */
function large(count: number): object {
  const users: object[] = [];
  const roles: object[] = [];
  for (let i = 0; i < count; i++) {
    const own = [0, 1, 2, 3].map((n) => {
      const prefix = PREFIXES[(i * 7 + n * 3) % PREFIXES.length] as string;
      const resource = i % 5 === 0 ? '*' : `arn:aws:${prefix}:eu-west-1:${ACCOUNT}:*app-${i}-${n}*`;
      return allow([`${prefix}:Get*`, `${prefix}:Describe${n}*`, `${prefix}:${n === 1 ? 'Delete*' : 'List*'}`, `${prefix}:Create*`], resource);
    });
    const inline = [policy(...own, allow(['iam:PassRole', 'lambda:*'], [arn('role', `app-${(i * 13) % count}`), `arn:aws:lambda:*:*:function:app-${i}-*`]))];
    if (i % 50 === 0) inline.push(policy(allow('sts:AssumeRole', [arn('role', 'app-*')])));
    if (i % 20 === 0) inline.push(policy(deny(['iam:*', 'organizations:*'], '*', { StringNotEquals: { 'aws:PrincipalTag/team': 'platform' } })));
    const common = { inline, attached: [arn('policy', `shared-${i % 40}`), ...(i % 500 === 0 ? ['arn:aws:iam::aws:policy/AdministratorAccess'] : [])] };
    const bounded = i % 10 === 3 ? { boundary: arn('policy', 'boundary') } : {};
    if (i % 4 === 0) users.push(user(`user-${i}`, { ...common, ...bounded, groups: [`group-${i % 30}`] }));
    else
      roles.push(
        role(
          `app-${i}`,
          i % 3 === 0
            ? trustsService(`${SERVICES[i % SERVICES.length]}.amazonaws.com`)
            : i % 3 === 1
              ? trustsAccount
              : trust({ AWS: arn('role', `app-${i - 1}`) }),
          { ...common, ...bounded },
        ),
      );
  }
  return details({
    users,
    roles,
    groups: Array.from({ length: 30 }, (_, i) => group(`group-${i}`, { inline: [policy(allow(['s3:*', 'ec2:Describe*'], `arn:aws:s3:::team-${i}-*`))] })),
    policies: [
      ...Array.from({ length: 40 }, (_, i) =>
        managed(
          `shared-${i}`,
          policy(allow(['logs:*', 'cloudwatch:*', 'ecr:Get*']), allow('ssm:StartSession', i % 8 ? `arn:aws:ec2:*:*:instance/i-${i}` : '*')),
        ),
      ),
      managed('boundary', policy(allow(['s3:*', 'dynamodb:*', 'lambda:*', 'logs:*', 'iam:PassRole']))),
    ],
  });
}

describe('an account of 10,000 principals', () => {
  it('is read and judged within seconds and 500 MB', async () => {
    const text = JSON.stringify(encoded(large(10_000)));
    const actions = await loadActions();
    const before = process.cpuUsage();
    const started = performance.now();
    const account = accountOf([JSON.parse(text)], 'large.json');
    const read = performance.now();
    const { world, of } = escalations(account, actions);
    const climbed = performance.now();
    const losses = destructions(world);
    const done = performance.now();
    const mb = (n: number): number => Math.round(n / 1024 / 1024);
    // Of the processor, for the machine has other work to do as well.
    const { user: own, system } = process.cpuUsage(before);
    console.log(
      `${mb(text.length)} MB; read ${Math.round(read - started)} ms, escalation ${Math.round(climbed - read)} ms, destruction ${Math.round(done - climbed)} ms; processor ${Math.round((own + system) / 1000)} ms; ${mb(process.memoryUsage().rss)} MB resident`,
    );
    expect(account.principals).toHaveLength(10_000);
    expect(of.size).toBeGreaterThan(100);
    expect(losses.size).toBeGreaterThan(100);
    // Some 6 seconds where it was written (2 cores, shared); more than twice that is a fault of ours.
    expect((own + system) / 1000).toBeLessThan(15_000);
    expect(mb(process.memoryUsage().rss)).toBeLessThan(500);
  });
});

describe('accounts that are made to be slow', () => {
  const COUNT = 800;
  const names = Array.from({ length: COUNT }, (_, i) => `r${i}`);
  const region = { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } };
  const cases: Record<string, object> = {
    'everybody may take on everybody': details({
      roles: names.map((n) => role(n, trustsAccount, { inline: [policy(allow('sts:AssumeRole'), allow('s3:GetObject', `arn:aws:s3:::${n}/*`))] })),
    }),
    'everybody has everything, and a denial nobody can judge': details({
      roles: names.map((n) => role(n, trustsAccount, { inline: [policy(allow('*'), deny('*', '*', region))] })),
    }),
    'everybody has everything within a boundary': details({
      roles: names.map((n) => role(n, trustsAccount, { inline: [policy(allow('*'))], boundary: arn('policy', 'b') })),
      policies: [
        managed('b', policy(allow(['ec2:*', 'lambda:*', 'iam:PassRole', 'iam:PutRolePolicy', 'iam:DeleteRolePermissionsBoundary', 'sts:AssumeRole']))),
      ],
    }),
    'everybody is one step from the next': details({
      roles: names.map((n, i) =>
        role(n, trust({ AWS: arn('role', names[(i + 1) % COUNT] as string) }), { inline: [policy(allow(i ? 'sts:AssumeRole' : '*'))] }),
      ),
    }),
    'everybody may join every group and take over everybody': details({
      users: names.map((n, i) =>
        user(n, { inline: [policy(allow(['iam:AddUserToGroup', 'iam:CreateAccessKey', 'iam:UpdateLoginProfile']))], groups: [`g${i % 100}`] }),
      ),
      groups: Array.from({ length: 100 }, (_, i) => group(`g${i}`, { inline: [policy(allow('s3:*', `arn:aws:s3:::t${i}*`))] })),
    }),
  };
  it.each(Object.entries(cases))('end soon: %s', async (_what, page) => {
    const actions = await loadActions();
    const before = process.cpuUsage();
    const { world } = escalations(accountOf([page], 'slow.json'), actions);
    destructions(world);
    const { user: own, system } = process.cpuUsage(before);
    expect((own + system) / 1000).toBeLessThan(5000);
  });
});
