/**
 * An account's users and roles with all that was worked out about them, for the judges in judge/. Service-linked roles are left out: AWS made them,
 * only its services use them, and nobody in the account can change them. Pure.
 */
import type { Authority } from '../../grants.ts';
import type { Account, Principal } from './account.ts';
import type { Actions } from './actions.ts';
import { authorityOf } from './authority.ts';
import type { Known } from './context.ts';
import type { CredentialReport, CredentialRow } from './credential-report.ts';
import { type Destruction, destructions } from './destruction.ts';
import { type Escalation, escalations } from './escalation.ts';
import type { Person, World } from './world.ts';

/** A user or role, and what it can do. */
export interface Holder {
  principal: Principal;
  person: Person;
  /** Besides having everything already. */
  ways: readonly Escalation[];
  destructions: readonly Destruction[];
  /** Of a user, from the credential report. */
  row?: CredentialRow;
  /** True when it is a user with a long-lived key in service. */
  keyed: boolean;
  /** Worked out when it is asked for. */
  authority(): Authority;
}

export interface Assessment {
  account: Account;
  actions: Actions;
  world: World;
  holders: readonly Holder[];
}

const SERVICE_LINKED = '/aws-service-role/';

/** @param known more that is known of everybody's requests */
export function assess(account: Account, actions: Actions, report?: CredentialReport, known?: Known): Assessment {
  const rows = new Map((report?.rows ?? []).filter((r) => !r.root).map((r) => [r.user, r]));
  const passwords = new Map([...rows].flatMap(([user, r]) => (r.password === undefined ? [] : [[user, r.password] as const])));
  const { world, of } = escalations(account, actions, { ...(report ? { passwords } : {}), ...(known ? { known } : {}) });
  const losses = destructions(world);
  const holders = [...world.people.values()].flatMap((person): Holder[] => {
    const { principal } = person;
    if (principal.path.startsWith(SERVICE_LINKED)) return [];
    const all = of.get(principal.arn) ?? [];
    const lost = losses.get(principal.arn) ?? [];
    const row = principal.kind === 'user' ? rows.get(principal.name) : undefined;
    let authority: Authority | undefined;
    return [
      {
        principal,
        person,
        ways: all.filter((e) => e.method.way !== 'everything'),
        destructions: lost,
        ...(row ? { row } : {}),
        keyed: row?.keys.some((k) => k.active) ?? false,
        authority: () => {
          authority ??= authorityOf(world, person, all, lost);
          return authority;
        },
      },
    ];
  });
  return { account, actions, world, holders };
}
