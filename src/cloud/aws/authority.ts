/**
 * What a principal of an account can do, in keyreach's own words, from its policies. What is only possible is no grant: it is said as not known,
 * and counts as the worst. Policies of resources and of sessions are not looked at: they can give more, or take away. Pure.
 */
import { worstFirst } from '../../authority/surplus.ts';
import { type Authority, type Breadth, type Evidence, type Grant, type Reach, widerBreadth, worseReach } from '../../grants.ts';
import type { Level } from './actions.ts';
import { anywhere } from './anywhere.ts';
import type { Destruction, Granted } from './destruction.ts';
import type { Escalation } from './escalation.ts';
import type { Ground } from './evaluate.ts';
import type { Statement } from './policy.ts';
import { COUNTED } from './power.ts';
import type { Person, World } from './world.ts';

const REACH: Record<Level, Reach> = { R: 'read', L: 'read', W: 'write', T: 'write', P: 'write' };
const WORST_FIRST: readonly Level[] = ['P', 'W', 'T', 'R', 'L'];
/** Of a pattern that stands for many actions so many are asked about. */
const MOST_ASKED = 400;
const MOST_SAID = 5;
/** How actions begin that change nothing, whatever AWS's pages call a few of them. */
const LOOKS = /:(?:batch)?(?:get|list|describe|view|search|query|check|lookup|read|scan|detect|export|preview|validate|verify|estimate|calculate)/;

const evidence = (by: readonly Ground[]): Evidence => {
  const said = [...new Set(by.map((g) => `${g.policy} (${g.statement.name})`))];
  return { kind: 'policy', how: said.length > MOST_SAID ? `${said.slice(0, MOST_SAID).join(', ')} and ${said.length - MOST_SAID} more` : said.join(', ') };
};

/** How wide a grant is by what it is limited to. */
function breadthOf(limit: readonly string[] | undefined): Breadth {
  if (!limit || limit.length === 0 || limit.includes('*')) return 'account';
  return limit.length === 1 && !/[*?]/.test(limit[0] as string) ? 'resource' : 'project';
}

/** What one principal can do. */
export function authorityOf(world: World, person: Person, escalations: readonly Escalation[] = [], destructions: readonly Destruction[] = []): Authority {
  const { principal } = person;
  const where = `account ${world.account.id}`;
  const own: Evidence = { kind: 'policy', how: 'GetAccountAuthorizationDetails' };
  const all = person.power.admin === 'yes';
  const grants = [
    ...escalations.filter((e) => e.certainty === 'confirmed').map((e) => (all ? everything(person, e, where) : climbing(e, where))),
    ...(all ? [] : [...destructions.flatMap((d) => destroying(d, where)), ...rest(world, person, destructions, where)]),
  ].sort(worstFirst);
  const doubts = doubtsOf(world, person, escalations, destructions);
  const unknown = doubts.map((d) => d.said);
  const open: Evidence = { kind: 'unknown', how: `${unknown.join('; ')}: the worst is assumed` };
  const [reach, breadth] = [grants.map((g) => g.reach).reduce(worseReach, 'read'), grants.map((g) => g.breadth).reduce(widerBreadth, 'resource')];
  const worst = doubts.map((d) => d.worst).reduce(worseReach, reach);
  return {
    state: { value: 'unknown', evidence: { kind: 'unknown', how: 'the file tells of the principal, not of its credentials' } },
    principal: { value: principal.arn, evidence: own },
    grants,
    reach: { value: worst, evidence: worst === reach ? (grants.find((g) => g.reach === reach)?.evidence ?? own) : open },
    breadth: unknown.length ? { value: widerBreadth(breadth, 'account'), evidence: open } : { value: breadth, evidence: own },
    unknown,
    reaches: { value: [where], evidence: own },
    ...(principal.created ? { created: { value: principal.created, evidence: own } } : {}),
    ...(principal.lastUsed ? { lastUsed: { value: principal.lastUsed, evidence: own } } : {}),
    granularity: 'scoped',
    narrower: [
      {
        how: `Give ${principal.name} a policy with the actions and resources of its job, and a permissions boundary`,
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
      },
    ],
  };
}

function everything({ power }: Person, { by }: Escalation, resource: string): Grant {
  const action = [...COUNTED.values()].every((i) => ((power.sure[i >> 5] as number) & (1 << (i & 31))) !== 0) ? '*' : 'iam:*';
  const means = action === '*' ? 'everything' : 'gives itself what it wants';
  return { action, resource, reach: 'admin', breadth: 'account', destroys: 'data and backups', means, evidence: evidence(by) };
}

function climbing({ method, gains, path, by }: Escalation, resource: string): Grant {
  const common = { action: method.actions.join(' + '), means: path.slice(1).join(' → '), evidence: evidence(by) };
  return gains === 'admin'
    ? { ...common, resource, reach: 'admin', breadth: 'account', destroys: 'data and backups' }
    : { ...common, resource: path.at(-1) as string, reach: 'write', breadth: 'project' };
}

function destroying({ store, loss, survives, deletes, backups, protection }: Destruction, where: string): Grant[] {
  const grant = (g: Granted, reach: Reach, means: string, destroys?: Grant['destroys']): Grant[] =>
    g.answer !== 'yes'
      ? []
      : [
          {
            action: g.action,
            resource: g.limit?.join(', ') ?? where,
            reach,
            breadth: breadthOf(g.limit),
            ...(destroys ? { destroys } : {}),
            means,
            evidence: evidence(g.by),
          },
        ];
  const lost = store.keeps === 'data' ? loss : undefined;
  const kept = survives.length ? `; ${survives.join(', ')} survive` : '';
  return [
    ...deletes.flatMap((g) => grant(g, 'destroy', `deletes ${store.title}${kept}`, lost)),
    ...backups.flatMap((b) =>
      b.granted.flatMap((g) => grant(g, 'destroy', `deletes backups of ${store.title}: ${b.kind}`, lost === 'data and backups' ? lost : 'data')),
    ),
    ...protection.flatMap((g) => grant(g, 'write', `takes away what protects ${store.title}`)),
  ];
}

/** What the policies allow besides, as they write it. */
function rest(world: World, person: Person, destructions: readonly Destruction[], where: string): Grant[] {
  const said = new Set(destructions.flatMap((d) => [...d.deletes, ...d.protection, ...d.backups.flatMap((b) => b.granted)]).map((g) => g.action.toLowerCase()));
  const grants = new Map<string, Grant>();
  for (const { name, document } of person.subject.identity)
    for (const statement of document.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const [action, pattern] of patternsOf(statement)) {
        if (said.has(pattern)) continue;
        const level = levelOf(world, person, statement, pattern);
        if (!level) continue;
        const limit = statement.notResources ? undefined : statement.resources.map((r) => (typeof r === 'string' ? r : '*'));
        const resource = !limit || limit.includes('*') ? where : limit.join(', ');
        const key = `${action} ${resource}`;
        if (!grants.has(key))
          grants.set(key, { action, resource, reach: REACH[level], breadth: breadthOf(limit), evidence: evidence([{ policy: name, statement }]) });
      }
    }
  return [...grants.values()];
}

/** The actions of a statement as it is told of, and as a pattern. */
const patternsOf = ({ actions, notActions }: Statement): [string, string][] =>
  notActions ? [[`all but ${actions.join(', ')}`, '*']] : actions.map((a) => [a, a]);

/** The worst level of the actions of a pattern that are allowed in the end; nothing when none is. */
function levelOf(world: World, { subject }: Person, { actions, notActions }: Statement, pattern: string): Level | undefined {
  const left = notActions ? new Set(actions.flatMap((a) => world.actions.matching(a))) : undefined;
  const matching = world.actions.matching(pattern).filter((a) => !left?.has(a));
  let asked = 0;
  for (const level of WORST_FIRST)
    for (const action of matching) {
      if (action.level !== level) continue;
      // What nobody has looked at counts as allowed.
      if (++asked > MOST_ASKED || anywhere(subject, world.actions, action.name).answer === 'yes') return LOOKS.test(pattern) ? 'R' : level;
    }
  // Newer than the data: only its name tells what it does.
  if (matching.length > 0 || anywhere(subject, world.actions, pattern).answer !== 'yes') return undefined;
  return LOOKS.test(pattern) ? 'R' : 'W';
}

/** What is not known, in words, and the worst it could be. */
function doubtsOf(
  world: World,
  { principal, power }: Person,
  escalations: readonly Escalation[],
  destructions: readonly Destruction[],
): { said: string; worst: Reach }[] {
  const few = (list: readonly string[], what: string): string[] =>
    list.length > MOST_SAID ? [...list.slice(0, MOST_SAID), `${list.length - MOST_SAID} more ${what}`] : [...list];
  // Who has everything for certain has no doubts about less.
  const all = power.admin === 'yes';
  const climbs = escalations.filter((e) => !all && e.certainty === 'possible');
  const losses = destructions.filter((d) => !all && d.store.keeps === 'data' && d.loss && !d.deletes.some((g) => g.answer === 'yes'));
  const gaps = principal.kind === 'user' && world.account.missing.includes('groups') ? ['what its groups allow'] : [];
  return [
    ...[...principal.unread.map((p) => `what the policy ${p} allows`), ...gaps].map((said) => ({ said, worst: 'admin' as const })),
    ...few(
      climbs.map((e) => `whether it can use ${e.method.actions.join(' + ')} to become ${e.path.at(-1)} (${e.unknown.join(', ')})`),
      'ways to more rights',
    ).map((said) => ({ said, worst: climbs.some((e) => e.gains === 'admin') ? ('admin' as const) : ('write' as const) })),
    ...few(
      losses.map((d) => `whether it can delete ${d.store.title} (${[...new Set(d.deletes.flatMap((g) => g.unknown))].join(', ')})`),
      'stores',
    ).map((said) => ({ said, worst: 'destroy' as const })),
  ];
}
