/** A principal's authority from its policies, and the policy a job needs. */
import profiles from 'shelf:profiles';
import { describe, expect, it } from 'vitest';
import { loadActions } from '../src/cloud/aws/actions.ts';
import { authorityOf } from '../src/cloud/aws/authority.ts';
import { destructionsOf } from '../src/cloud/aws/destruction.ts';
import { escalations } from '../src/cloud/aws/escalation.ts';
import { may, subjectOf } from '../src/cloud/aws/evaluate.ts';
import { policyFor } from '../src/cloud/aws/smaller.ts';
import type { Profile } from '../src/profile.ts';
import { ACCOUNT, account, allow, arn, type Details, deny, managed, policy, role, trustsService, user } from './iam.ts';

const actions = await loadActions();
const where = `account ${ACCOUNT}`;

function of(parts: Details, name = 'u') {
  const { world, of: found } = escalations(account(parts), actions);
  const person = world.people.get(arn('user', name));
  if (!person) throw new Error('nobody');
  return authorityOf(world, person, found.get(arn('user', name)), destructionsOf(world, person));
}

describe('authority', () => {
  it('of an administrator is everything, said once', () => {
    const { grants, reach, breadth, unknown, principal } = of({ users: [user('u', { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] })] });
    expect(grants).toMatchObject([
      { action: '*', resource: where, reach: 'admin', breadth: 'account', destroys: 'data and backups', evidence: { kind: 'policy' } },
    ]);
    expect(grants[0]?.evidence.how).toContain('arn:aws:iam::aws:policy/AdministratorAccess');
    expect([reach.value, breadth.value, unknown, principal?.value]).toEqual(['admin', 'account', [], arn('user', 'u')]);
  });

  it('of who has all of IAM is that', () => {
    expect(of({ users: [user('u', { inline: [policy(allow('iam:*'))] })] }).grants).toMatchObject([{ action: 'iam:*', reach: 'admin' }]);
  });

  it('names a way to more rights, and where it ends', () => {
    const { grants, reach } = of({
      users: [user('u', { inline: [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))] })],
      roles: [role('big', trustsService('lambda.amazonaws.com'), { inline: [policy(allow('*'))] })],
    });
    expect(grants[0]).toMatchObject({
      action: 'iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction',
      reach: 'admin',
      breadth: 'account',
      destroys: 'data and backups',
      means: `iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction → ${arn('role', 'big')}`,
    });
    expect(reach).toMatchObject({ value: 'admin', evidence: { kind: 'policy' } });
  });

  it('tells data from data and backups, and a part from all', () => {
    const db = `arn:aws:rds:eu-west-1:${ACCOUNT}:db:shop`;
    const some = of({ users: [user('u', { inline: [policy(allow('rds:DeleteDBInstance', db))] })] });
    expect(some.grants).toMatchObject([
      { action: 'rds:DeleteDBInstance', resource: db, reach: 'destroy', breadth: 'resource', destroys: 'data' },
      { reach: 'destroy' },
    ]);
    expect(some.breadth.value).toBe('resource');
    const all = of({ users: [user('u', { inline: [policy(allow(['rds:DeleteDBInstance', 'rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint']))] })] });
    expect(all.grants.filter((g) => g.destroys === 'data and backups').map((g) => g.action)).toEqual(
      expect.arrayContaining(['rds:DeleteDBInstance', 'rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint']),
    );
    expect(all.grants.every((g) => g.breadth === 'account')).toBe(true);
  });

  it('tells reading from writing, as the policies say it', () => {
    const { grants, reach } = of({
      users: [
        user('u', {
          inline: [
            policy(
              allow(['s3:Get*', 's3:List*'], ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']),
              allow('sqs:SendMessage', `arn:aws:sqs:*:${ACCOUNT}:jobs`),
              allow('nosuch:DoThing'),
            ),
          ],
        }),
      ],
    });
    expect(grants.map((g) => [g.action, g.reach, g.breadth])).toEqual([
      ['nosuch:dothing', 'write', 'account'],
      ['sqs:sendmessage', 'write', 'project'],
      ['s3:get*', 'read', 'project'],
      ['s3:list*', 'read', 'project'],
    ]);
    expect(reach.value).toBe('write');
  });

  it('takes a name that looks for looking, whether the action is known or not', () => {
    const { grants, reach } = of({ users: [user('u', { inline: [policy(allow(['iot:List*', 'nosuch:DescribeThings', 'nosuch:Get*']))] })] });
    expect(grants.map((g) => g.reach)).toEqual(['read', 'read', 'read']);
    expect(reach.value).toBe('read');
  });

  it('leaves out what a boundary or a denial takes away', () => {
    const parts: Details = {
      users: [user('u', { inline: [policy(allow(['s3:Get*', 'sqs:*']), deny('sqs:*'))], boundary: arn('policy', 'b') })],
      policies: [managed('b', policy(allow('sqs:*')))],
    };
    const { grants, reach } = of(parts);
    expect(grants).toEqual([]);
    expect(reach.value).toBe('read');
  });

  it('takes what is not known for the worst', () => {
    const unread = of({ users: [user('u', { attached: [arn('policy', 'gone')] })] });
    expect(unread).toMatchObject({
      reach: { value: 'admin', evidence: { kind: 'unknown' } },
      breadth: { value: 'account' },
      unknown: [`what the policy ${arn('policy', 'gone')} allows`],
    });
    const perhaps = of({
      users: [user('u', { inline: [policy(allow('lambda:UpdateFunctionCode'))] })],
      roles: [role('big', trustsService('lambda.amazonaws.com'), { inline: [policy(allow('*'))] })],
    });
    expect(perhaps.reach.value).toBe('admin');
    expect(perhaps.grants.every((g) => g.reach !== 'admin')).toBe(true);
    expect(perhaps.unknown[0]).toContain('whether a Lambda function runs with this role');
    const objects = of({ users: [user('u', { inline: [policy(allow('s3:DeleteObject'))] })] });
    expect(objects.reach.value).toBe('destroy');
    expect(objects.unknown).toEqual([expect.stringContaining('whether the bucket keeps no versions')]);
  });
});

describe('a smaller policy', () => {
  const place = { id: ACCOUNT, partition: 'aws' };
  const profile = (allowed: Profile['allow'], never: string[] = []): Profile => ({ id: 'x', title: 'x', about: 'x', allow: allowed, never });
  const allows = (document: object, action: string, resource: string): boolean => {
    const whole = account({ users: [user('u', { inline: [document] })] });
    return may(subjectOf(whole.principals[0] as never, whole), action, resource).answer === 'yes';
  };

  it('allows what the job needs, on what it is about, and nothing else', () => {
    const { document, left, tooLong } = policyFor(
      profile([{ kinds: ['aws-*'], actions: ['s3:PutObject', 's3:ListBucket', 'sts:GetCallerIdentity'], breadth: 'project' }]),
      actions,
      {
        account: place,
        resources: ['arn:aws:s3:::backups', 'arn:aws:s3:::backups/*'],
      },
    );
    expect(document).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Allow1', Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::backups/*'] },
        { Sid: 'Allow2', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['arn:aws:s3:::backups'] },
        { Sid: 'Allow3', Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: ['*'] },
      ],
    });
    expect({ left, tooLong }).toEqual({ left: [], tooLong: false });
    expect(allows(document, 's3:PutObject', 'arn:aws:s3:::backups/x')).toBe(true);
    expect(allows(document, 's3:PutObject', 'arn:aws:s3:::other/x')).toBe(false);
    expect(allows(document, 's3:DeleteObject', 'arn:aws:s3:::backups/x')).toBe(false);
  });

  it('names what a pattern would change, keeps patterns that look, and leaves out what is never needed', () => {
    const { document } = policyFor(profile([{ actions: ['rds:*Snapshot', 'ec2:Describe*'], breadth: 'account' }], ['*delete*snapshot*']), actions, {
      account: place,
    });
    const named = document.Statement.flatMap((s) => s.Action);
    expect(named).toContain('ec2:Describe*');
    expect(named).toContain('rds:CreateDBSnapshot');
    expect(named.filter((a) => /delete/i.test(a) || a === 'rds:*Snapshot')).toEqual([]);
    expect(allows(document, 'rds:DeleteDBSnapshot', `arn:aws:rds:eu-west-1:${ACCOUNT}:snapshot:x`)).toBe(false);
  });

  it('keeps to a reach, and says what it cannot say', () => {
    const { document, left } = policyFor(
      profile([
        { actions: ['sqs:*'], reach: 'read', breadth: 'account' },
        { reach: 'write', breadth: 'project' },
        { actions: ['nosuch:Thing'], breadth: 'account' },
      ]),
      actions,
      { account: place },
    );
    expect(document.Statement.flatMap((s) => s.Action).length).toBeGreaterThan(0);
    expect(document.Statement.flatMap((s) => s.Action).filter((a) => actions.of(a)?.level === 'W')).toEqual([]);
    expect(left).toEqual(['write on one project: the profile names no actions for it', expect.stringContaining('nosuch:Thing: AWS has no such action')]);
  });

  it.each(profiles.filter((p) => p.allow.some((n) => n.kinds?.includes('aws-*') && n.actions)).map((p) => [p.id, p] as const))(
    'of %s allows every action the profile names, and no way to more rights',
    (_id, own) => {
      const { document } = policyFor(own, actions, { account: place });
      const whole = account({
        users: [user('u', { inline: [document] })],
        roles: [role('big', trustsService('lambda.amazonaws.com', 'ec2.amazonaws.com'), { inline: [policy(allow('*'))] })],
      });
      const { world, of: ways } = escalations(whole, actions);
      const person = world.people.get(arn('user', 'u'));
      for (const entry of own.allow.filter((n) => n.kinds?.includes('aws-*')))
        for (const name of (entry.actions ?? []).filter((a) => actions.of(a))) {
          const { required, optional } = actions.of(name) as NonNullable<ReturnType<typeof actions.of>>;
          const targets = required.length ? required : optional.length ? optional.slice(0, 1) : ['*'];
          for (const target of targets)
            expect(
              may(person?.subject as never, name, target.replace('arn:*', 'arn:aws').replace(/^(arn:aws:[^:]*:[^:]*:)\*/, `$1${ACCOUNT}`)).answer,
              name,
            ).toBe('yes');
        }
      expect((ways.get(arn('user', 'u')) ?? []).filter((e) => e.certainty === 'confirmed').map((e) => e.method.id)).toEqual([]);
    },
  );
});
