/** Who from outside may take on a role. */
import { describe, expect, it } from 'vitest';
import { outsiders } from '../src/cloud/aws/trust.ts';
import { ACCOUNT, account, OTHER, role, trust, trustsAccount, trustsService } from './iam.ts';

const of = (document: object) => outsiders(account({ roles: [role('r', document)] }));
const oidc = (issuer: string, Condition?: object): object =>
  trust({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` }, { Action: 'sts:AssumeRoleWithWebIdentity', ...(Condition ? { Condition } : {}) });
const GITHUB = 'token.actions.githubusercontent.com';

describe('outsiders', () => {
  it('are none where the account trusts itself', () => {
    expect(of(trustsAccount)).toEqual([]);
    expect(of(trust({ AWS: [ACCOUNT, `arn:aws:iam::${ACCOUNT}:user/x`] }))).toEqual([]);
    expect(of({ Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' } })).toEqual([]);
    expect(of(trust('*', { Action: 'sts:TagSession' }))).toEqual([]);
  });

  it.each([
    ['another account', trust({ AWS: `arn:aws:iam::${OTHER}:root` }), { kind: 'account', open: expect.stringContaining('sts:ExternalId') }],
    ['another account by its number', trust({ AWS: OTHER }), { kind: 'account', who: OTHER, open: expect.any(String) }],
    ['everybody', trust('*'), { kind: 'anyone', open: expect.any(String) }],
    ['everybody of AWS', trust({ AWS: '*' }), { kind: 'anyone', who: '*', open: expect.any(String) }],
    ['all but one', trust(undefined, { NotPrincipal: { AWS: `arn:aws:iam::${OTHER}:root` } }), { kind: 'anyone', open: expect.any(String) }],
    ['a compute service', trustsService('ec2.amazonaws.com'), { kind: 'service', compute: true }],
    ['another service', trustsService('cloudtrail.amazonaws.com'), { kind: 'service', compute: false }],
    ['SAML', trust({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/corp` }, { Action: 'sts:AssumeRoleWithSAML' }), { kind: 'saml' }],
    [
      'OIDC without a subject',
      oidc(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
      { kind: 'web identity', open: expect.stringContaining(`${GITHUB}:sub`) },
    ],
    [
      'OIDC with any subject',
      oidc(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:*' } }),
      { kind: 'web identity', open: expect.stringContaining('any subject') },
    ],
    ['OIDC that only asks that there is a subject', oidc(GITHUB, { Null: { [`${GITHUB}:sub`]: 'false' } }), { open: expect.stringContaining('any subject') }],
    [
      'OIDC that leaves one subject out',
      oidc(GITHUB, { StringNotEquals: { [`${GITHUB}:sub`]: 'repo:acme/x:ref:refs/heads/main' } }),
      { open: expect.stringContaining('any subject') },
    ],
    [
      'Cognito without a pool',
      trust({ Federated: 'cognito-identity.amazonaws.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
      { kind: 'web identity', open: expect.stringContaining(':aud') },
    ],
  ])('are seen: %s', (_what, document, expected) => expect(of(document)).toMatchObject([expected]));

  it.each([
    ['another account with an external id', trust({ AWS: OTHER }, { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })],
    ['one role of another account', trust({ AWS: `arn:aws:iam::${OTHER}:role/ci` })],
    ['everybody of the organization', trust({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
    ['OIDC bound to a repository', oidc(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } })],
    ['OIDC bound to one subject', oidc(GITHUB, { StringEquals: { [`${GITHUB}:sub`]: 'repo:acme/shop:ref:refs/heads/main' } })],
  ])('are not called open: %s', (_what, document) => {
    const [found] = of(document);
    expect(found).toBeDefined();
    expect(found?.open).toBeUndefined();
  });
});
