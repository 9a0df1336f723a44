/**
 * What is known of an account, from saved files or from IAM, and what follows from it: findings, keys a scan found, smaller policies. The only one
 * here that puts asking and judging together; prints nothing.
 */
import type { Config } from '../../config/types.ts';
import type { Network } from '../../http.ts';
import { type Credential, type Finding, type Skip, UsageError } from '../../model.ts';
import type { Profile } from '../../profile.ts';
import { type Account, accountOf } from './account.ts';
import { loadActions } from './actions.ts';
import { type Assessment, assess, type Holder } from './assess.ts';
import { openIam } from './client.ts';
import { type Asking, type Collected, collect } from './collect.ts';
import { ACCESS_KEY } from './context.ts';
import type { CredentialReport } from './credential-report.ts';
import { budgetOf, type KeyId, keyIds, type Used, usage } from './extras.ts';
import { readAccount, readReport } from './files.ts';
import { judgeSignIn } from './judge/credentials.ts';
import { isStrong, judgeRights } from './judge/rights.ts';
import { judgeProfile, judgeUse, type Narrowed, profileOf } from './judge/surplus.ts';
import { judgeTrust } from './judge/trust.ts';
import { judgeLeaks, leaksOf } from './leaked.ts';

/** Where an account is read from: two files, or IAM. */
export type Origin =
  | { details: readonly string[]; report?: string | undefined }
  | { network: Network; profile?: string | undefined; budget: number; sleep(milliseconds: number): Promise<void> };

interface Facts extends Omit<Collected, 'pages'> {
  account?: Account;
  /** Nothing: saved files, which can tell no more. */
  asking?: Asking;
}

export interface Outcome {
  /** Twelve digits, or `unknown`. */
  account: string;
  findings: Finding[];
  /** Keys of the account that the scan found, with what they can do. */
  credentials: Credential[];
  /** Smaller policies, by ARN. */
  policies: Record<string, object>;
  skipped: Skip[];
  /** Answers that were read from files. */
  saved: number;
}

export interface Wanted {
  config: Pick<Config, 'stale' | 'credentials'>;
  profiles: ReadonlyMap<string, Profile>;
  /** Credentials of a scan's report. */
  scanned: readonly Credential[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** @throws UsageError when there is nothing to judge by */
export async function inquire(origin: Origin, { config, profiles, scanned, now }: Wanted): Promise<Outcome> {
  const facts = 'network' in origin ? await fromIam(origin) : fromFiles(origin);
  const { report, skipped, asking } = facts;
  const account = facts.account?.id || accountIn(report) || 'unknown';
  const about = { account, stale: config.stale, now };
  const assessment = facts.account && assess(facts.account, await loadActions(), report);
  const leaks = leaksOf(scanned, account);

  const budget = budgetOf('budget' in origin ? origin.budget : 0);
  const users = usersOf(assessment, report, leaks.length > 0);
  const keys: Map<string, KeyId[]> = asking ? await keyIds(users, asking, budget) : new Map();
  const strong = assessment?.holders.filter(isStrong) ?? [];
  const used: Map<string, Used[]> = asking
    ? await usage(
        strong.map((h) => h.principal.arn),
        asking,
        budget,
      )
    : new Map();

  const narrowed: Narrowed[] = assessment ? assessment.holders.flatMap((h) => narrowing(h, assessment, { config, profiles, used, about })) : [];
  const listed = {
    keys,
    complete: assessment?.holders.every((h) => h.principal.kind !== 'user' || keys.has(h.principal.name)) ?? false,
    rootKeys: facts.summary?.rootKeys ?? report?.rows.some((r) => r.root && r.keys.some((k) => k.active)) ?? true,
  };
  const strict = facts.account && leaks.length ? assess(facts.account, await loadActions(), report, ACCESS_KEY) : undefined;
  const leaked = strict ? judgeLeaks(leaks, listed, strict, now) : { findings: [], credentials: [] };
  return {
    account,
    findings: [
      ...judgeSignIn({ ...facts, keys }, about, assessment),
      ...(assessment ? [...judgeRights(assessment), ...judgeTrust(assessment)] : []),
      ...narrowed.map((n) => n.finding),
      ...leaked.findings,
    ],
    credentials: leaked.credentials,
    policies: Object.fromEntries(narrowed.map((n) => [n.arn, n.policy])),
    skipped,
    saved: 'network' in origin ? 0 : origin.details.length + (origin.report === undefined ? 0 : 1),
  };
}

/** A profile of the config says more than what was used. */
function narrowing(
  holder: Holder,
  assessment: Assessment,
  { config, profiles, used, about }: Pick<Wanted, 'config' | 'profiles'> & { used: ReadonlyMap<string, Used[]>; about: Parameters<typeof judgeUse>[3] },
): Narrowed[] {
  const profile = profileOf(holder, config.credentials, profiles);
  const list = used.get(holder.principal.arn);
  const found = profile ? judgeProfile(holder, profile, assessment) : list ? judgeUse(holder, list, assessment, about) : undefined;
  return found ? [found] : [];
}

const accountIn = (report: CredentialReport | undefined): string | undefined => /:iam::(\d{12}):/.exec(report?.rows[0]?.arn ?? '')?.[1];

/** Users whose keys are worth a question: those that have some, first; to find the owner of a key everybody, as the report may be hours old. */
function usersOf(assessment: Assessment | undefined, report: CredentialReport | undefined, all: boolean): string[] {
  const keyed = (report?.rows ?? []).filter((r) => !r.root && r.keys.length > 0).map((r) => r.user);
  const users = (assessment?.holders ?? []).filter((h) => h.principal.kind === 'user').map((h) => h.principal.name);
  return [...new Set([...keyed, ...(all || !report ? users : [])])];
}

function fromFiles({ details, report }: Extract<Origin, { details: readonly string[] }>): Facts {
  const account = details.length ? readAccount(...details) : undefined;
  const credentials = report === undefined ? undefined : readReport(report);
  const other = accountIn(credentials);
  if (account?.id && other && account.id !== other)
    throw new UsageError(`${report} is of account ${other}, and ${details.join(', ')} of account ${account.id}`);
  const lost = (option: string, what: string): Skip => ({ path: `aws: ${option}`, reason: 'failed', detail: `not given; so it is not known ${what}` });
  return {
    ...(account ? { account } : {}),
    ...(credentials ? { report: credentials } : {}),
    services: [],
    skipped: [
      ...(account?.skipped ?? [lost('--authorization-details', 'who there is, and what they may do')]),
      ...(account?.missing ?? []).map(
        (m): Skip => ({ path: details.join(', '), reason: 'failed', detail: `it was saved without ${m}; so they are not known` }),
      ),
      ...(credentials ? [] : [lost('--credential-report', 'how old passwords and keys are, when they were used, and who has a second factor')]),
    ],
  };
}

async function fromIam({ network, profile, sleep }: Extract<Origin, { network: Network }>): Promise<Facts> {
  const iam = await openIam({ network, profile });
  const { pages, ...rest } = await collect(iam, sleep);
  const known = pages.length ? accountOf(pages, 'the answer of GetAccountAuthorizationDetails') : undefined;
  // Nobody but the root user: there is nothing to assess, and nothing is unknown.
  const account = known && !known.id ? { ...known, id: accountIn(rest.report) ?? '' } : known;
  const skipped = [...rest.skipped, ...(account?.skipped ?? [])];
  return { ...rest, skipped, ...(account ? { account } : {}), asking: { iam, skipped, sleep } };
}
