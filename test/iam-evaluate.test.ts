/**
 * What AWS documents of how policies are judged, rule by rule. Pages of docs.aws.amazon.com/IAM/latest/UserGuide, read 2026-11-21, are named at
 * each group.
 */
import { describe, expect, it } from 'vitest';
import type { Account, Principal } from '../src/cloud/aws/account.ts';
import { conditionsOf, type Truth } from '../src/cloud/aws/conditions.ts';
import { ACCESS_KEY, type Known } from '../src/cloud/aws/context.ts';
import { may, subjectOf } from '../src/cloud/aws/evaluate.ts';
import { covers, literally, meets } from '../src/cloud/aws/pattern.ts';
import { documentOf, NoPolicy } from '../src/cloud/aws/policy.ts';
import { wildcard } from '../src/wildcard.ts';
import { ACCOUNT, account, allow, arn, type Details, deny, group, managed, OTHER, policy, role, type Statement, trustsAccount, user } from './iam.ts';

const who = (parts: Details, name = 'u'): [Principal, Account] => {
  const whole = account(parts);
  return [whole.principals.find((p) => p.name === name) as Principal, whole];
};
const ask = (statements: Statement[], action: string, resource = '*', known: Known = {}, version = '2012-10-17') =>
  may(subjectOf(...who({ users: [user('u', { inline: [{ Version: version, Statement: statements }], tags: { team: 'red' } })] }), [], known), action, resource);
const BUCKET = 'arn:aws:s3:::logs';
const OBJECT = `${BUCKET}/2026/a.txt`;

describe('who decides (reference_policies_evaluation-logic_policy-eval-denyallow)', () => {
  it('denies by default', () => expect(ask([], 's3:GetObject', OBJECT)).toMatchObject({ answer: 'no', because: 'not allowed' }));

  it('allows what one statement allows, and names it', () => {
    const { answer, by, all } = ask([{ Sid: 'Read', ...allow('s3:GetObject', `${BUCKET}/*`) }], 's3:GetObject', OBJECT);
    expect({ answer, all }).toEqual({ answer: 'yes', all: true });
    expect(by.map((g) => [g.policy, g.statement.name])).toEqual([['inline-0', 'Read']]);
  });

  it('lets an explicit denial win, wherever it stands, and names it', () => {
    const { answer, because, by } = ask([deny('s3:*', `${BUCKET}/*`), allow('*')], 's3:GetObject', OBJECT);
    expect({ answer, because }).toEqual({ answer: 'no', because: 'denied' });
    expect(by.map((g) => g.statement.name)).toEqual(['statement 1']);
    expect(ask([deny('s3:*')], 's3:GetObject', OBJECT)).toMatchObject({ because: 'denied' });
  });

  it('takes in what groups and managed policies allow and deny, in their default version alone', () => {
    const parts: Details = {
      users: [user('u', { groups: ['g'], attached: [arn('policy', 'p')] })],
      groups: [group('g', { inline: [policy(allow('sqs:*'))], attached: [arn('policy', 'q')] })],
      policies: [managed('p', policy(allow('sns:Publish')), policy(allow('*'))), managed('q', policy(deny('sqs:DeleteQueue')))],
    };
    const subject = subjectOf(...who(parts));
    const answers = ['sns:Publish', 'sns:DeleteTopic', 'sqs:SendMessage', 'sqs:DeleteQueue'].map((a) => may(subject, a, '*').answer);
    expect(answers).toEqual(['yes', 'no', 'yes', 'no']);
  });

  it('asks the boundary as well (access_policies_boundaries)', () => {
    const parts = (boundary: object, inline = policy(allow('*'))): Details => ({
      users: [user('u', { inline: [inline], boundary: arn('policy', 'b') })],
      policies: [managed('b', boundary)],
    });
    const judged = (boundary: object, inline?: object) => may(subjectOf(...who(parts(boundary, inline as never))), 's3:GetObject', OBJECT);
    expect(judged(policy(allow('s3:*')))).toMatchObject({ answer: 'yes' });
    expect(judged(policy(allow('ec2:*')))).toMatchObject({ answer: 'no', because: 'boundary' });
    expect(judged(policy(allow('*'), deny('s3:GetObject')))).toMatchObject({ answer: 'no', because: 'denied' });
    expect(judged(policy(allow('*')), policy()), 'a boundary allows nothing by itself').toMatchObject({ because: 'not allowed' });
    expect(judged(policy(allow('s3:*', 'arn:aws:s3:::other/*')))).toMatchObject({ because: 'boundary' });
  });

  it('asks every level of the organization (orgs_manage_policies_scps_evaluation)', () => {
    const level = (...statements: Statement[]) => [{ name: 'scp', document: documentOf(policy(...statements)) }];
    const judged = (scps: ReturnType<typeof level>[], path?: string) => {
      const parts = { roles: [role('u', trustsAccount, { inline: [policy(allow('*'))], ...(path ? { path } : {}) })] };
      return may(subjectOf(...who(parts), scps), 's3:GetObject', OBJECT);
    };
    expect(judged([level(allow('*')), level(allow('s3:*'))])).toMatchObject({ answer: 'yes' });
    expect(judged([level(allow('*')), level(allow('ec2:*'))])).toMatchObject({ answer: 'no', because: 'scp' });
    expect(judged([level(allow('*'), deny('s3:*')), level(allow('*'))])).toMatchObject({ answer: 'no', because: 'denied' });
    expect(judged([level(deny('*'))], '/aws-service-role/x.amazonaws.com/'), 'a service-linked role is not reached').toMatchObject({ answer: 'yes' });
  });

  it('leaves open what a policy that cannot be read may say', () => {
    const parts: Details = { users: [user('u', { inline: ['{'] as unknown as object[], attached: [arn('policy', 'gone')] })] };
    expect(may(subjectOf(...who(parts)), 's3:GetObject', OBJECT)).toMatchObject({
      answer: 'possible',
      unknown: ['what the policy inline-0 says', `what the policy ${arn('policy', 'gone')} says`],
    });
    const denied: Details = { users: [user('u', { inline: [policy(deny('s3:*'))], attached: [arn('policy', 'gone')] })] };
    expect(may(subjectOf(...who(denied)), 's3:GetObject', OBJECT)).toMatchObject({ answer: 'no', because: 'denied' });
    const bounded: Details = { users: [user('u', { inline: [policy(allow('*'))], boundary: arn('policy', 'gone') })] };
    expect(may(subjectOf(...who(bounded)), 's3:GetObject', OBJECT)).toMatchObject({ answer: 'possible', unknown: ['what its permissions boundary allows'] });
  });
});

describe('actions (reference_policies_elements_action, …_notaction)', () => {
  it.each([
    ['s3:GetObject', 's3:GetObject', true],
    ['S3:getobject', 's3:GetObject', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObject', true],
    ['s3:GetObjec?', 's3:GetObject', true],
    ['s3:GetObjec?', 's3:GetObjec', false],
    ['*', 's3:GetObject', true],
    ['*:GetObject', 's3:GetObject', true],
    ['s?:GetObject', 's3:GetObject', true],
    ['s3', 's3:GetObject', false],
    ['s3:Get', 's3:GetObject', false],
    ['s3-object-lambda:*', 's3:GetObject', false],
  ])('%s speaks of %s: %s', (pattern, action, expected) => expect(ask([allow(pattern)], action).answer === 'yes').toBe(expected));

  it('takes NotAction for all others', () => {
    const but: Statement = { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' };
    expect(ask([but], 's3:GetObject', OBJECT).answer).toBe('yes');
    expect(ask([but], 'IAM:CreateUser').answer).toBe('no');
    expect(ask([allow('*'), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }], 'ec2:RunInstances').answer).toBe('no');
    expect(ask([allow('*'), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }], 's3:GetObject', OBJECT).answer).toBe('yes');
  });
});

describe('resources (reference_policies_elements_resource, …_notresource)', () => {
  it.each([
    [`${BUCKET}/*`, OBJECT, 'yes'],
    [`${BUCKET}/2026/?.txt`, OBJECT, 'yes'],
    [BUCKET, OBJECT, 'no'],
    ['arn:aws:s3:::LOGS/*', OBJECT, 'no'],
    ['arn:aws:s3:::*', OBJECT, 'yes'],
    ['arn:aws:*', OBJECT, 'yes'],
    ['*', OBJECT, 'yes'],
    ['arn:aws:sqs:*:111122223333:*', 'arn:aws:sqs:eu-west-1:111122223333:q', 'yes'],
    ['arn:aws:sqs:*:444455556666:*', 'arn:aws:sqs:eu-west-1:111122223333:q', 'no'],
    [`${BUCKET}/*`, '*', 'no'],
    ['*', '*', 'yes'],
  ])('%s, asked about %s: %s', (pattern, resource, expected) => expect(ask([allow('s3:GetObject', pattern)], 's3:GetObject', resource).answer).toBe(expected));

  it('tells all from a part', () => {
    const all = 'arn:aws:rds:*:111122223333:db:*';
    expect(ask([allow('rds:*', 'arn:aws:rds:*:*:db:*')], 'rds:DeleteDBInstance', all)).toMatchObject({ answer: 'yes', all: true, resources: [all] });
    const part = 'arn:aws:rds:eu-west-1:111122223333:db:dev-*';
    expect(ask([allow('rds:*', part)], 'rds:DeleteDBInstance', all)).toMatchObject({ answer: 'yes', all: false, resources: [part] });
    expect(ask([allow('rds:*'), deny('rds:*', 'arn:aws:rds:*:*:db:prod-*')], 'rds:DeleteDBInstance', all)).toMatchObject({ answer: 'yes', all: false });
    expect(ask([allow('rds:*', part), deny('rds:*', 'arn:aws:rds:*:*:db:dev-*')], 'rds:DeleteDBInstance', all)).toMatchObject({
      answer: 'no',
      because: 'denied',
    });
    expect(ask([allow('rds:*', 'arn:aws:rds:*:*:snapshot:*')], 'rds:DeleteDBInstance', all)).toMatchObject({ answer: 'no' });
  });

  it('sees that two parts have nothing in common', () => {
    const parts: Details = {
      users: [user('u', { inline: [policy(allow('s3:*', 'arn:aws:s3:::dev-*'))], boundary: arn('policy', 'b') })],
      policies: [managed('b', policy(allow('s3:*', ['arn:aws:s3:::prod-*', 'arn:aws:s3:::test-*'])))],
    };
    expect(may(subjectOf(...who(parts)), 's3:DeleteBucket', 'arn:aws:s3:::*')).toMatchObject({ answer: 'no', because: 'boundary' });
  });

  it('lets a denial of all that was asked about win over an allowance that crosses it', () => {
    const asked = 'arn:aws:s3:::app-*';
    expect(ask([allow('s3:*', 'arn:aws:s3:::*-logs'), deny('s3:*', asked)], 's3:DeleteBucket', asked)).toMatchObject({ answer: 'no', because: 'denied' });
    expect(ask([allow('s3:*', 'arn:aws:s3:::*-logs')], 's3:DeleteBucket', asked)).toMatchObject({ answer: 'yes', all: false });
  });

  it('takes NotResource for all others', () => {
    const but: Statement = { Effect: 'Allow', Action: 's3:*', NotResource: [`${BUCKET}/*`, BUCKET] };
    expect(ask([but], 's3:GetObject', OBJECT).answer).toBe('no');
    expect(ask([but], 's3:GetObject', 'arn:aws:s3:::other/x')).toMatchObject({ answer: 'yes', all: true });
    expect(ask([but], 's3:GetObject', 'arn:aws:s3:::*')).toMatchObject({ answer: 'yes', all: false });
    expect(ask([allow('*'), { Effect: 'Deny', Action: '*', NotResource: `${BUCKET}/*` }], 's3:GetObject', 'arn:aws:s3:::other/x').answer).toBe('no');
  });
});

describe('variables (reference_policies_variables)', () => {
  const home = `${BUCKET}/\${aws:username}/*`;
  it.each([
    [home, `${BUCKET}/u/x`, 'yes'],
    [home, `${BUCKET}/v/x`, 'no'],
    [`${BUCKET}/\${aws:PrincipalTag/team}/*`, `${BUCKET}/red/x`, 'yes'],
    [`${BUCKET}/\${aws:PrincipalTag/none}/*`, `${BUCKET}//x`, 'no'],
    [`${BUCKET}/\${aws:PrincipalTag/none, 'shared'}/*`, `${BUCKET}/shared/x`, 'yes'],
    [`${BUCKET}/\${aws:SourceIp}/*`, `${BUCKET}/v/x`, 'possible'],
    [`${BUCKET}/\${*}`, `${BUCKET}/x`, 'no'],
    [`${BUCKET}/a\${$}b`, `${BUCKET}/a$b`, 'yes'],
  ])('%s, asked about %s: %s', (pattern, resource, expected) => expect(ask([allow('s3:GetObject', pattern)], 's3:GetObject', resource).answer).toBe(expected));

  it('has none in policies of the old version', () => {
    expect(ask([allow('s3:GetObject', home)], 's3:GetObject', `${BUCKET}/u/x`, {}, '2008-10-17').answer).toBe('no');
    expect(ask([allow('s3:GetObject', home)], 's3:GetObject', `${BUCKET}/\${aws:username}/x`, {}, '2008-10-17').answer).toBe('yes');
  });
});

describe('conditions (reference_policies_elements_condition_operators, reference_policies_condition-single-vs-multi-valued-context-keys)', () => {
  const K = 'test:key';
  const test = (operator: string, values: unknown, held: readonly string[] | null | undefined): Truth => {
    const [condition] = conditionsOf({ [operator]: { 'Test:Key': values } }, true);
    return condition?.test((key) => (key === K ? held : null));
  };
  const one: [operator: string, wanted: unknown, held: string[] | null, expected: Truth][] = [
    ['StringEquals', 'a', ['a'], true],
    ['StringEquals', 'a', ['A'], false],
    ['StringEquals', 'a*', ['ab'], false],
    ['StringEquals', ['a', 'b'], ['b'], true],
    ['StringEquals', 'a', null, false],
    ['StringNotEquals', 'a', ['b'], true],
    ['StringNotEquals', ['a', 'b'], ['b'], false],
    ['StringNotEquals', 'a', null, true],
    ['StringEqualsIgnoreCase', 'Ab', ['aB'], true],
    ['StringNotEqualsIgnoreCase', 'Ab', ['aB'], false],
    ['StringLike', 'a*c?', ['abbbcd'], true],
    ['StringLike', 'a', ['ab'], false],
    ['StringLike', 'a${*}', ['a*'], true],
    ['StringLike', 'a${*}', ['ab'], false],
    ['StringNotLike', 'a*', ['b'], true],
    ['stringlike', 'a*', ['ab'], true],
    ['NumericEquals', '10', ['10.0'], true],
    ['NumericEquals', 'x', ['x'], false],
    ['NumericLessThan', 10, ['9'], true],
    ['NumericLessThan', 10, ['10'], false],
    ['NumericLessThanEquals', 10, ['10'], true],
    ['NumericGreaterThan', '7', ['8'], true],
    ['NumericGreaterThanEquals', '7', ['6'], false],
    ['NumericNotEquals', '7', ['6'], true],
    ['DateLessThan', '2026-01-01T00:00:00Z', ['2025-12-31T23:59:59Z'], true],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', ['2025-12-31T23:59:59Z'], false],
    ['DateEquals', '1767225600', ['2026-01-01T00:00:00Z'], true],
    ['DateNotEquals', '2026', ['2026-01-01T00:00:00Z'], false],
    ['Bool', 'true', ['true'], true],
    ['Bool', true, ['true'], true],
    ['Bool', 'true', ['false'], false],
    ['Bool', 'false', null, false],
    ['BoolIfExists', 'false', null, true],
    ['BinaryEquals', 'QmluYXJ5', ['QmluYXJ5'], true],
    ['IpAddress', '203.0.113.0/24', ['203.0.113.9'], true],
    ['IpAddress', '203.0.113.0/24', ['203.0.114.9'], false],
    ['IpAddress', '203.0.113.7', ['203.0.113.7'], true],
    ['IpAddress', '0.0.0.0/0', ['198.51.100.1'], true],
    ['IpAddress', '2001:DB8:1234:5678::/64', ['2001:db8:1234:5678::1'], true],
    ['IpAddress', '2001:DB8:1234:5678::/64', ['2001:db8:1234:5679::1'], false],
    ['IpAddress', '0.0.0.0/0', ['::1'], false],
    ['IpAddress', '203.0.113.0/99', ['203.0.113.7'], false],
    ['IpAddress', 'nonsense', ['203.0.113.7'], false],
    ['NotIpAddress', '203.0.113.0/24', ['198.51.100.1'], true],
    ['ArnEquals', 'arn:aws:iam::*:role/x*', ['arn:aws:iam::1:role/xy'], true],
    ['ArnLike', 'arn:aws:*:role/x', ['arn:aws:iam::1:role/x'], false],
    ['ArnLike', 'arn:aws:sns:*:*:t', ['arn:aws:sns:eu-west-1:1:t'], true],
    ['ArnNotEquals', 'arn:aws:iam::1:role/x', ['arn:aws:iam::1:role/y'], true],
    ['ArnNotLike', 'arn:aws:iam::*:role/*', ['arn:aws:iam::1:role/y'], false],
    ['Null', 'true', null, true],
    ['Null', 'true', ['x'], false],
    ['Null', 'false', ['x'], true],
    ['Null', false, null, false],
    ['StringEqualsIfExists', 'a', null, true],
    ['StringEqualsIfExists', 'a', ['b'], false],
    ['StringNotEqualsIfExists', 'a', null, true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', 'a', null, true],
    ['ForAllValues:StringEquals', 'a', [], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', 'a', ['c', 'd'], false],
    ['ForAnyValue:StringEquals', 'a', null, false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAllValues:StringNotEquals', 'a', ['a', 'b'], false],
    ['ForAnyValue:StringLike', 'repo:*', ['x', 'repo:y'], true],
    ['Nonsense', 'a', ['a'], undefined],
  ];
  it.each(one)('%s %j, held %j: %s', (operator, wanted, held, expected) => expect(test(operator, wanted, held)).toBe(expected));

  it.each([...new Set(one.map(([operator]) => operator))])('%s is unknown where the key is', (operator) =>
    expect(test(operator, 'a', undefined)).toBe(undefined),
  );

  it('must all hold', () => {
    const both = { StringEquals: { 'aws:PrincipalAccount': ACCOUNT, 'aws:username': 'u' }, Bool: { 'aws:ViaAWSService': 'true' } };
    expect(ask([allow('s3:*', '*', both)], 's3:ListBucket', BUCKET, { 'aws:viaawsservice': ['true'] }).answer).toBe('yes');
    expect(ask([allow('s3:*', '*', both)], 's3:ListBucket', BUCKET, { 'aws:viaawsservice': ['false'] }).answer).toBe('no');
    expect(ask([allow('s3:*', '*', both)], 's3:ListBucket', BUCKET).answer).toBe('possible');
    const no = { ...both, StringNotEquals: { 'aws:username': 'u' } };
    expect(ask([allow('s3:*', '*', no)], 's3:ListBucket', BUCKET).answer, 'false wins over unknown').toBe('no');
  });

  it('make a denial uncertain, not harmless', () => {
    const guard = deny('s3:*', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } });
    expect(ask([allow('s3:*'), guard], 's3:ListBucket', BUCKET)).toMatchObject({
      answer: 'possible',
      unknown: ['whether the condition StringNotEquals aws:RequestedRegion holds'],
    });
    expect(ask([allow('s3:*'), guard], 's3:ListBucket', BUCKET, { 'aws:requestedregion': ['eu-west-1'] }).answer).toBe('yes');
    expect(ask([allow('s3:*'), guard], 's3:ListBucket', BUCKET, { 'aws:requestedregion': ['us-east-1'] }).answer).toBe('no');
  });

  it('are not met by who asks without encryption, for nobody has to', () => {
    expect(ask([allow('s3:*'), deny('s3:*', '*', { Bool: { 'aws:SecureTransport': 'false' } })], 's3:ListBucket', BUCKET).answer).toBe('yes');
  });

  it('know that a long-lived key never has a second factor', () => {
    const guard = deny('s3:*', '*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } });
    expect(ask([allow('s3:*'), guard], 's3:ListBucket', BUCKET, ACCESS_KEY).answer).toBe('no');
    expect(ask([allow('s3:*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })], 's3:ListBucket', BUCKET, ACCESS_KEY).answer).toBe('no');
  });

  it('take a key’s values from a variable', () => {
    const own = { StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' } };
    expect(ask([allow('ec2:*', '*', own)], 'ec2:StopInstances', '*', { 'aws:resourcetag/owner': ['u'] }).answer).toBe('yes');
    expect(ask([allow('ec2:*', '*', own)], 'ec2:StopInstances', '*', { 'aws:resourcetag/owner': ['v'] }).answer).toBe('no');
    expect(ask([allow('ec2:*', '*', { StringLike: { 'aws:username': 'u*' } })], 'ec2:StopInstances', '*').answer).toBe('yes');
    expect(ask([allow('ec2:*', '*', { StringEquals: { 'aws:PrincipalAccount': OTHER } })], 'ec2:StopInstances', '*').answer).toBe('no');
  });

  it.each([null, 'x', [], { StringEquals: 'x' }, { StringEquals: null }])('that are none (%j) are unknown, and end nothing', (Condition) => {
    const answer = ask([{ Effect: 'Allow', Action: '*', Resource: '*', Condition }], 's3:ListBucket', BUCKET).answer;
    expect(answer).toBe(Condition === null ? 'yes' : 'possible');
  });
});

describe('patterns', () => {
  /** Small texts over a small alphabet, so that they meet often. */
  const texts = (alphabet: string, length: number): string[] => {
    let all = [''];
    for (let i = 0, last = all; i < length; i++) {
      last = last.flatMap((t) => [...alphabet].map((c) => t + c));
      all = all.concat(last);
    }
    return all;
  };
  const patterns = texts('ab*?', 3);
  const words = texts('ab', 5);

  it('cover another only when all of its words are theirs', () => {
    for (const p of patterns)
      for (const q of patterns)
        if (covers(p, q)) for (const w of words) if (wildcard(q, w)) expect(wildcard(p, w), `${p} covers ${q}, but not ${w}`).toBe(true);
  });
  it('are said to cover what they cover, without question marks', () => {
    const plain = texts('ab*', 3);
    for (const p of plain)
      for (const q of plain)
        if (!covers(p, q))
          expect(
            words.some((w) => wildcard(q, w) && !wildcard(p, w)),
            `${p} covers ${q}`,
          ).toBe(true);
  });
  it('meet whenever a word is in both', () => {
    for (const p of patterns)
      for (const q of patterns)
        if (!meets(p, q))
          expect(
            words.some((w) => wildcard(p, w) && wildcard(q, w)),
            `${p} meets ${q}`,
          ).toBe(false);
  });
  it('do not meet when no word is in both, without question marks', () => {
    const plain = texts('ab*', 3);
    for (const p of plain)
      for (const q of plain)
        if (meets(p, q))
          expect(
            words.concat(texts('ab', 6)).some((w) => wildcard(p, w) && wildcard(q, w)),
            `${p} does not meet ${q}`,
          ).toBe(true);
  });
  it('take stars in a text for themselves', () => {
    expect(wildcard('a*', literally('a*'))).toBe(true);
    expect(wildcard('ab', literally('a*'))).toBe(false);
  });
  it('end on bait', () => {
    const bait = `arn:aws:s3:::${'a*'.repeat(1000)}b`;
    const started = performance.now();
    for (const other of [`arn:aws:s3:::${'a'.repeat(2000)}`, bait, `arn:aws:s3:::${'*a'.repeat(1000)}`]) {
      covers(bait, other);
      meets(bait, other);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('documents', () => {
  it.each([
    ['no JSON', 'nonsense'],
    ['a list', '[]'],
    ['null', 'null'],
    ['without statements', '{}'],
    ['no effect', '{"Statement":[{"Action":"*","Resource":"*"}]}'],
    ['wrong effect', '{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}'],
    ['an action that is a number', '{"Statement":{"Effect":"Allow","Action":[1],"Resource":"*"}}'],
    ['no action', '{"Statement":{"Effect":"Allow","Resource":"*"}}'],
    ['broken encoding', '%7B%ZZ'],
    ['a statement that is text', '{"Statement":["x"]}'],
    ['a principal that is a number', '{"Statement":{"Effect":"Allow","Action":"*","Principal":7}}'],
  ])('that are none are refused: %s', (_what, text) => expect(() => documentOf(text)).toThrow(NoPolicy));

  it('are read as text, as encoded text and as objects', () => {
    const text = JSON.stringify(policy(allow('s3:*', 'arn:aws:s3:::a b/*')));
    const read = [text, encodeURIComponent(text), JSON.parse(text)].map((source) => documentOf(source).statements[0]?.resources);
    expect(read).toEqual([['arn:aws:s3:::a b/*'], ['arn:aws:s3:::a b/*'], ['arn:aws:s3:::a b/*']]);
  });

  it('may have one statement, and be huge or deep no further', () => {
    expect(documentOf({ Statement: allow('*') }).statements).toHaveLength(1);
    const large = JSON.stringify(policy(...Array.from({ length: 50_000 }, (_, i) => allow('s3:*', `arn:aws:s3:::bucket-${i}`))));
    for (const source of [large, encodeURIComponent(large), JSON.parse(large)])
      expect(() => documentOf(source)).toThrow(expect.objectContaining({ reason: 'too-large' }));
    expect(() => documentOf(`{"Statement":${'['.repeat(60_000)}`)).toThrow(NoPolicy);
  });
});
