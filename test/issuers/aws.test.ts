/**
 * Answers follow the examples of docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html and
 * docs.aws.amazon.com/IAM/latest/APIReference (ListAccessKeys, GetAccessKeyLastUsed, ListAttachedUserPolicies), read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors, { accountOf } from '../../detectors/aws.ts';
import aws from '../../issuers/aws.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { signed } from '../../src/sigv4.ts';
import { asking, judged, kindOf, type Route, type Routes, sortedLines } from './routes.ts';

const fake = new Fake(1);
const id = `AKIA${fake.text('base32', 16)}`;
const parts = { id, secret: fake.text('base64', 40) };
const held = { parts, facts: { account: '123456789012' } };
const STS = 'POST sts.amazonaws.com/';
const GOV = 'POST sts.us-gov-west-1.amazonaws.com/';
const CN = 'POST sts.cn-north-1.amazonaws.com.cn/';
const iam = (query: string) => `GET iam.amazonaws.com/?${query}&Version=2010-05-08`;
const who = (arn: string): Route => ({
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
});
const fault = (Code: string, Message = 'no'): Route => ({
  status: 403,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${Code}</Code><Message>${Message}</Message></Error></ErrorResponse>`,
});
const attached = (kind: string, ...arns: string[]): Route => ({
  body: `<ListAttached${kind}PoliciesResponse><AttachedPolicies>${arns.map((a) => `<member><PolicyName>x</PolicyName><PolicyArn>${a}</PolicyArn></member>`).join('')}</AttachedPolicies></ListAttached${kind}PoliciesResponse>`,
});

describe('signatures', () => {
  it('are those of the published example', () => {
    // "Task 4" of the signing process in the AWS General Reference; its keys are examples, built from parts here.
    const keys = { id: 'AKIDEXAMPLE', secret: ['wJalrXUtnFEMI', 'K7MDENG+bPxRfiCYEXAMPLEKEY'].join('/') };
    const url = 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08';
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const { authorization } = signed({ method: 'GET', url, headers }, keys, 'us-east-1', 'iam', new Date('2015-08-30T12:36:00Z'));
    expect(authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, ' +
        'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
  it('hold no secret key', async () => {
    const { asked } = await asking(aws, 'aws-access-key', held, { [STS]: fault('ExpiredToken') });
    expect(JSON.stringify(asked)).not.toContain(parts.secret);
    expect(asked[0]?.headers['authorization']).toContain(`Credential=${id}/`);
  });
});

it('reads the account of published ids', () => {
  // Vectors of trufflesecurity.com's post on canary tokens, built from parts.
  expect(accountOf(['ASIAQNZGKIQY', '56JQ7WML'].join(''))).toBe('029608264753');
  expect(accountOf(['ASIAY34FZKBO', 'KMUTVV7A'].join(''))).toBe('609629065308');
});

describe('of a user', () => {
  const user = who('arn:aws:iam::123456789012:user/team/Alice');
  const routes = (...arns: string[]): Routes => ({
    [STS]: user,
    [iam('Action=ListAttachedUserPolicies&UserName=Alice')]: attached('User', ...arns),
    [iam('Action=ListGroupsForUser&UserName=Alice')]: { body: '<Groups><member><GroupName>ops</GroupName></member></Groups>' },
    [iam('Action=ListAttachedGroupPolicies&GroupName=ops')]: attached('Group', 'arn:aws:iam::123456789012:policy/deploy'),
    [iam('Action=ListAccessKeys&UserName=Alice')]: {
      body: `<member><AccessKeyId>other</AccessKeyId><CreateDate>2020-01-01T00:00:00Z</CreateDate></member><member><AccessKeyId>${id}</AccessKeyId><CreateDate>2025-03-04T05:06:07Z</CreateDate></member>`,
    },
    [iam(`Action=GetAccessKeyLastUsed&AccessKeyId=${id}`)]: {
      body: '<AccessKeyLastUsed><LastUsedDate>2026-10-01T00:00:00Z</LastUsedDate></AccessKeyLastUsed>',
    },
  });
  it('wide: an administrator', async () => {
    const answer = await asking(aws, 'aws-access-key', held, routes('arn:aws:iam::aws:policy/AdministratorAccess'));
    expect(sortedLines(answer)).toEqual(['* admin account destroys data and backups on account 123456789012, by the policy AdministratorAccess'].sort());
    expect(answer).toMatchObject({ state: 'live', created: '2025-03-04T05:06:07.000Z', lastUsed: '2026-10-01T00:00:00.000Z' });
    expect(answer.unknown[0]).toBe('what its inline policies and the policies deploy allow');
  });
  it('narrow: may only read, as far as names tell', async () => {
    const answer = await asking(aws, 'aws-access-key', held, routes('arn:aws:iam::aws:policy/ReadOnlyAccess'));
    expect(sortedLines(answer)).toEqual(['read of all services read account on account 123456789012, by the policy ReadOnlyAccess'].sort());
    expect(judged(aws, 'aws-access-key', parts, held.facts, answer).reach).toMatchObject({ value: 'admin', evidence: { kind: 'unknown' } });
  });
  it('that may not ask IAM', async () => {
    const no = fault('AccessDenied');
    const answer = await asking(aws, 'aws-access-key', held, {
      [STS]: user,
      [iam('Action=ListAttachedUserPolicies&UserName=Alice')]: no,
      [iam('Action=ListAccessKeys&UserName=Alice')]: no,
    });
    expect(answer).toMatchObject({ state: 'live', principal: 'arn:aws:iam::123456789012:user/team/Alice', grants: [] });
    expect(answer.unknown[0]).toBe('which policies it has: it may not ask IAM');
  });
});

it('of the root user', async () => {
  const answer = await asking(aws, 'aws-access-key', held, { [STS]: who('arn:aws:iam::123456789012:root') });
  expect(judged(aws, 'aws-access-key', parts, held.facts, answer)).toMatchObject({ reach: { value: 'admin', evidence: { kind: 'issuer' } }, unknown: [] });
  expect(answer.narrower?.[0]?.how).toMatch(/Delete/);
});

it('of a role’s session', async () => {
  const session = { parts: { id: `ASIA${fake.text('base32', 16)}`, secret: parts.secret, sessionToken: fake.text('base64', 300) }, facts: {} };
  const answer = await asking(aws, 'aws-session-key', session, {
    [STS]: who('arn:aws:sts::123456789012:assumed-role/deployer/ci'),
    [iam('Action=ListAttachedRolePolicies&RoleName=deployer')]: attached('Role', 'arn:aws:iam::aws:policy/PowerUserAccess'),
  });
  expect(sortedLines(answer)).toEqual(
    ['everything but IAM destroy account destroys data and backups on account 123456789012, by the policy PowerUserAccess'].sort(),
  );
  expect(answer.asked[0]?.headers['x-amz-security-token']).toBe(session.parts.sessionToken);
});

describe('no use of it', () => {
  const gone = fault('InvalidClientTokenId');
  it.each<[string, Routes, string]>([
    ['revoked', { [STS]: gone, [GOV]: gone, [CN]: gone }, 'dead'],
    ['of a wrong secret', { [STS]: fault('SignatureDoesNotMatch') }, 'dead'],
    ['expired', { [STS]: fault('ExpiredToken') }, 'expired'],
  ])('%s', async (_, routes, state) => expect((await asking(aws, 'aws-access-key', held, routes)).state).toBe(state));
  it('asks the other partitions before it calls a key dead', async () => {
    const routes: Routes = { [STS]: gone, [GOV]: who('arn:aws-us-gov:iam::123456789012:root') };
    expect((await asking(aws, 'aws-access-key', held, routes)).state).toBe('live');
  });
  it.each<[string, Routes]>([
    ['limited', { [STS]: { status: 429 } }],
    ['an error', { [STS]: { status: 500 } }],
    ['throttled', { [STS]: { status: 400, body: '<Code>Throttling</Code>' } }],
    ['not what is documented', { [STS]: { body: '<html>' } }],
    ['a clock that is wrong', { [STS]: fault('SignatureDoesNotMatch', 'Signature expired: 1 is now earlier than 2') }],
  ])('%s', async (_, routes) => expect(asking(aws, 'aws-access-key', held, routes)).rejects.toThrow(NoAnswer));
  it('does not ask without the other half, nor about canaries', async () => {
    await expect(asking(aws, 'aws-access-key', { parts: { id }, facts: {} }, {})).rejects.toThrow(/secret key/);
    await expect(asking(aws, 'aws-session-key', { parts: { ...parts, id: `ASIA${id.slice(4)}` }, facts: {} }, {})).rejects.toThrow(/session token/);
    await expect(asking(aws, 'aws-access-key', { parts, facts: { account: '052310077262' } }, {})).rejects.toThrow(/alarm/);
  });
});

it('warns, and knows canaries', () => {
  const warn = (account: string) => kindOf(aws, 'aws-access-key').ask?.warning?.({ parts, facts: { account } });
  expect(warn('123456789012')).toMatch(/may be a canary/);
  expect(warn('052310077262')).toMatch(/known for canary keys/);
  expect(judged(aws, 'aws-access-key', parts, { account: '052310077262' }).principal?.value).toMatch(/canary/);
  expect(judged(aws, 'aws-bedrock-api-key', parts, { account: '123456789012', user: 'BedrockAPIKey-ab12' })).toMatchObject({
    principal: { value: 'user BedrockAPIKey-ab12 of account 123456789012' },
    reach: { value: 'destroy' },
    grants: [{ action: 'bedrock:InvokeModel' }],
  });
});

it('knows the kinds on the shelf that are of AWS itself', () => {
  const shelf = detectors.map((d) => d.id).filter((d) => d.startsWith('aws-'));
  expect(Object.keys(aws.kinds).sort()).toEqual(shelf.sort());
});
