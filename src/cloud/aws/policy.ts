/**
 * Policy documents, read once and made ready to be asked: which statements speak of an action, and how they lie to a resource.
 * A document that is none is refused with the reason; what is asked of it never throws. Knows no account.
 */
import { wildcard } from '../../wildcard.ts';
import { allOf, type Condition, conditionsOf, type Truth } from './conditions.ts';
import { type Context, covers, fill, meets, type Template, template } from './pattern.ts';

/** Longer than any policy: AWS takes 131,072 characters from its customers, and writes somewhat longer ones itself. */
const LONGEST = 1_048_576;

export interface Statement {
  /** Its Sid, or which one it is, from 1. */
  name: string;
  effect: 'Allow' | 'Deny';
  /** Patterns in lower case. */
  actions: readonly string[];
  /** True for NotAction: all but those. */
  notActions: boolean;
  /** Empty in a trust policy. */
  resources: readonly Template[];
  notResources: boolean;
  conditions: readonly Condition[];
  principals?: Principals;
}

/** Whom a statement of a trust policy speaks of, by kind: AWS, Service, Federated, CanonicalUser. */
export interface Principals {
  /** True for NotPrincipal: all but those. */
  not: boolean;
  of: ReadonlyMap<string, readonly string[]>;
}

export interface Document {
  statements: readonly Statement[];
  /** True when what it says depends on who asks, by a condition or a variable; others say the same to everybody. */
  personal: boolean;
  /** Those of an effect that may speak of an action of a service. */
  about(effect: Statement['effect'], action: string): readonly Statement[];
}

/** A document in its place. */
export interface Policy {
  /** As people know it, e.g. `deploy` or `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  name: string;
  document: Document;
}

/** Why a text is no policy. */
export class NoPolicy extends Error {
  override name = 'NoPolicy';
  readonly reason: 'unparsable' | 'too-large';
  constructor(message: string, reason: 'unparsable' | 'too-large' = 'unparsable') {
    super(message);
    this.reason = reason;
  }
}

const listOf = (value: unknown, what: string): string[] => {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.some((v) => typeof v !== 'string')) throw new NoPolicy(`its ${what} is not text`);
  return list as string[];
};

/**
 * Reads a policy: text as the API gives it (encoded for a URL), text as it was written, or an object as the AWS CLI prints it.
 * @throws NoPolicy
 */
export function documentOf(source: unknown): Document {
  const value = typeof source === 'string' ? parsed(source) : measured(source);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NoPolicy('it is no JSON object');
  const { Version, Statement } = value as Record<string, unknown>;
  if (Statement === undefined) throw new NoPolicy('it has no Statement');
  const variables = Version === '2012-10-17';
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map((s, i) => statementOf(s, i, variables));
  return { statements, personal: statements.some(isPersonal), about: indexed(statements) };
}

function measured(source: unknown): unknown {
  let length: number;
  try {
    length = (JSON.stringify(source) ?? '').length;
  } catch {
    throw new NoPolicy('it is nested too deep');
  }
  if (length > LONGEST) throw new NoPolicy('it is longer than AWS lets a policy be', 'too-large');
  return source;
}

function parsed(source: string): unknown {
  if (source.length > LONGEST * 3) throw new NoPolicy('it is longer than AWS lets a policy be', 'too-large');
  try {
    const text = source.trimStart().startsWith('{') ? source : decodeURIComponent(source);
    if (text.length > LONGEST) throw new NoPolicy('it is longer than AWS lets a policy be', 'too-large');
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof NoPolicy ? error : new NoPolicy('it is no JSON');
  }
}

function statementOf(source: unknown, at: number, variables: boolean): Statement {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) throw new NoPolicy(`its statement ${at + 1} is no object`);
  const s = source as Record<string, unknown>;
  if (s['Effect'] !== 'Allow' && s['Effect'] !== 'Deny') throw new NoPolicy(`its statement ${at + 1} neither allows nor denies`);
  const notActions = s['Action'] === undefined;
  const actions = listOf(notActions ? s['NotAction'] : s['Action'], 'Action').map((a) => a.toLowerCase());
  if (actions.length === 0 && notActions) throw new NoPolicy(`its statement ${at + 1} names no action`);
  const notResources = s['Resource'] === undefined && s['NotResource'] !== undefined;
  const resources = listOf(notResources ? s['NotResource'] : s['Resource'], 'Resource').map((r) => template(r, variables, true));
  const principals = principalsOf(s);
  return {
    name: typeof s['Sid'] === 'string' && s['Sid'] !== '' ? s['Sid'] : `statement ${at + 1}`,
    effect: s['Effect'],
    actions,
    notActions,
    resources,
    notResources,
    conditions: conditionsOf(s['Condition'], variables),
    ...(principals ? { principals } : {}),
  };
}

function principalsOf(s: Record<string, unknown>): Principals | undefined {
  const not = s['Principal'] === undefined;
  const value = not ? s['NotPrincipal'] : s['Principal'];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return { not, of: new Map([['AWS', [value]]]) };
  if (typeof value !== 'object' || value === null) throw new NoPolicy('its Principal is not text');
  return { not, of: new Map(Object.entries(value).map(([kind, list]) => [kind, listOf(list, 'Principal')])) };
}

const OF_WHO_ASKS = /^aws:(?:principal|user)/;

const isPersonal = ({ conditions, resources }: Statement): boolean =>
  conditions.some((c) => c.keys.some((key) => OF_WHO_ASKS.test(key))) ||
  resources.some((r) => typeof r !== 'string' && r.some((part) => typeof part !== 'string' && OF_WHO_ASKS.test(part.key)));

/** Statements by effect and service, so that a question about one service looks at few of them. */
function indexed(statements: readonly Statement[]): Document['about'] {
  const index = { Allow: new Map<string, Statement[]>(), Deny: new Map<string, Statement[]>() };
  const open: Record<Statement['effect'], Statement[]> = { Allow: [], Deny: [] };
  const servicesOf = (s: Statement): (string | undefined)[] => (s.notActions ? [undefined] : s.actions.map((a) => /^([^*?:]+):/.exec(a)?.[1]));
  for (const s of statements) if (servicesOf(s).includes(undefined)) open[s.effect].push(s);
  for (const s of statements) {
    if (open[s.effect].includes(s)) continue;
    for (const service of new Set(servicesOf(s) as string[])) {
      const list = index[s.effect].get(service);
      if (list) list.push(s);
      else index[s.effect].set(service, [...open[s.effect], s]);
    }
  }
  return (effect, action) => index[effect].get(action.slice(0, action.indexOf(':'))) ?? open[effect];
}

/** True when the statement speaks of the action, which is in lower case. */
export const speaksOf = ({ actions, notActions }: Statement, action: string): boolean =>
  actions.some((a) => a === action || wildcard(a, action)) !== notActions;

export const holds = ({ conditions }: Statement, context: Context): Truth => (conditions.length ? allOf(conditions, (c) => c.test(context)) : true);

/** A part of what is asked about that a statement speaks of. */
export interface Part {
  pattern: string;
  /** False where a variable of the policy is not known. */
  sure: boolean;
  /** False where some of it is left out. */
  whole: boolean;
}

/** What of `asked`, a pattern, a statement speaks of. */
export function partsOf({ resources, notResources }: Statement, asked: string, context: Context): Part[] {
  if (notResources) {
    let part: Part | undefined = { pattern: asked, sure: true, whole: true };
    for (const resource of resources) {
      const filled = fill(resource, context, true);
      if (!filled || !part) continue;
      if (covers(filled.text, asked)) part = filled.sure ? undefined : { ...part, sure: false };
      else if (meets(filled.text, asked)) part = { ...part, whole: false };
    }
    return part ? [part] : [];
  }
  const parts: Part[] = [];
  for (const resource of resources) {
    const filled = fill(resource, context, true);
    if (!filled) continue;
    if (covers(filled.text, asked)) {
      if (filled.sure) return [{ pattern: asked, sure: true, whole: true }];
      parts.push({ pattern: asked, sure: false, whole: true });
    } else if (meets(filled.text, asked)) parts.push({ pattern: filled.text, sure: filled.sure, whole: true });
  }
  return parts;
}
