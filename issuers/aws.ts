/**
 * Amazon Web Services: access keys, temporary credentials, Bedrock, AppSync and SES keys.
 * STS GetCallerIdentity takes POST, needs no permission and changes nothing (docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html);
 * IAM's List… and Get… actions take GET (docs.aws.amazon.com/IAM/latest/APIReference). Every call is written to the CloudTrail of the key's
 * account. Bedrock: docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_bedrock.html. All checked 2026-11-21.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, NoAnswer, type Reply } from '../src/issuer.ts';
import { isoOf, named } from '../src/issuer-kit.ts';
import { signed } from '../src/sigv4.ts';
import { CANARIES, MANAGED } from './data/aws.ts';

const IAM_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
/** The partitions do not know each other's keys: each has to be asked before a key can be called dead. */
const PARTITIONS = [
  { sts: 'sts.amazonaws.com', iam: 'iam.amazonaws.com', region: 'us-east-1' },
  { sts: 'sts.us-gov-west-1.amazonaws.com', iam: 'iam.us-gov.amazonaws.com', region: 'us-gov-west-1' },
  { sts: 'sts.cn-north-1.amazonaws.com.cn', iam: 'iam.cn-north-1.amazonaws.com.cn', region: 'cn-north-1' },
] as const;
type Partition = (typeof PARTITIONS)[number];

/** What stands in the elements of that name. AWS names hold no character that XML escapes. */
const elements = (text: string, name: string): string[] => [...text.matchAll(new RegExp(`<${name}>([^<]{1,2048})</${name}>`, 'g'))].map((m) => m[1] as string);

/** What AWS documents is XML; JSON comes when it is asked for. */
const XML = { accept: 'text/xml' };

const keysOf = ({ parts }: Held) => ({ id: parts['id'] as string, secret: parts['secret'] as string, sessionToken: parts['sessionToken'] });

async function identity(held: Held, door: Door, { sts, region }: Partition): Promise<Reply> {
  const url = `https://${sts}/`;
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return door.ask(url, body, { ...signed({ method: 'POST', url, body, headers }, keysOf(held), region, 'sts', new Date()), ...XML });
}

/** An action of IAM that only reads. Undefined when the key may not ask it. */
async function iam(held: Held, door: Door, { iam: host, region }: Partition, query: Record<string, string>): Promise<string | undefined> {
  const url = `https://${host}/?${new URLSearchParams({ ...query, Version: '2010-05-08' })}`;
  const { status, text } = await door.get(url, { ...signed({ method: 'GET', url }, keysOf(held), region, 'iam', new Date()), ...XML });
  if (status === 200) return text;
  if (status === 403 || status === 404) return undefined;
  throw new NoAnswer(`IAM answered ${status}`);
}

/** Policies of AWS's own that say what they allow by their name; of the others only the name is told. */
function ofPolicies(arns: readonly string[], account: string): { grants: Granted[]; others: string[] } {
  const own = arns.flatMap((arn) => {
    const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
    return name && MANAGED[name] ? [{ name, ...MANAGED[name] }] : [];
  });
  return {
    grants: own.map(({ name, ...grant }) => ({ ...grant, resource: `account ${account}, by the policy ${name}`, breadth: 'account' })),
    others: arns.filter((arn) => !MANAGED[/:aws:policy\/(.+)$/.exec(arn)?.[1] ?? '']).map((arn) => arn.replace(/^.*?policy\//, '')),
  };
}

/** The policies attached to a user, to at most two of its groups, or to a role. */
async function policies(held: Held, door: Door, where: Partition, kind: 'User' | 'Role', name: string): Promise<string[] | undefined> {
  const attached = await iam(held, door, where, { Action: `ListAttached${kind}Policies`, [`${kind}Name`]: name });
  if (attached === undefined) return undefined;
  const arns = elements(attached, 'PolicyArn');
  if (kind === 'Role') return arns;
  const groups = elements((await iam(held, door, where, { Action: 'ListGroupsForUser', UserName: name })) ?? '', 'GroupName');
  for (const group of groups.slice(0, 2))
    arns.push(...elements((await iam(held, door, where, { Action: 'ListAttachedGroupPolicies', GroupName: group })) ?? '', 'PolicyArn'));
  return arns;
}

async function ask(held: Held, door: Door): Promise<Answer> {
  const { id, secret, sessionToken } = keysOf(held);
  if (!secret) throw new NoAnswer('the secret key that belongs to the id was not found beside it');
  if (id.startsWith('ASIA') && !sessionToken) throw new NoAnswer('the session token that belongs to the key was not found beside it');
  if (CANARIES.has(String(held.facts['account']))) throw new NoAnswer('its account is known for canary keys: to ask would only set off the alarm');
  let where: Partition = PARTITIONS[0];
  let text = '';
  for (where of PARTITIONS) {
    const reply = await identity(held, door, where);
    text = reply.text;
    if (reply.status === 200) break;
    const code = elements(text, 'Code')[0];
    const told = `GetCallerIdentity answers ${code}`;
    if (code === 'ExpiredToken' || code === 'ExpiredTokenException') return { state: 'expired', how: told, unknown: [] };
    if (code === 'SignatureDoesNotMatch') {
      if (/Signature (?:expired|not yet current)/.test(text)) throw new NoAnswer('AWS takes the clock of this machine to be wrong');
      return { state: 'dead', how: `${told}: the secret key does not belong to the id`, unknown: [] };
    }
    if (code !== 'InvalidClientTokenId') throw new NoAnswer(`STS answered ${reply.status}`);
    if (where === PARTITIONS.at(-1)) return { state: 'dead', how: `${told}, in every partition`, unknown: [] };
  }
  const [arn] = elements(text, 'Arn');
  const [account] = elements(text, 'Account');
  if (!arn || !account) throw new NoAnswer('STS answered with something that is not what it documents');
  const base = { state: 'live' as const, principal: arn, reaches: [`account ${account}`] };
  if (arn.endsWith(':root'))
    return {
      ...base,
      how: 'GetCallerIdentity',
      grants: [
        { action: '*', resource: `account ${account}`, reach: 'admin', breadth: 'account', destroys: 'data and backups', means: 'the root user: everything' },
      ],
      unknown: [],
      narrower: [{ how: 'Delete the access key of the root user; nothing needs one', url: `${IAM_GUIDE}/root-user-best-practices.html` }, ROLE],
    };
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  const name = user ?? role;
  const arns = name ? await policies(held, door, where, user ? 'User' : 'Role', name) : undefined;
  const keys = user && id.startsWith('AKIA') ? await iam(held, door, where, { Action: 'ListAccessKeys', UserName: user }) : undefined;
  const used = keys && (await iam(held, door, where, { Action: 'GetAccessKeyLastUsed', AccessKeyId: id }));
  const { grants, others } = ofPolicies(arns ?? [], account);
  const created = isoOf(elements((keys ?? '').split('<member>').find((m) => m.includes(id)) ?? '', 'CreateDate')[0]);
  const lastUsed = used && (isoOf(elements(used, 'LastUsedDate')[0]) ?? 'never');
  return {
    ...base,
    how: arns ? 'GetCallerIdentity, and the names of the policies attached' : 'GetCallerIdentity',
    grants,
    unknown: [
      arns ? `what its inline policies${others.length ? ` and the policies ${named(others)}` : ''} allow` : 'which policies it has: it may not ask IAM',
      'what a boundary, a session policy or a policy of the organization takes away',
    ],
    ...(created ? { created } : {}),
    ...(lastUsed ? { lastUsed } : {}),
  };
}

const ROLE = {
  how: 'Use a role with a policy for the actions and resources of the work, through short-lived credentials (IAM Identity Center, OIDC from CI, a session policy)',
  url: `${IAM_GUIDE}/best-practices.html#lock-down-privileged-users`,
};

const key = (how: string, lifecycle: Kind['lifecycle']): Kind => ({
  granularity: 'scoped',
  narrower: [ROLE],
  lifecycle,
  offline: ({ facts }) => {
    const account = typeof facts['account'] === 'string' ? facts['account'] : undefined;
    const canary = CANARIES.has(account ?? '');
    return {
      grants: [],
      evidence: { kind: 'kind', how },
      unknown: [
        canary
          ? 'what it can do; its account is known for canary keys, so most likely nothing but raise an alarm'
          : 'whose it is, and which policies that user or role has',
      ],
      worst: { reach: 'admin', breadth: 'organization' },
      ...(account ? { principal: `somebody in account ${account}${canary ? ', which is known for canary keys' : ''}` } : {}),
    };
  },
  ask: {
    hosts: PARTITIONS.flatMap(({ sts, iam: host }) => [sts, host]),
    budget: 10,
    warning: ({ facts }) =>
      CANARIES.has(String(facts['account']))
        ? 'The key is of an account known for canary keys: it is not asked about, since that would set off the alarm'
        : 'The key may be a canary, and every call is written to the CloudTrail of its account: whoever watches it will see this one',
    run: ask,
  },
});

/** What is known of it is known of all of its kind, and it is not asked about. */
const silent = (
  kind: Omit<Kind, 'offline'>,
  how: string,
  grants: Granted[],
  unknown: string[],
  worst: Granted['reach'],
  breadth: Granted['breadth'] = 'account',
): Kind => ({
  ...kind,
  offline: ({ facts }) => ({
    grants,
    evidence: { kind: 'kind', how },
    unknown,
    worst: { reach: worst, breadth },
    ...(facts['user'] && facts['account'] ? { principal: `user ${facts['user']} of account ${facts['account']}` } : {}),
    ...(!facts['user'] && facts['account'] ? { principal: `somebody in account ${facts['account']}` } : {}),
  }),
});

const INVOKE: Granted[] = [
  {
    action: 'bedrock:InvokeModel',
    resource: 'the models of the account',
    reach: 'write',
    breadth: 'account',
    means: 'runs models, at the cost of the account',
  },
];
const SHORT_BEDROCK = {
  how: 'Make short-term Bedrock keys, which end within 12 hours, of a role that may only run the models it needs',
  url: `${IAM_GUIDE}/id_credentials_bedrock.html`,
};
const ENDLESS = { canBeEndless: true };

export default defineIssuer({
  id: 'aws',
  label: 'Amazon Web Services',
  kinds: {
    'aws-access-key': key('it belongs to an IAM user or to the root user', ENDLESS),
    'aws-session-key': key('it belongs to a session of a role or user', { canBeEndless: false, days: 0.5 }),
    'aws-secret-access-key': silent(
      { granularity: 'scoped', narrower: [ROLE], lifecycle: ENDLESS },
      'it is of use with its key id only',
      [],
      ['which key id it belongs to, and what that may do'],
      'admin',
      'organization',
    ),
    'aws-bedrock-api-key': silent(
      { granularity: 'scoped', narrower: [SHORT_BEDROCK], lifecycle: ENDLESS },
      'AmazonBedrockLimitedAccess is attached to the user of every such key',
      INVOKE,
      ['which further policies its user has for Bedrock'],
      'destroy',
    ),
    'aws-bedrock-session-key': silent(
      { granularity: 'scoped', narrower: [], lifecycle: { canBeEndless: false, days: 0.5 } },
      'it may do in Bedrock what its maker may',
      [],
      ['what whoever made it may do in Bedrock'],
      'destroy',
    ),
    'aws-appsync-api-key': silent(
      {
        granularity: 'resource',
        narrower: [
          {
            how: 'Let callers sign in (Cognito, OIDC or IAM), and leave the key only the fields that are public',
            url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
          },
        ],
        lifecycle: { canBeEndless: false, days: 7 },
      },
      'it belongs to one AppSync API',
      [],
      ['which fields of the API the key is good for'],
      'destroy',
      'resource',
    ),
    'aws-ses-smtp-password': silent(
      { granularity: 'permission', narrower: [], lifecycle: ENDLESS },
      'it is good for sending mail through SES only',
      [
        {
          action: 'ses:SendRawEmail',
          resource: 'the addresses and domains that are verified',
          reach: 'write',
          breadth: 'account',
          means: 'sends mail in the name of the account',
        },
      ],
      [],
      'write',
    ),
  },
});
