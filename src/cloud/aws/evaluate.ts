/**
 * Whether a principal may do something: identity policies, its permissions boundary, service control policies, explicit denials, conditions.
 * As AWS decides within one account (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html,
 * read 2026-11-21); policies of resources, of sessions and of the organization's resources are not known here. Pure.
 */
import type { Account, Principal } from './account.ts';
import { contextOf, type Known, knowing } from './context.ts';
import { type Context, covers, NO_RESOURCE, written } from './pattern.ts';
import { holds, type Part, type Policy, partsOf, type Statement, speaksOf } from './policy.ts';

export type Answer = 'yes' | 'no' | 'possible';

/** A statement that decided. */
export interface Ground {
  policy: string;
  statement: Statement;
}

export interface Decision {
  answer: Answer;
  /** True when it holds for all that was asked about; false when for a part of it. */
  all: boolean;
  /** What it holds for, as ARNs or patterns; of what was asked about, where that is all. */
  resources: readonly string[];
  /** What allowed it, or kept it from being allowed for certain. */
  by: readonly Ground[];
  /** For a no: what stands against it. */
  because?: 'denied' | 'boundary' | 'scp' | 'not allowed';
  /** What is not known, in words. */
  unknown: readonly string[];
}

/** Someone whose rights are asked about, with all that bounds them. */
export interface Subject {
  principal: Principal;
  account: Account;
  identity: readonly Policy[];
  /** Empty when nothing bounds it. */
  boundary: readonly Policy[];
  /** By level, from the root of the organization down: each must allow. */
  scps: readonly (readonly Policy[])[];
  /** Policies that could not be read: they may allow more, or deny. */
  unread: readonly string[];
  /** True when there is a boundary that could not be read. */
  unreadBoundary: boolean;
  context: Context;
}

/** True for a role AWS made for a service of its own: nobody else can use it, and no service control policy reaches it. */
export const serviceLinked = ({ path }: Principal): boolean => path.startsWith('/aws-service-role/');

/** @param scps the organization's policies for the account, by level; none when it has none or they are not known @param known more that is known of the requests */
export function subjectOf(principal: Principal, account: Account, scps: readonly (readonly Policy[])[] = [], known: Known = {}): Subject {
  const { boundary } = principal;
  return {
    principal,
    account,
    identity: principal.policies,
    boundary: boundary && boundary !== 'unread' ? [boundary] : [],
    scps: serviceLinked(principal) ? [] : scps,
    unread: principal.unread,
    unreadBoundary: boundary === 'unread',
    context: contextOf(principal, account, known),
  };
}

/** A part of what was asked about that is allowed so far. */
interface Region {
  pattern: string;
  /** Further patterns that all of it is in. */
  within: readonly string[];
  sure: boolean;
  whole: boolean;
  by: readonly Ground[];
  unknown: readonly string[];
}

/** More parts than this are not told apart. */
const MOST_REGIONS = 512;

/**
 * Whether the subject may do an action to a resource.
 * @param resource an ARN; with `*` and `?`, all that the pattern stands for; `*` alone is how a request that names no resource is judged
 * @param more what is known of this request
 */
export function may(subject: Subject, action: string, resource: string, more?: Known): Decision {
  const asked = resource === '*' ? NO_RESOURCE : resource;
  const name = action.toLowerCase();
  const context = more ? knowing(subject.context, more) : subject.context;
  const none = (because: NonNullable<Decision['because']>, by: readonly Ground[] = []): Decision => {
    // What could not be read may allow it, unless something read denies it.
    if (because === 'not allowed' && subject.unread.length)
      return { answer: 'possible', all: true, resources: [written(resource)], by, unknown: subject.unread.map((p) => `what the policy ${p} says`) };
    return { answer: 'no', all: true, resources: [], by, because, unknown: [] };
  };

  const start: Region[] = [{ pattern: asked, within: [], sure: true, whole: true, by: [], unknown: [] }];
  let regions = narrowed(start, subject.identity, name, context);
  if (regions.length === 0) {
    const denials: Ground[] = [];
    const left = undenied(start, [subject.identity, subject.boundary, ...subject.scps], name, context, denials);
    return left.length === 0 ? none('denied', denials) : none('not allowed');
  }
  if (subject.boundary.length) regions = narrowed(regions, subject.boundary, name, context);
  else if (subject.unreadBoundary) regions = regions.map((r) => ({ ...r, sure: false, unknown: [...r.unknown, 'what its permissions boundary allows'] }));
  if (regions.length === 0) return none('boundary');
  for (const level of subject.scps) regions = narrowed(regions, level, name, context);
  if (regions.length === 0) return none('scp');

  const denials: Ground[] = [];
  regions = undenied(regions, [subject.identity, subject.boundary, ...subject.scps], name, context, denials);
  if (regions.length === 0) return none('denied', denials);
  if (subject.unread.length) {
    const unknown = subject.unread.map((p) => `whether the policy ${p} denies it`);
    regions = regions.map((r) => ({ ...r, unknown: [...r.unknown, ...unknown] }));
  }

  const sure = regions.filter((r) => r.sure);
  const shown = sure.length ? sure : regions;
  const whole = shown.find((r) => r.whole && r.pattern === asked);
  const kept = whole ? [whole] : shown;
  const unknown = [...new Set(kept.flatMap((r) => r.unknown))];
  return {
    answer: sure.length ? 'yes' : 'possible',
    all: whole !== undefined,
    resources: kept.map((r) => written(r.pattern)),
    by: [...new Set(kept.flatMap((r) => r.by))],
    unknown,
  };
}

/** What of the regions the policies of one layer allow. */
function narrowed(regions: readonly Region[], policies: readonly Policy[], action: string, context: Context): Region[] {
  const kept = new Map<string, Region>();
  for (const region of regions)
    for (const { name: policy, document } of policies)
      for (const statement of document.about('Allow', action)) {
        if (!speaksOf(statement, action)) continue;
        const parts = partsIn(statement, region, context);
        const truth = parts.length ? holds(statement, context) : false;
        if (truth === false) continue;
        for (const part of parts) {
          const sure = region.sure && truth === true && part.sure;
          const found: Region = {
            pattern: part.pattern,
            within: covers(region.pattern, part.pattern) ? region.within : [...region.within, region.pattern],
            sure,
            whole: region.whole && part.whole,
            by: [...region.by, { policy, statement }],
            unknown: truth === true && part.sure ? region.unknown : [...region.unknown, ...doubts(statement, context)],
          };
          const before = kept.get(part.pattern);
          if (!before || Number(found.sure) * 2 + Number(found.whole) > Number(before.sure) * 2 + Number(before.whole)) kept.set(part.pattern, found);
        }
      }
  const all = [...kept.values()];
  const [first] = regions;
  if (all.length <= MOST_REGIONS || !first) return all;
  const rest = `which of ${all.length} resources`;
  return [
    ...all.sort((a, b) => Number(b.sure) - Number(a.sure)).slice(0, MOST_REGIONS),
    { ...first, sure: false, whole: false, unknown: [...first.unknown, rest] },
  ];
}

/** What of a region a statement speaks of. */
function partsIn(statement: Statement, region: Region, context: Context): Part[] {
  const parts = partsOf(statement, region.pattern, context);
  for (const wider of region.within) {
    const found = partsOf(statement, wider, context);
    if (found.length === 0) return [];
    const wholly = found.find((p) => p.whole && covers(p.pattern, wider));
    if (wholly) return [{ ...wholly, pattern: region.pattern }];
  }
  return parts;
}

/** What of the regions no policy denies. */
function undenied(regions: readonly Region[], layers: readonly (readonly Policy[])[], action: string, context: Context, denials: Ground[]): Region[] {
  let left = [...regions];
  for (const policies of layers)
    for (const { name: policy, document } of policies)
      for (const statement of document.about('Deny', action)) {
        if (!speaksOf(statement, action)) continue;
        const truth = holds(statement, context);
        if (truth === false) continue;
        left = left.flatMap((region) => {
          const parts = partsIn(statement, region, context);
          if (parts.length === 0) return [region];
          const wholly = parts.find((p) => p.whole && covers(p.pattern, region.pattern));
          if (!wholly) return [{ ...region, whole: false }];
          denials.push({ policy, statement });
          if (truth === true && wholly.sure) return [];
          return [{ ...region, sure: false, unknown: [...region.unknown, ...doubts(statement, context)], by: [...region.by, { policy, statement }] }];
        });
      }
  return left;
}

/** What of a statement is not known, in words. */
function doubts(statement: Statement, context: Context): string[] {
  const open = statement.conditions.filter((c) => c.test(context) === undefined).map((c) => `whether the condition ${c.text} holds`);
  return open.length ? open : ['what a variable in the policy stands for'];
}
