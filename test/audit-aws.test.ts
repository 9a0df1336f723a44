/** `keyreach audit aws` through the built program, from saved files: what is told, what is not, and what it takes. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadActions } from '../src/cloud/aws/actions.ts';
import { OPERATIONS } from '../src/cloud/aws/client.ts';
import { NEVER } from '../src/cloud/aws/permissions.ts';
import { RULES } from '../src/cloud/aws/rules.ts';
import { ADMIN, ago, keyed, LOSS, of, offline, type Report, ROWS, SHOP, save, told } from './aws.ts';
import { keyreach } from './built.ts';
import { tree } from './helpers.ts';
import { ACCOUNT, allow, arn, deny, details, encoded, managed, OTHER, policy, role, trust, trustsService, user } from './iam.ts';
import { csv } from './iam-server.ts';

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
