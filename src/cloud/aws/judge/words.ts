/** What the judges of an AWS account have in common: making a finding, naming principals and policies. Pure. */
import type { StaleLimits } from '../../../define.ts';
import type { Confidence, Finding, Place, Severity } from '../../../model.ts';
import type { Account, Principal } from '../account.ts';
import type { Holder } from '../assess.ts';
import type { Ground } from '../evaluate.ts';
import type { RuleId } from '../rules.ts';

export interface About {
  /** Twelve digits; `unknown` when nothing told. */
  account: string;
  stale: StaleLimits;
  /** Milliseconds since the epoch. */
  now: number;
}

export const placeOf = (account: string, resource: string): Place => ({ kind: 'cloud', provider: 'aws', account, resource });

/** @param about no number in the message that changes from day to day: a finding is told again by it */
export function finding(
  rule: RuleId,
  severity: Severity,
  place: Place,
  about: { message: string; evidence: readonly string[]; remedy: string; confidence?: Confidence },
): Finding {
  const { message, evidence, remedy, confidence = 'high' } = about;
  return { rule, severity, confidence, message, evidence: [...new Set(evidence)], remedy, places: [place] };
}

export const at = ({ id }: Pick<Account, 'id'>, { arn }: Principal): Place => placeOf(id || 'unknown', arn);

/** `the user deploy`, `the role ci`. */
export const called = ({ kind, name }: Principal): string => `the ${kind} ${name}`;

/** Why it weighs more, or less. */
export const standing = ({ keyed, principal }: Holder): string[] =>
  keyed ? ['it has a long-lived access key in service'] : principal.path.startsWith(IDENTITY_CENTER) ? ['people get it through IAM Identity Center'] : [];

const IDENTITY_CENTER = '/aws-reserved/sso.amazonaws.com/';
export const ofPeople = ({ principal }: Holder): boolean => principal.path.startsWith(IDENTITY_CENTER);

const MOST = 4;

/** At most a few, and how many more. */
export const few = (list: readonly string[], most = MOST): string[] => {
  const all = [...new Set(list)];
  return all.length > most + 1 ? [...all.slice(0, most), `and ${all.length - most} more`] : all;
};

/** Statements that decided, as evidence. */
export const grounds = (by: readonly Ground[]): string[] => few(by.map((g) => `${g.policy}: ${g.statement.name}`)).map((said) => `by ${said}`);

/** An ARN as people say it: `role admin`, `arn:…` for what is none of IAM's. */
export const short = (arn: string): string => arn.replace(/^arn:[\w-]+:iam::\d{12}:(user|role|group|policy)\/(?:.*\/)?([^/]+)$/, '$1 $2');
