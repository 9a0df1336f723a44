/** Reading an account's authorization details and its credential report: all their forms, and everything that is none. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../src/cloud/aws/account.ts';
import { loadActions } from '../src/cloud/aws/actions.ts';
import { passwordsOf, reportOf } from '../src/cloud/aws/credential-report.ts';
import { escalations } from '../src/cloud/aws/escalation.ts';
import { pagesOf, readAccount, readReport } from '../src/cloud/aws/files.ts';
import { UsageError } from '../src/model.ts';
import { tree } from './helpers.ts';
import { ACCOUNT, allow, arn, details, encoded, group, managed, policy, role, trustsAccount, trustsService, user } from './iam.ts';

const PAGE = details({
  users: [user('anna', { inline: [policy(allow('s3:*'))], groups: ['dev'], tags: { Team: 'red' }, boundary: arn('policy', 'bound') })],
  roles: [
    role('ci', trustsAccount, { attached: [arn('policy', 'deploy'), 'arn:aws:iam::aws:policy/AdministratorAccess'] }),
    role('fn', trustsService('lambda.amazonaws.com')),
  ],
  groups: [group('dev', { attached: [arn('policy', 'deploy')] })],
  policies: [managed('deploy', policy(allow('ecs:*')), policy(allow('*'))), managed('bound', policy(allow('s3:*')))],
});
const file = (content: string): string => join(tree({ 'a.json': content }), 'a.json');
/** What was read, with documents as what they allow. */
const shape = (page: unknown[]): unknown =>
  JSON.parse(JSON.stringify(accountOf(page, 'x'), (_key, value: unknown) => (value instanceof Map ? [...value] : value)));

describe('authorization details', () => {
  it('are the same as the SDK and as the CLI give them', () => {
    expect(shape([encoded(PAGE)])).toEqual(shape([PAGE]));
    expect(JSON.stringify(encoded(PAGE))).toContain('%7B%22Version%22');
  });

  it('tell of users, roles, groups and policies', () => {
    const { id, partition, principals, policies, missing, skipped } = accountOf([PAGE], 'x');
    expect({ id, partition, missing, skipped }).toEqual({ id: ACCOUNT, partition: 'aws', missing: [], skipped: [] });
    const [anna, ci, fn] = principals;
    expect(anna).toMatchObject({ kind: 'user', name: 'anna', created: '2024-01-01T00:00:00.000Z', boundary: { name: arn('policy', 'bound') }, unread: [] });
    expect(anna?.policies.map((p) => p.name)).toEqual(['inline-0', arn('policy', 'deploy')]);
    expect(anna?.tags).toEqual(new Map([['team', 'red']]));
    expect(ci?.policies[0]?.document.statements[0]?.actions).toEqual(['ecs:*']);
    expect(ci?.policies[1]?.document.statements[0]?.actions, 'known without its document').toEqual(['*']);
    expect(fn?.trust?.statements[0]?.principals?.of.get('Service')).toEqual(['lambda.amazonaws.com']);
    expect(policies.get(arn('policy', 'deploy'))?.otherVersions.map((v) => v.id)).toEqual(['v1']);
  });

  it('come page by page, as a list, or one text after the other', () => {
    const { UserDetailList, RoleDetailList, GroupDetailList, Policies } = PAGE as Record<string, object[]>;
    const pages = [
      { UserDetailList, RoleDetailList: [], GroupDetailList: [], Policies: [], IsTruncated: true, Marker: 'x' },
      { UserDetailList: [], RoleDetailList, GroupDetailList, Policies: [], IsTruncated: true },
      { UserDetailList: [], RoleDetailList: [], GroupDetailList: [], Policies, IsTruncated: false },
    ];
    const texts = pages.map((p) => JSON.stringify(p, null, 2));
    for (const text of [JSON.stringify(pages), texts.join('\n'), texts.join(''), `\uFEFF${texts.join('\n\n')}\n`, texts.join(',')])
      expect(shape(pagesOf(text.replace(/^\uFEFF/, ''), 'x'))).toEqual(shape([PAGE]));
    expect(readAccount(file(`\uFEFF${texts.join('\n')}`)).principals).toHaveLength(3);
  });

  it('say that there are more pages', () =>
    expect(accountOf([{ ...PAGE, IsTruncated: true }], 'x').skipped).toMatchObject([{ path: 'x', detail: expect.stringContaining('more') }]));

  it('say that the CLI was told to stop early', () => expect(accountOf([{ ...PAGE, NextToken: 'x' }], 'x').skipped).toHaveLength(1));

  it('say what they were asked for without', () => {
    const { Policies: _none, ...rest } = PAGE as Record<string, unknown>;
    const found = accountOf([rest], 'x');
    expect(found.missing).toEqual(['policies']);
    expect(found.principals[0]?.unread).toEqual([arn('policy', 'deploy')]);
    expect(found.principals[0]?.boundary).toBe('unread');
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['is blank', ' \n', 'is empty'],
    ['is cut short', JSON.stringify(PAGE).slice(0, -40), 'cut short'],
    ['is cut short within text', '{"UserDetailList":[{"UserName":"a', 'cut short'],
    ['is cut short in its second page', `${JSON.stringify(PAGE)}\n${JSON.stringify(PAGE).slice(0, 90)}`, 'cut short'],
    ['is no JSON', 'user,arn\nx,y\n', 'is no JSON'],
    ['is damaged', '{"UserDetailList": [,]}', 'is no JSON'],
    ['is another answer', '{"Users":[]}', 'is not what GetAccountAuthorizationDetails answers'],
    ['is a number', '7', 'is not what GetAccountAuthorizationDetails answers'],
    ['is a list of numbers', '[1,2]', 'is not what GetAccountAuthorizationDetails answers'],
    ['has lists that are none', '{"UserDetailList":{},"Policies":"x"}', 'is not what GetAccountAuthorizationDetails answers'],
    ['is null', 'null', 'is not what GetAccountAuthorizationDetails answers'],
  ])('are refused from a file that %s', (_what, text, said) => {
    const path = file(text);
    expect(() => readAccount(path)).toThrow(UsageError);
    expect(() => readAccount(path)).toThrow(`${path} ${said.startsWith('is') ? said : 'ends in the middle'}`);
  });

  it('are refused from what is no file', () => {
    const folder = tree();
    mkdirSync(join(folder, 'd'));
    expect(() => readAccount(join(folder, 'none.json'))).toThrow('there is no such file');
    expect(() => readAccount(join(folder, 'd'))).toThrow('is no plain file');
    expect(() => readReport(join(folder, 'd'))).toThrow('is no plain file');
  });

  it('are refused for several accounts', () => {
    const other = JSON.parse(JSON.stringify(PAGE).replaceAll(ACCOUNT, '444455556666')) as object;
    expect(() => accountOf([PAGE, other], 'x')).toThrow(`x holds several accounts (${ACCOUNT}, 444455556666)`);
  });

  it('lose one bad document only, and say which', () => {
    const bad = policy(allow('s3:*'));
    const page = details({
      users: [
        {
          ...user('a'),
          UserPolicyList: [
            { PolicyName: 'broken', PolicyDocument: '{"Version":' },
            { PolicyName: 'good', PolicyDocument: bad },
          ],
        },
        {
          ...user('b'),
          UserPolicyList: [
            {
              PolicyName: 'huge',
              PolicyDocument: JSON.stringify(policy(...Array.from({ length: 60_000 }, () => allow('s3:*', 'arn:aws:s3:::a-name-to-fill-five-megabytes')))),
            },
          ],
        },
        { ...user('c'), UserPolicyList: [{ PolicyName: 'none', PolicyDocument: 7 }] },
      ],
      roles: [{ ...role('r', trustsAccount), AssumeRolePolicyDocument: '%' }],
      policies: [managed('p', 'x' as unknown as object)],
    });
    const { principals, skipped } = accountOf([page], 'x.json');
    expect(skipped).toEqual([
      { path: 'x.json', reason: 'unparsable', detail: 'the policy p: it is no JSON' },
      { path: 'x.json', reason: 'unparsable', detail: 'the inline policy broken of the user a: it is no JSON' },
      { path: 'x.json', reason: 'too-large', detail: 'the inline policy huge of the user b: it is longer than AWS lets a policy be' },
      { path: 'x.json', reason: 'unparsable', detail: 'the inline policy none of the user c: it is no JSON object' },
      { path: 'x.json', reason: 'unparsable', detail: 'the trust policy of the role r: it is no JSON' },
    ]);
    expect(principals.map((p) => p.unread)).toEqual([['broken'], ['huge'], ['none'], []]);
    expect(principals[0]?.policies.map((p) => p.name)).toEqual(['good']);
  });

  it('end with wrong types everywhere, groups in circles and people without a name', async () => {
    const odd = {
      UserDetailList: [
        null,
        7,
        'x',
        [],
        {},
        { UserName: 'a' },
        { UserName: 7, Arn: [] },
        {
          ...user('b', { groups: ['g', 'g'] }),
          GroupList: ['g', 'g', 7, null, 'none'],
          Tags: 'x',
          UserPolicyList: {},
          AttachedManagedPolicies: [7, {}],
          PermissionsBoundary: 7,
        },
      ],
      RoleDetailList: [{ ...role('r', trustsAccount), RoleLastUsed: { LastUsedDate: 'never' }, CreateDate: {} }],
      GroupDetailList: [{ ...group('g'), GroupList: ['g', 'h'] }, { ...group('h'), GroupList: ['g'] }, { ...group('g') }, {}],
      Policies: [{}, null, { ...managed('p', policy()), PolicyVersionList: 'x' }],
    };
    const found = accountOf([odd, null, 'x'], 'x');
    expect(found.principals.map((p) => [p.name, p.unread])).toEqual([
      ['b', ['those of the group none']],
      ['r', []],
    ]);
    expect(found.skipped.length).toBeGreaterThan(0);
    expect(escalations(found, await loadActions()).of.size).toBe(0);
  });

  it('do not take names of objects for their own', () => {
    const found = accountOf(
      [
        JSON.parse(
          '{"__proto__":{"x":1},"UserDetailList":[{"UserName":"__proto__","Arn":"arn:aws:iam::111122223333:user/__proto__","GroupList":["constructor"]}],"GroupDetailList":[]}',
        ),
      ],
      'x',
    );
    expect(found.principals[0]).toMatchObject({ name: '__proto__', groups: [], unread: ['those of the group constructor'] });
  });
});

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const ROOT = `<root_account>,arn:aws:iam::${ACCOUNT}:root,2020-01-01T00:00:00+00:00,not_supported,2024-05-01T00:00:00+00:00,not_supported,not_supported,true,true,2020-02-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`;
const ANNA = `anna,arn:aws:iam::${ACCOUNT}:user/anna,2021-01-01T00:00:00+00:00,true,no_information,2021-01-01T00:00:00+00:00,N/A,false,true,2021-01-02T00:00:00+00:00,2025-01-01T00:00:00+00:00,eu-west-1,s3,true,2021-01-03T00:00:00+00:00,N/A,N/A,N/A,true,2021-01-03T00:00:00+00:00,false,N/A`;
const CSV = [HEADER, ROOT, ANNA].join('\n');

describe('the credential report', () => {
  const expected = [
    {
      user: '<root_account>',
      arn: `arn:aws:iam::${ACCOUNT}:root`,
      root: true,
      created: '2020-01-01T00:00:00.000Z',
      passwordLastUsed: '2024-05-01T00:00:00.000Z',
      mfa: true,
      keys: [{ slot: 1, active: true, rotated: '2020-02-01T00:00:00.000Z', lastUsed: 'never' }],
      certificates: 0,
    },
    {
      user: 'anna',
      arn: arn('user', 'anna'),
      root: false,
      created: '2021-01-01T00:00:00.000Z',
      password: true,
      passwordLastUsed: 'unknown',
      mfa: false,
      keys: [
        { slot: 1, active: true, rotated: '2021-01-02T00:00:00.000Z', lastUsed: '2025-01-01T00:00:00.000Z', service: 's3', region: 'eu-west-1' },
        { slot: 2, active: true, rotated: '2021-01-03T00:00:00.000Z', lastUsed: 'never' },
      ],
      certificates: 1,
    },
  ];

  it.each([
    ['as it is', CSV],
    ['with a final line break', `${CSV}\n`],
    ['with the line ends of Windows', CSV.replaceAll('\n', '\r\n')],
    [
      'with quotes',
      CSV.split('\n')
        .map((l) =>
          l
            .split(',')
            .map((c) => `"${c}"`)
            .join(','),
        )
        .join('\n'),
    ],
    ['with a mark at its beginning', `\uFEFF${CSV}`],
    [
      'with its columns in another order',
      CSV.split('\n')
        .map((l) => l.split(',').reverse().join(','))
        .join('\n'),
    ],
    [
      'with columns that came later',
      CSV.split('\n')
        .map((l, i) => `${l},${i ? 'x' : 'new_column'}`)
        .join('\n'),
    ],
    ['as the CLI wraps it', JSON.stringify({ Content: Buffer.from(CSV).toString('base64'), ReportFormat: 'text/csv' })],
  ])('is read %s', (_what, text) => expect(reportOf(text, 'x').rows).toEqual(expected));

  it('tells who has a password', () => {
    expect(passwordsOf(reportOf(CSV, 'x'))).toEqual(new Map([['anna', true]]));
  });

  it('tells when it was made', () =>
    expect(reportOf(JSON.stringify({ Content: Buffer.from(CSV).toString('base64'), GeneratedTime: '2026-01-01T00:00:00+00:00' }), 'x').made).toBe(
      '2026-01-01T00:00:00.000Z',
    ));

  it.each([
    ['another CSV', 'a,b\n1,2\n', 'is no credential report of AWS: it has no column user, arn, access_key_1_active'],
    ['nothing', '', 'is no credential report of AWS'],
    ['another JSON', '{"Users":[]}', 'is no credential report of AWS: it has no Content'],
    ['half a JSON', '{"Content":"dXNl', 'ends in the middle'],
    ['half a line', `${HEADER}\n${ANNA.slice(0, 60)}`, 'its line 2 has 3 of 22 columns'],
  ])('is refused: %s', (_what, text, said) => {
    expect(() => reportOf(text, 'x')).toThrow(UsageError);
    expect(() => reportOf(text, 'x')).toThrow(`x ${said.startsWith('its') ? 'ends in the middle, or is damaged: ' : ''}${said}`);
  });

  it('ends on a file of nothing but quotes', () => {
    const started = performance.now();
    expect(() => reportOf(`${HEADER}\n${'"'.repeat(2_000_001)}x`, 'x')).toThrow(UsageError);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
