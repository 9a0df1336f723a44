/**
 * Every action of IAM, as data made from AWS's own pages (see build/aws-actions.mjs): how far it reaches and what it can be done to. Loaded when
 * an account is looked at, never on a scan. An action that is not in it may be newer than the data.
 */
import { wildcard } from '../../wildcard.ts';
import { NAME } from './pattern.ts';

/** As AWS sorts actions: read, list, write, tagging, permissions management. */
export type Level = 'R' | 'L' | 'W' | 'T' | 'P';

export interface Action {
  /** As AWS writes it, e.g. `lambda:CreateFunction`. */
  name: string;
  level: Level;
  /** Patterns of ARNs; a request names at least these. */
  required: readonly string[];
  /** Patterns of ARNs; a request may name these. Without any of both it names no resource. */
  optional: readonly string[];
}

export interface Actions {
  /** The day the data were taken, ISO 8601. */
  date: string;
  of(action: string): Action | undefined;
  /** Those a pattern such as `s3:Get*` stands for. */
  matching(pattern: string): readonly Action[];
}

interface Table {
  date: string;
  services: Readonly<Record<string, { arns: readonly string[]; actions: Readonly<Record<string, string>> }>>;
}

export async function loadActions(): Promise<Actions> {
  const { default: table } = (await import('./data/actions.json', { with: { type: 'json' } })) as unknown as { default: Table };
  return actionsOf(table);
}

function actionsOf({ date, services }: Table): Actions {
  const known = new Map<string, ReadonlyMap<string, Action>>();
  const service = (name: string): ReadonlyMap<string, Action> => {
    const before = known.get(name);
    if (before) return before;
    const found = new Map<string, Action>();
    const data = Object.hasOwn(services, name) ? services[name] : undefined;
    for (const [key, names] of Object.entries(data?.actions ?? {})) {
      const kinds = key.slice(1).split(',').filter(Boolean);
      const arns = (must: boolean): string[] => kinds.filter((k) => k.endsWith('!') === must).map((k) => data?.arns[Number.parseInt(k, 10)] as string);
      const common = { level: key[0] as Level, required: arns(true), optional: arns(false) };
      for (const action of names.split(' ')) found.set(action.toLowerCase(), { name: `${name}:${action}`, ...common });
    }
    known.set(name, found);
    return found;
  };
  const patterns = new Map<string, readonly Action[]>();
  const single = new Map<string, Action | undefined>();
  return {
    date,
    of(action) {
      if (single.has(action)) return single.get(action);
      const [name = '', own = ''] = action.toLowerCase().split(':');
      const found = service(name).get(own);
      single.set(action, found);
      return found;
    },
    matching(pattern) {
      const lower = pattern.toLowerCase();
      const before = patterns.get(lower);
      if (before) return before;
      const at = lower.indexOf(':');
      const [of, own] = at < 0 ? [lower, '*'] : [lower.slice(0, at), lower.slice(at + 1)];
      const names = /[*?]/.test(of) ? Object.keys(services).filter((s) => wildcard(of, s)) : [of];
      const found = names.flatMap((s) => [...service(s)].filter(([name]) => wildcard(own, name)).map(([, action]) => action));
      patterns.set(lower, found);
      return found;
    },
  };
}

/** What an action can be done to in one account: patterns that all must be granted, or of which one is enough. */
export interface Resources {
  all: boolean;
  patterns: readonly string[];
}

/** How AWS's pages write the ARN of a recovery point, which depends on what was backed up. */
const ANY_VENDOR = 'arn:*:*:*:*:*:*';
/** As docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html lists them; its table was not checked. */
const RECOVERY_POINTS = [
  'arn:*:backup:*:*:recovery-point:*',
  'arn:*:rds:*:*:snapshot:awsbackup:*',
  'arn:*:rds:*:*:cluster-snapshot:awsbackup:*',
  'arn:*:ec2:*::snapshot/*',
  'arn:*:ec2:*::image/*',
  'arn:*:dynamodb:*:*:table/*/backup/*',
  'arn:*:fsx:*:*:backup/*',
  'arn:*:redshift:*:*:snapshot:*/awsbackup:*',
];

/** Kinds whose names hold no slash, and have things below them whose ARNs begin alike: buckets and tables. */
const ONE_NAME = /^arn:[^:]*:(?:s3:::|dynamodb:[^:]*:[^:]*:table\/)\*$/;

interface Home {
  id: string;
  partition: string;
}

const remembered = new WeakMap<Home, Map<Action, Resources>>();

export function resourcesOf(action: Action, account: Home): Resources {
  const known = remembered.get(account) ?? new Map<Action, Resources>();
  remembered.set(account, known);
  const before = known.get(action);
  if (before) return before;
  const { required, optional } = action;
  const own = (arn: string): string => {
    const parts = arn.split(':');
    if (parts[1] === '*') parts[1] = account.partition;
    if (parts[4] === '*' && account.id) parts[4] = account.id;
    const own = parts.join(':');
    return ONE_NAME.test(own) ? own.replace(/\*$/, NAME) : own;
  };
  const wide = required.includes(ANY_VENDOR);
  const must = required.filter((arn) => arn !== ANY_VENDOR);
  const may = wide && must.length === 0 ? RECOVERY_POINTS : optional;
  const found = { all: must.length > 0, patterns: must.length ? must.map(own) : may.length ? may.map(own) : ['*'] };
  known.set(action, found);
  return found;
}
