/** Every method of the data: seen when it is granted, silent when something stands against it, possible when something is not known. */
import { describe, expect, it } from 'vitest';
import { accountOf } from '../src/cloud/aws/account.ts';
import { loadActions } from '../src/cloud/aws/actions.ts';
import type { Method } from '../src/cloud/aws/data/method.ts';
import { METHODS } from '../src/cloud/aws/data/methods.ts';
import { type Escalation, escalations } from '../src/cloud/aws/escalation.ts';
import { documentOf } from '../src/cloud/aws/policy.ts';
import {
  ACCOUNT,
  account,
  allow,
  arn,
  type Details,
  deny,
  group,
  managed,
  OTHER,
  policy,
  role,
  type Statement,
  trust,
  trustsAccount,
  trustsService,
  user,
} from './iam.ts';

const actions = await loadActions();
const ADMIN = policy(allow('*'));
const CALLER = 'caller';
const ELSEWHERE = 'arn:aws:s3:::elsewhere';
const LOSS = 'rds:DeleteDBInstance';
const SAML = `arn:aws:iam::${ACCOUNT}:saml-provider/corp`;

interface Scene {
  /** What the caller is granted: action and resource, and a resource of the kind that does not help. */
  grants: [action: string, resource: string, other: string][];
  role?: boolean;
  /** Besides the grants. */
  inline?: object[];
  attached?: string[];
  groups?: string[];
  bounded?: boolean;
  parts?: Details;
}

const every = (method: Method, resource: string, other: string): Scene['grants'] => method.actions.map((a) => [a, resource, other]);
const free = (method: Method): Scene['grants'] => every(method, '*', ELSEWHERE);

/** An account in which the method works for the caller and no smaller one does. */
function sceneOf(method: Method): Scene {
  const [first = ''] = method.actions;
  const about = (kind: string): [string, string] => [arn(kind, 'target'), arn(kind, 'other')];
  const self = (kind: string): [string, string] => [arn(kind, CALLER), arn(kind, 'other')];
  const service =
    method.service === 'cognito-identity'
      ? trust({ Federated: 'cognito-identity.amazonaws.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' })
      : trustsService(`${method.service}.amazonaws.com`);
  switch (method.way) {
    case 'everything':
      return { grants: every(method, '*', arn('role', 'other')) };
    case 'own-user':
      return { grants: every(method, ...self('user')) };
    case 'own-role':
      return { grants: every(method, ...self('role')), role: true };
    case 'own-group':
      return { grants: every(method, arn('group', 'team'), arn('group', 'other')), groups: ['team'], parts: { groups: [group('team')] } };
    case 'own-policy':
      return {
        grants: every(method, arn('policy', 'own'), arn('policy', 'other')),
        attached: [arn('policy', 'own')],
        parts: { policies: [managed('own', policy(allow('s3:ListBucket')))] },
      };
    case 'old-version':
      return {
        grants: every(method, arn('policy', 'own'), arn('policy', 'other')),
        attached: [arn('policy', 'own')],
        parts: { policies: [managed('own', policy(allow('s3:ListBucket')), ADMIN)] },
      };
    case 'own-boundary': {
      const isRole = first.includes('Role');
      return { grants: every(method, ...self(isRole ? 'role' : 'user')), role: isRole, inline: [policy(allow(LOSS))], bounded: true };
    }
    case 'own-denial': {
      const isRole = first.includes('Role');
      const against = policy(deny(LOSS));
      if (first === 'iam:RemoveUserFromGroup')
        return {
          grants: every(method, arn('group', 'team'), arn('group', 'other')),
          inline: [policy(allow(LOSS))],
          groups: ['team'],
          parts: { groups: [group('team', { inline: [against] })] },
        };
      const detach = first.includes('Detach');
      return {
        grants: every(method, ...self(isRole ? 'role' : 'user')),
        role: isRole,
        inline: [policy(allow(LOSS)), ...(detach ? [] : [against])],
        ...(detach ? { attached: [arn('policy', 'own')], parts: { policies: [managed('own', against)] } } : {}),
      };
    }
    case 'join-group':
      return { grants: every(method, arn('group', 'admins'), arn('group', 'other')), parts: { groups: [group('admins', { inline: [ADMIN] })] } };
    case 'other-user':
      return { grants: every(method, ...about('user')), parts: { users: [user('target', method.actions.length > 1 ? {} : { inline: [ADMIN] })] } };
    case 'assume':
      return { grants: every(method, ...about('role')), parts: { roles: [role('target', trustsAccount, { inline: [ADMIN] })] } };
    case 'own-trust':
      return { grants: every(method, ...about('role')), parts: { roles: [role('target', trustsService('ec2.amazonaws.com'), { inline: [ADMIN] })] } };
    case 'open-role': {
      const unbinds = first === 'iam:DeleteRolePermissionsBoundary';
      const grants = method.actions.map((a): [string, string, string] => (a === 'iam:CreatePolicyVersion' ? [a, ...about('policy')] : [a, ...about('role')]));
      const target = unbinds ? { inline: [ADMIN], boundary: arn('policy', 'narrow') } : { attached: [arn('policy', 'target')] };
      const trusting = method.actions.includes('sts:AssumeRole') ? trustsAccount : trustsService('ec2.amazonaws.com');
      return {
        grants,
        parts: {
          roles: [role('target', trusting, target)],
          policies: [managed('target', policy(allow('s3:ListBucket'))), managed('narrow', policy(allow('s3:ListBucket')))],
        },
      };
    }
    case 'new-role':
      return { grants: every(method, arn('role', 'made-*'), arn('group', 'other')) };
    case 'new-user':
      return { grants: every(method, arn('user', 'made-*'), arn('group', 'other')) };
    case 'provider':
      return {
        grants: every(method, SAML, `${SAML}-other`),
        parts: { roles: [role('target', trust({ Federated: SAML }, { Action: 'sts:AssumeRoleWithSAML' }), { inline: [ADMIN] })] },
      };
    case 'pass':
      return {
        grants: method.actions.map((a) => (a === 'iam:PassRole' ? [a, ...about('role')] : [a, '*', '*'])),
        parts: { roles: [role('target', service, { inline: [ADMIN] })] },
      };
    case 'resource':
      return { grants: free(method), parts: { roles: [role('target', service, { inline: [ADMIN] })] } };
    case 'outside':
      return { grants: free(method) };
  }
}

interface Variant {
  condition?: object;
  elsewhere?: boolean;
  /** Further statements of the caller's. */
  more?: Statement[];
  boundary?: object;
}

function play(method: Method, { condition, elsewhere, more = [], boundary }: Variant = {}): readonly Escalation[] {
  const scene = sceneOf(method);
  const granted = policy(...scene.grants.map(([action, resource, other]) => allow(action, elsewhere ? other : resource, condition)), ...more);
  const bound = boundary ?? (scene.bounded ? policy(allow([...method.actions])) : undefined);
  const options = {
    inline: [granted, ...(scene.inline ?? [])],
    attached: scene.attached ?? [],
    groups: scene.groups ?? [],
    ...(bound ? { boundary: arn('policy', 'bound') } : {}),
  };
  const { users = [], roles = [], groups = [], policies = [] } = scene.parts ?? {};
  const own = scene.role ? role(CALLER, trustsService('pods.example.com'), options) : user(CALLER, options);
  const found = escalations(
    account({
      users: scene.role ? users : [...users, own],
      roles: scene.role ? [...roles, own] : roles,
      groups,
      policies: [...policies, ...(bound ? [managed('bound', bound)] : [])],
    }),
    actions,
    { passwords: new Map([['target', method.id === 'iam-006']]) },
  );
  return found.of.get(arn(scene.role ? 'role' : 'user', CALLER)) ?? [];
}

const certainty = (method: Method): string => (method.needs || method.way === 'outside' ? 'possible' : 'confirmed');
const of = (list: readonly Escalation[], method: Method): Escalation | undefined => list.find((e) => e.method.id === method.id);
const UNKNOWN = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

describe.each(METHODS.map((m) => [m.id, m] as const))('%s', (_id, method) => {
  it('is seen when it is granted', () => {
    const found = of(play(method), method);
    expect(found).toMatchObject({ certainty: certainty(method) });
    expect(found?.path[0]).toMatch(/:(?:user|role)\/caller$/);
    expect(found?.by.length).toBeGreaterThan(0);
    expect((found?.unknown.length ?? 0) > 0).toBe(certainty(method) === 'possible');
  });

  it('is seen among smaller ones only, when they are as certain', () => {
    for (const { method: other, certainty: how } of play(method))
      if (other !== method && how === certainty(method))
        expect(other.actions.every((a) => method.actions.includes(a)) && other.actions.length < method.actions.length && other.needs === undefined).toBe(false);
  });

  it.each(method.actions)('is silent when %s is denied', (action) => expect(of(play(method, { more: [deny(action)] }), method)).toBeUndefined());

  it('is silent when a boundary leaves it out', () => {
    expect(of(play(method, { boundary: policy(allow('s3:ListBucket')) }), method)).toBeUndefined();
  });

  it('is silent when it is limited to something else', () => expect(of(play(method, { elsewhere: true }), method)).toBeUndefined());

  it('is silent under a condition that is false', () => {
    expect(of(play(method, { condition: { StringEquals: { 'aws:PrincipalAccount': OTHER } } }), method)).toBeUndefined();
  });

  it('is possible under a condition nobody knows', () => {
    const found = of(play(method, { condition: UNKNOWN }), method);
    expect(found).toMatchObject({ certainty: 'possible', unknown: expect.arrayContaining(['whether the condition IpAddress aws:SourceIp holds']) });
  });

  it('is possible when a denial depends on what nobody knows', () => {
    expect(of(play(method, { more: [deny([...method.actions], '*', { NotIpAddress: UNKNOWN.IpAddress })] }), method)).toMatchObject({ certainty: 'possible' });
  });
});

describe('the methods', () => {
  it('are all of those that were published, each under one name', () => {
    const ids = METHODS.map((m) => m.id);
    expect(new Set(ids).size).toBe(ids.length);
    const published = new Set(METHODS.filter((m) => !m.reasoned).flatMap((m) => [m.id, ...(m.also ?? [])]));
    // 110, and four members of their families that had no entry of their own or stand for several.
    expect(published.size).toBeGreaterThanOrEqual(110);
  });

  it('use actions that AWS has', () => {
    expect(METHODS.flatMap((m) => m.actions).filter((a) => !actions.of(a))).toEqual([]);
  });

  it('hand roles to services that the trust of a role can name', () => {
    for (const m of METHODS) expect(Boolean(m.service)).toBe(m.way === 'pass' || m.way === 'resource');
  });
});

describe('paths', () => {
  const climb = (parts: Details, name: string, kind = 'user') => escalations(account(parts), actions).of.get(arn(kind, name)) ?? [];

  it('go over several roles to the end', () => {
    const found = climb(
      {
        users: [user('dev', { inline: [policy(allow('sts:AssumeRole', arn('role', 'ci')))] })],
        roles: [
          role('ci', trustsAccount, { inline: [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))] }),
          role('worker', trustsService('lambda.amazonaws.com'), { inline: [ADMIN] }),
        ],
      },
      'dev',
    );
    expect(found).toMatchObject([
      {
        certainty: 'confirmed',
        gains: 'admin',
        path: [arn('user', 'dev'), 'sts:AssumeRole', arn('role', 'ci'), 'iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction', arn('role', 'worker')],
      },
    ]);
  });

  it('end in roles that trust each other in a circle', () => {
    const names = Array.from({ length: 200 }, (_, i) => `r${i}`);
    const roles = names.map((n, i) =>
      role(n, trust({ AWS: [arn('role', names[(i + 1) % 200] as string), arn('role', names[(i + 199) % 200] as string)] }), {
        inline: [policy(allow('sts:AssumeRole'))],
      }),
    );
    expect(escalations(account({ roles }), actions).of.size).toBe(0);
    const withOne = [...roles, role('end', trust({ AWS: arn('role', 'r0') }), { inline: [ADMIN] })];
    const found = escalations(account({ roles: withOne }), actions).of;
    expect(found.get(arn('role', 'r3'))?.[0]?.path.filter((p) => p.startsWith('arn:'))).toEqual(['r3', 'r2', 'r1', 'r0', 'end'].map((n) => arn('role', n)));
  });

  it.each([
    ['names another service', trustsService('ec2.amazonaws.com'), 0],
    ['names the service of a Region', trustsService('lambda.eu-west-1.amazonaws.com'), 1],
    [
      'denies the service',
      {
        Version: '2012-10-17',
        Statement: [
          ...(trustsService('lambda.amazonaws.com') as { Statement: object[] }).Statement,
          { Effect: 'Deny', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      0,
    ],
  ])('take the trust of a passed role into account: it %s', (_what, trusting, count) => {
    const found = climb(
      {
        users: [user('dev', { inline: [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))] })],
        roles: [role('worker', trusting, { inline: [ADMIN] })],
      },
      'dev',
    );
    expect(found).toHaveLength(count);
  });

  it('take iam:PassedToService into account', () => {
    const parts = (service: string): Details => ({
      users: [user('dev', { inline: [policy(allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': service } }), allow('lambda:*'))] })],
      roles: [role('worker', trustsService('lambda.amazonaws.com'), { inline: [ADMIN] })],
    });
    expect(climb(parts('lambda.amazonaws.com'), 'dev').find((e) => e.method.id === 'lambda-001')).toMatchObject({ certainty: 'confirmed' });
    expect(climb(parts('ec2.amazonaws.com'), 'dev').find((e) => e.method.id === 'lambda-001')).toBeUndefined();
  });

  it('need a role that can do more than the caller', () => {
    const both = [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:UpdateFunctionCode']))];
    const parts = (target: object[]): Details => ({
      users: [user('dev', { inline: both })],
      roles: [role('worker', trustsService('lambda.amazonaws.com'), { inline: target })],
    });
    expect(climb(parts([policy(allow('lambda:InvokeFunction'))]), 'dev')).toEqual([]);
    expect(climb(parts([policy(allow('secretsmanager:GetSecretValue'))]), 'dev')[0]).toMatchObject({ gains: 'more', certainty: 'confirmed' });
  });

  it('need no permission where the trust names the caller itself, unless it is denied', () => {
    const roles = [role('target', trust({ AWS: arn('user', 'dev') }), { inline: [ADMIN] })];
    expect(climb({ users: [user('dev')], roles }, 'dev')).toMatchObject([{ method: { id: 'sts-001' }, certainty: 'confirmed', gains: 'admin' }]);
    expect(climb({ users: [user('dev', { inline: [policy(deny('sts:*'))] })], roles }, 'dev')).toEqual([]);
    expect(climb({ users: [user('another')], roles }, 'another')).toEqual([]);
  });

  it('are silent where the trust denies the caller, and possible where it may', () => {
    const users = [user('dev', { inline: [policy(allow('sts:AssumeRole'))] })];
    const denying = (Condition?: object) => {
      const allowing = (trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` }) as { Statement: object[] }).Statement;
      const against = { Effect: 'Deny', Principal: { AWS: arn('user', 'dev') }, Action: 'sts:*', ...(Condition ? { Condition } : {}) };
      return climb({ users, roles: [role('target', { Version: '2012-10-17', Statement: [...allowing, against] }, { inline: [ADMIN] })] }, 'dev');
    };
    expect(denying()).toEqual([]);
    expect(denying({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })).toMatchObject([{ certainty: 'possible' }]);
    expect(denying({ StringEquals: { 'aws:PrincipalAccount': OTHER } })).toMatchObject([{ certainty: 'confirmed' }]);
  });

  it('are possible where the trust asks for something nobody knows', () => {
    const roles = [
      role('target', trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` }, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }), { inline: [ADMIN] }),
    ];
    const users = [user('dev', { inline: [policy(allow('sts:AssumeRole'))] })];
    expect(climb({ users, roles }, 'dev')).toMatchObject([{ certainty: 'possible', unknown: ['whether the conditions of its trust policy hold'] }]);
    const key = escalations(account({ users, roles }), actions, { known: { 'aws:multifactorauthpresent': null } });
    expect(key.of.size, 'an access key never has a second factor').toBe(1);
  });

  it('are told as possible for an account whose roles were not asked for', () => {
    const { RoleDetailList: _none, ...page } = { UserDetailList: [user('dev', { inline: [policy(allow('sts:AssumeRole'))] })], RoleDetailList: [] };
    const found = escalations(accountOf([page], 'test.json'), actions).of.get(arn('user', 'dev'));
    expect(found).toMatchObject([{ method: { id: 'sts-001' }, certainty: 'possible', unknown: ['which roles the account has'] }]);
  });

  it('are silent where the organization denies them', () => {
    const parts: Details = { users: [user('dev', { inline: [policy(allow('iam:PutUserPolicy', arn('user', 'dev')))] })] };
    const scps = [[{ name: 'no-iam', document: documentOf(policy(allow('*'), deny('iam:*'))) }]];
    expect(escalations(account(parts), actions, { scps }).of.size).toBe(0);
    expect(escalations(account(parts), actions).of.size).toBe(1);
  });

  it('are none of roles that only AWS itself can use', () => {
    const path = '/aws-service-role/x.amazonaws.com/';
    expect(escalations(account({ roles: [role('x', trustsService('x.amazonaws.com'), { inline: [ADMIN], path })] }), actions).of.size).toBe(0);
  });

  it('say no more than that for who has everything', () => {
    expect(
      climb(
        { users: [user('boss', { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] })], roles: [role('x', trustsAccount, { inline: [ADMIN] })] },
        'boss',
      ),
    ).toMatchObject([{ method: { id: 'iam' }, certainty: 'confirmed', gains: 'admin', path: [arn('user', 'boss'), 'iam:*'] }]);
  });

  it('gain within the boundary only, for who writes his own policies', () => {
    const parts = (boundary: object): Details => ({
      users: [user('dev', { inline: [policy(allow('iam:PutUserPolicy'))], boundary: arn('policy', 'bound') })],
      policies: [managed('bound', boundary)],
    });
    expect(climb(parts(policy(allow('iam:PutUserPolicy'))), 'dev')).toEqual([]);
    expect(climb(parts(policy(allow(['iam:PutUserPolicy', 's3:*']))), 'dev')).toMatchObject([{ gains: 'more' }]);
    expect(climb(parts(policy(allow('*'))), 'dev')[0]).toMatchObject({ gains: 'admin' });
  });
});
