/** Accounts for the tests of src/cloud/aws: made-up users, roles, groups and policies in the form GetAccountAuthorizationDetails answers in. */
import { type Account, accountOf } from '../src/cloud/aws/account.ts';

export const ACCOUNT = '111122223333';
export const OTHER = '444455556666';
export const arn = (kind: string, name: string, account = ACCOUNT): string => `arn:aws:iam::${account}:${kind}/${name}`;

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  [element: string]: unknown;
}

export const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
export const deny = (Action: string | string[], Resource: string | string[] = '*', Condition?: object): Statement => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});
export const policy = (...Statement: Statement[]): object => ({ Version: '2012-10-17', Statement });

/** A trust policy. */
export const trust = (Principal: unknown, more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more }],
});
export const trustsService = (...names: string[]): object => trust({ Service: names });
export const trustsAccount = trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` });

interface Common {
  inline?: object[];
  attached?: string[];
  boundary?: string;
  tags?: Record<string, string>;
  path?: string;
}

const common = ({ inline = [], attached = [], boundary, tags = {} }: Common, list: string): object => ({
  CreateDate: '2024-01-01T00:00:00+00:00',
  [list]: inline.map((PolicyDocument, i) => ({ PolicyName: `inline-${i}`, PolicyDocument })),
  AttachedManagedPolicies: attached.map((PolicyArn) => ({ PolicyName: PolicyArn.replace(/.*\//, ''), PolicyArn })),
  ...(boundary ? { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } } : {}),
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

export const user = (name: string, options: Common & { groups?: string[] } = {}): object => ({
  Path: options.path ?? '/',
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: arn('user', name),
  GroupList: options.groups ?? [],
  ...common(options, 'UserPolicyList'),
});

export const role = (name: string, AssumeRolePolicyDocument: object, options: Common = {}): object => ({
  Path: options.path ?? '/',
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: arn('role', name),
  AssumeRolePolicyDocument,
  InstanceProfileList: [],
  RoleLastUsed: {},
  ...common(options, 'RolePolicyList'),
});

export const group = (name: string, options: Common = {}): object => ({
  Path: '/',
  GroupName: name,
  GroupId: `AGPA${name.toUpperCase()}`,
  Arn: arn('group', name),
  ...common(options, 'GroupPolicyList'),
});

/** A managed policy; the first document is in force, the others are older versions. */
export const managed = (name: string, ...documents: object[]): object => ({
  PolicyName: name,
  PolicyId: `ANPA${name.toUpperCase()}`,
  Arn: arn('policy', name),
  DefaultVersionId: `v${documents.length}`,
  AttachmentCount: 1,
  PolicyVersionList: documents.map((Document, i) => ({ Document, VersionId: `v${documents.length - i}`, IsDefaultVersion: i === 0 })),
});

export interface Details {
  users?: object[];
  roles?: object[];
  groups?: object[];
  policies?: object[];
}

export const details = ({ users = [], roles = [], groups = [], policies = [] }: Details): object => ({
  UserDetailList: users,
  RoleDetailList: roles,
  GroupDetailList: groups,
  Policies: policies,
});

export const account = (parts: Details): Account => accountOf([details(parts)], 'test.json');

/** The same answer as the SDK gives it: documents as text encoded for a URL. */
export const encoded = (page: object): object =>
  JSON.parse(JSON.stringify(page), (key, value: unknown) =>
    ['PolicyDocument', 'AssumeRolePolicyDocument', 'Document'].includes(key) && typeof value === 'object' ? encodeURIComponent(JSON.stringify(value)) : value,
  ) as object;
