/**
 * An AWS account's users, roles, groups and policies, from what GetAccountAuthorizationDetails answers: as the SDK gives it (documents encoded
 * for a URL) or as the AWS CLI prints it (documents as objects), in one piece or page by page. A document that cannot be read is said, and
 * leaves what its principals can do unknown. docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html, read 2026-11-21.
 */
import { type Skip, UsageError } from '../../model.ts';
import { type Document, documentOf, NoPolicy, type Policy } from './policy.ts';

export interface ManagedPolicy {
  name: string;
  arn: string;
  /** AWS's own, which nobody in the account can change. */
  byAws: boolean;
  /** The version in force; undefined when it could not be read. */
  document: Document | undefined;
  /** The others, which SetDefaultPolicyVersion can put in force. */
  otherVersions: { id: string; document: Document }[];
}

export interface Group {
  name: string;
  arn: string;
  policies: readonly Policy[];
  /** Policies attached to it, as ARNs. */
  attached: readonly string[];
  /** Policies that could not be read. */
  unread: readonly string[];
}

export interface Principal {
  kind: 'user' | 'role';
  name: string;
  arn: string;
  /** `AIDA…` or `AROA…`. */
  id: string;
  path: string;
  /** Its own, inline and attached, then those of its groups. */
  policies: readonly Policy[];
  /** Its own inline policies, by name. */
  inline: readonly string[];
  /** Managed policies attached to it, as ARNs. */
  attached: readonly string[];
  groups: readonly Group[];
  /** Names of its policies that could not be read: what they allow or deny is not known. */
  unread: readonly string[];
  /** The policy that bounds it; `unread` when there is one that could not be read. */
  boundary?: Policy | 'unread';
  tags: ReadonlyMap<string, string>;
  /** ISO 8601. */
  created?: string;
  /** Of a role: when it was used last, in the last 400 days, ISO 8601. */
  lastUsed?: string;
  /** Of a role: who may take it on; undefined when that could not be read. */
  trust?: Document;
}

export interface Account {
  /** Twelve digits. */
  id: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  principals: readonly Principal[];
  groups: ReadonlyMap<string, Group>;
  /** By ARN. */
  policies: ReadonlyMap<string, ManagedPolicy>;
  /** Kinds of things the answer was asked for without; there may be some. */
  missing: readonly ('users' | 'roles' | 'groups' | 'policies')[];
  skipped: readonly Skip[];
}

/** Allows everything. */
export const EVERYTHING: Document = documentOf({ Version: '2012-10-17', Statement: { Sid: 'everything', Effect: 'Allow', Action: '*', Resource: '*' } });
/** The one policy of AWS's own whose content never was another: docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html. */
const ADMINISTRATOR = /^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/;

type Fields = Record<string, unknown>;
const LISTS = { UserDetailList: 'users', RoleDetailList: 'roles', GroupDetailList: 'groups', Policies: 'policies' } as const;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const recordsIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const dateIn = (value: unknown): string | undefined => {
  const date =
    value instanceof Date
      ? value
      : typeof value === 'string' || typeof value === 'number'
        ? new Date(typeof value === 'number' ? value * 1000 : value)
        : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
};

/**
 * Puts together the pages of an answer. @param where names it in messages
 * @throws UsageError for what is no such answer, or of several accounts
 */
export function accountOf(pages: readonly unknown[], where: string): Account {
  const found = pages.filter(isFields);
  const missing = (Object.keys(LISTS) as (keyof typeof LISTS)[]).filter((list) => !found.some((page) => Array.isArray(page[list])));
  if (missing.length === Object.keys(LISTS).length)
    throw new UsageError(`${where} is not what GetAccountAuthorizationDetails answers: it holds none of ${Object.keys(LISTS).join(', ')}`);
  const all = (list: keyof typeof LISTS): Fields[] => found.flatMap((page) => recordsIn(page[list]));
  const [users, roles, groupList, policyList] = [all('UserDetailList'), all('RoleDetailList'), all('GroupDetailList'), all('Policies')];

  const skipped: Skip[] = [];
  const documents = new Map<string, Document>();
  /** Equal documents are read once: roles made by one template share theirs. */
  const read = (source: unknown, what: string): Document | undefined => {
    try {
      const key = typeof source === 'string' ? source : (JSON.stringify(source) ?? '');
      const known = documents.get(key) ?? documentOf(source);
      documents.set(key, known);
      return known;
    } catch (error) {
      const { message, reason } = error instanceof NoPolicy ? error : new NoPolicy('it is nested too deep');
      skipped.push({ path: where, reason, detail: `${what}: ${message}` });
      return undefined;
    }
  };

  const ids = new Map<string, string>();
  const home = (arn: string): string => {
    const [, partition = '', account = ''] = /^arn:([\w-]+):iam::(\d{12}):/.exec(arn) ?? [];
    if (account) ids.set(account, partition);
    return arn;
  };

  const policies = new Map<string, ManagedPolicy>();
  for (const p of policyList) {
    const arn = home(textOf(p['Arn']));
    if (!arn || policies.has(arn)) continue;
    const name = textOf(p['PolicyName']) || arn;
    const versions = recordsIn(p['PolicyVersionList']);
    const now = versions.find((v) => v['IsDefaultVersion'] === true) ?? versions.find((v) => v['VersionId'] === p['DefaultVersionId']);
    policies.set(arn, {
      name,
      arn,
      byAws: /^arn:[\w-]+:iam::aws:/.test(arn),
      document: now && read(now['Document'], `the policy ${name}`),
      otherVersions: versions.flatMap((v) => {
        const document = v === now ? undefined : read(v['Document'], `version ${textOf(v['VersionId'])} of the policy ${name}`);
        return document ? [{ id: textOf(v['VersionId']), document }] : [];
      }),
    });
  }

  const managed = (arn: string): Document | undefined => policies.get(arn)?.document ?? (ADMINISTRATOR.test(arn) ? EVERYTHING : undefined);
  const attachedTo = (fields: Fields): string[] =>
    recordsIn(fields['AttachedManagedPolicies'])
      .map((a) => textOf(a['PolicyArn']))
      .filter(Boolean);
  /** What is on a user, role or group itself. */
  const own = (fields: Fields, list: string, who: string): Pick<Group, 'policies' | 'attached' | 'unread'> & { inline: string[] } => {
    const policies: Policy[] = [];
    const unread: string[] = [];
    const inline: string[] = [];
    for (const p of recordsIn(fields[list])) {
      const name = textOf(p['PolicyName']) || 'without a name';
      const document = read(p['PolicyDocument'], `the inline policy ${name} of ${who}`);
      inline.push(name);
      if (document) policies.push({ name, document });
      else unread.push(name);
    }
    const attached = attachedTo(fields);
    for (const arn of attached) {
      const document = managed(arn);
      if (document) policies.push({ name: arn, document });
      else unread.push(arn);
    }
    return { policies, attached, unread, inline };
  };

  const groups = new Map<string, Group>();
  for (const g of groupList) {
    const name = textOf(g['GroupName']);
    if (!name) continue;
    groups.set(name, { name, arn: home(textOf(g['Arn'])), ...own(g, 'GroupPolicyList', `the group ${name}`) });
  }

  const principal = (kind: Principal['kind'], fields: Fields): Principal | undefined => {
    const [name, arn] = [textOf(fields[kind === 'user' ? 'UserName' : 'RoleName']), home(textOf(fields['Arn']))];
    if (!name || !arn) return undefined;
    const mine = own(fields, kind === 'user' ? 'UserPolicyList' : 'RolePolicyList', `the ${kind} ${name}`);
    const names = kind === 'user' && Array.isArray(fields['GroupList']) ? [...new Set(fields['GroupList'].map(textOf).filter(Boolean))] : [];
    const member = names.flatMap((n) => groups.get(n) ?? []);
    const bounding = isFields(fields['PermissionsBoundary']) ? textOf(fields['PermissionsBoundary']['PermissionsBoundaryArn']) : '';
    const bound = bounding ? managed(bounding) : undefined;
    const trust = kind === 'role' ? read(fields['AssumeRolePolicyDocument'], `the trust policy of the role ${name}`) : undefined;
    const used = isFields(fields['RoleLastUsed']) ? dateIn(fields['RoleLastUsed']['LastUsedDate']) : undefined;
    const created = dateIn(fields['CreateDate']);
    return {
      kind,
      name,
      arn,
      id: textOf(fields[kind === 'user' ? 'UserId' : 'RoleId']),
      path: textOf(fields['Path']) || '/',
      policies: [...mine.policies, ...member.flatMap((g) => g.policies)],
      inline: mine.inline,
      attached: mine.attached,
      groups: member,
      unread: [...mine.unread, ...member.flatMap((g) => g.unread), ...names.filter((n) => !groups.has(n)).map((n) => `those of the group ${n}`)],
      ...(bounding ? { boundary: bound ? { name: bounding, document: bound } : ('unread' as const) } : {}),
      tags: new Map(recordsIn(fields['Tags']).map((t) => [textOf(t['Key']).toLowerCase(), textOf(t['Value'])])),
      ...(created ? { created } : {}),
      ...(used ? { lastUsed: used } : {}),
      ...(trust ? { trust } : {}),
    };
  };
  const principals = new Map<string, Principal>();
  for (const [kind, list] of [
    ['user', users],
    ['role', roles],
  ] as const)
    for (const fields of list) {
      const one = principal(kind, fields);
      // A page read twice says the same again.
      if (one && !principals.has(one.arn)) principals.set(one.arn, one);
      else if (!one) skipped.push({ path: where, reason: 'unparsable', detail: `a ${kind} without a name or an ARN` });
    }

  if (ids.size > 1) throw new UsageError(`${where} holds several accounts (${[...ids.keys()].sort().join(', ')}); give each its own file`);
  const [[id, partition] = ['', 'aws']] = [...ids];
  const last = found.at(-1);
  // The AWS CLI writes a NextToken when it was told to stop early.
  if (last?.['IsTruncated'] === true || textOf(last?.['NextToken']))
    skipped.push({ path: where, reason: 'unparsable', detail: 'its last page says that there are more; fetch them all and run again' });
  return { id, partition, principals: [...principals.values()], groups, policies, missing: missing.map((list) => LISTS[list]), skipped };
}
