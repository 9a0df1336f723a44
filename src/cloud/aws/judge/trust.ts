/** Who from outside may take on a role: strangers, other accounts, services in which others' code runs. One finding for each role and kind. Pure. */
import { some } from '../../../authority/words.ts';
import { type Finding, SEVERITIES, type Severity, shift } from '../../../model.ts';
import type { Assessment, Holder } from '../assess.ts';
import { type Outsider, outsiders, serviceName } from '../trust.ts';
import { at, called, few, finding, short } from './words.ts';

/** What a role is good for, in words; nothing when that is not much. */
function strength({ person, ways, destructions }: Holder): string | undefined {
  if (person.power.admin === 'yes') return 'it has all rights';
  const way = ways.find((w) => w.certainty === 'confirmed' && w.gains === 'admin');
  if (way) return `it can get all rights (${way.path.map(short).join(' → ')})`;
  const lost = destructions.filter((d) => d.loss === 'data and backups' && d.certainty === 'confirmed' && d.store.keeps === 'data');
  return lost.length ? `it can destroy ${some(lost.map((d) => d.store.title))} and every backup of them` : undefined;
}

const conditions = (list: readonly Outsider[]): string[] => few(list.flatMap((o) => o.conditions)).map((c) => `condition: ${c}`);

function open(holder: Holder, list: readonly Outsider[], { account }: Assessment): Finding[] {
  const wide = list.filter((o) => o.open);
  if (wide.length === 0) return [];
  const strong = strength(holder);
  const anyone = wide.some((o) => o.kind === 'anyone' || o.kind === 'web identity');
  const severity: Severity = shift(SEVERITIES, anyone ? 'high' : 'medium', strong ? 1 : 0);
  return [
    finding('aws-trust-open', severity, at(account, holder.principal), {
      message: `${called(holder.principal)} can be taken on by strangers: ${some(wide.map((o) => short(o.who)))}`,
      evidence: [...wide.map((o) => o.open as string), ...conditions(wide), ...(strong ? [strong] : [])],
      remedy:
        'Name the accounts, principals or subjects that are meant in its trust policy: aws:PrincipalOrgID or sts:ExternalId for accounts, the whole subject for tokens.',
    }),
  ];
}

function accounts(holder: Holder, list: readonly Outsider[], { account }: Assessment): Finding[] {
  const named = list.filter((o) => !o.open && (o.kind === 'account' || o.kind === 'anyone'));
  if (named.length === 0) return [];
  const strong = strength(holder);
  return [
    finding('aws-trust-account', strong ? 'medium' : 'low', at(account, holder.principal), {
      message: `${called(holder.principal)} can be taken on from another account: ${some(named.map((o) => o.who))}`,
      evidence: [...conditions(named), ...(strong ? [strong] : [])],
      remedy: 'See that the other account is meant and that only the principals that need it are named.',
    }),
  ];
}

function compute(holder: Holder, list: readonly Outsider[], { account }: Assessment): Finding[] {
  const running = list.filter((o) => o.kind === 'service' && o.compute);
  const strong = running.length ? strength(holder) : undefined;
  if (!strong) return [];
  return [
    finding('aws-trust-compute', holder.person.power.admin === 'yes' ? 'high' : 'medium', at(account, holder.principal), {
      message: `whatever runs in ${some(running.map((o) => serviceName(o.who)))} has ${called(holder.principal)}`,
      evidence: [strong],
      remedy: 'Give what runs there a role with the actions and resources of its work alone.',
    }),
  ];
}

export function judgeTrust(assessment: Assessment): Finding[] {
  const byRole = new Map<string, Outsider[]>();
  for (const o of outsiders(assessment.account)) byRole.set(o.role.arn, [...(byRole.get(o.role.arn) ?? []), o]);
  return assessment.holders.flatMap((holder) => {
    const list = byRole.get(holder.principal.arn);
    return list ? [open, accounts, compute].flatMap((judge) => judge(holder, list, assessment)) : [];
  });
}
