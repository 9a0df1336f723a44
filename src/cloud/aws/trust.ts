/**
 * Who may take on a role, by its trust policy: principals of the account, services, and everybody from outside: other accounts, anyone at all,
 * identity providers. Pure. docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html and …/confused-deputy.html, not checked.
 */
import type { Account, Principal } from './account.ts';
import type { Truth } from './conditions.ts';
import { allOf } from './conditions.ts';
import { knowing } from './context.ts';
import type { Ground } from './evaluate.ts';
import type { Context } from './pattern.ts';
import { type Document, holds, type Statement, speaksOf } from './policy.ts';

/** How somebody from outside of the account may take on a role. */
export interface Outsider {
  kind: 'anyone' | 'account' | 'service' | 'web identity' | 'saml';
  /** An account's number, an ARN, a service's name, a provider's name or ARN. */
  who: string;
  role: Principal;
  ground: Ground;
  /** Conditions it depends on, as the policy writes them. */
  conditions: readonly string[];
  /** Why this is wider than it should be, in words. */
  open?: string;
  /** Of a service: code of others runs with the role. */
  compute?: boolean;
}

/** Services in which whoever may start something runs code of his own with the role; names without `.amazonaws.com`. */
const COMPUTE: ReadonlySet<string> = new Set([
  'airflow-env',
  'batch',
  'bedrock-agentcore',
  'braket',
  'build.apprunner',
  'codebuild',
  'ec2',
  'ecs-tasks',
  'edgelambda',
  'eks',
  'elasticmapreduce',
  'emr-serverless',
  'gamelift',
  'glue',
  'imagebuilder',
  'kinesisanalytics',
  'lambda',
  'lightsail',
  'omics',
  'pods.eks',
  'sagemaker',
  'ssm',
  'states',
  'tasks.apprunner',
]);

/** A service's name without its domain and Region, in lower case: `states` for `states.eu-west-1.amazonaws.com`. */
export const serviceName = (principal: string): string =>
  principal
    .toLowerCase()
    .replace(/\.amazonaws\.com(?:\.cn)?$/, '')
    .replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, '');

const ASSUME = 'sts:assumerole';
const of = (statement: Statement, kind: string): readonly string[] => statement.principals?.of.get(kind) ?? [];
const ground = (role: Principal, statement: Statement): Ground => ({ policy: `the trust policy of ${role.name}`, statement });

/** Whether a trust policy names a principal of the account; `direct`: by itself, so that it needs no other permission. */
export interface Admission {
  truth: Truth;
  direct: boolean;
  grounds: Ground[];
}

/** Whether a role's trust policy lets a principal of its account take it on. @param context what is known of the principal's requests */
export function admits(role: Principal, principal: Principal, account: Account, context: Context, action = ASSUME): Admission {
  const none: Admission = { truth: false, direct: false, grounds: [] };
  if (!role.trust) return none;
  const named = (s: Statement): 'direct' | 'account' | undefined => {
    const list = of(s, 'AWS');
    if (s.principals?.not) return list.includes(principal.arn) || list.includes('*') ? undefined : 'account';
    if (list.some((w) => w === principal.arn || w === '*' || (principal.id !== '' && w === principal.id))) return 'direct';
    return list.some((w) => w === account.id || w === `arn:${account.partition}:iam::${account.id}:root`) ? 'account' : undefined;
  };
  let best = none;
  for (const s of role.trust.about('Allow', action)) {
    const how = speaksOf(s, action) ? named(s) : undefined;
    const truth = how ? holds(s, context) : false;
    if (truth === false) continue;
    const found = { truth, direct: how === 'direct', grounds: [ground(role, s)] };
    if (Number(found.truth === true) * 2 + Number(found.direct) > Number(best.truth === true) * 2 + Number(best.direct) || best === none) best = found;
  }
  if (best === none) return none;
  for (const s of role.trust.about('Deny', action)) {
    const truth = speaksOf(s, action) && named(s) ? holds(s, context) : false;
    if (truth === true) return none;
    if (truth === undefined) best = { ...best, truth: undefined, grounds: [...best.grounds, ground(role, s)] };
  }
  return best;
}

/** Services a role's trust policy admits, by `serviceName`, and whether for certain when they act for the account itself. */
export function servicesOf(trust: Document | undefined, account: Account): ReadonlyMap<string, Truth> {
  const found = new Map<string, Truth>();
  const context = knowing(() => undefined, { 'aws:sourceaccount': [account.id], 'aws:principalisawsservice': ['true'] });
  const put = (name: string, truth: Truth) => {
    if (truth !== false && found.get(name) !== true) found.set(name, truth);
  };
  for (const s of trust?.statements ?? []) {
    if (s.effect !== 'Allow' || s.principals?.not || !s.actions.length) continue;
    const truth = holds(s, context);
    if (speaksOf(s, ASSUME)) for (const service of of(s, 'Service')) put(serviceName(service), truth);
    // Cognito's identities come as those of a web identity provider.
    if (speaksOf(s, 'sts:assumerolewithwebidentity')) for (const provider of of(s, 'Federated')) put(serviceName(provider), truth);
  }
  for (const s of trust?.statements ?? [])
    if (s.effect === 'Deny' && speaksOf(s, ASSUME) && holds(s, context) === true) for (const service of of(s, 'Service')) found.delete(serviceName(service));
  return found;
}

/** Providers (SAML, OIDC) a role's trust policy admits, as ARNs or names. */
export const providersOf = (trust: Document | undefined): string[] =>
  (trust?.statements ?? []).flatMap((s) => (s.effect === 'Allow' && !s.principals?.not ? of(s, 'Federated') : []));

/** Whoever from outside of the account its roles admit, in the order of the account's roles. */
export function outsiders(account: Account): Outsider[] {
  return account.principals.flatMap((role) => (role.trust?.statements ?? []).flatMap((s) => (s.effect === 'Allow' ? outsidersIn(s, role, account) : [])));
}

function outsidersIn(s: Statement, role: Principal, account: Account): Outsider[] {
  if (!['sts:assumerole', 'sts:assumerolewithwebidentity', 'sts:assumerolewithsaml'].some((a) => speaksOf(s, a))) return [];
  const common = { role, ground: ground(role, s), conditions: s.conditions.map((c) => c.text) };
  if (s.principals?.not)
    return [{ ...common, kind: 'anyone', who: 'everybody who is not named (NotPrincipal)', open: 'NotPrincipal with Allow admits everybody else' }];
  const aws = of(s, 'AWS').flatMap((who): Outsider[] => {
    if (who === '*') {
      const bound = s.conditions.some((c) => BINDING.test(c.key));
      return [
        {
          ...common,
          kind: 'anyone',
          who: '*',
          ...(bound ? {} : { open: 'any AWS account may take it on: no condition binds it to accounts, an organization or principals' }),
        },
      ];
    }
    const other = /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(who)?.[1];
    if (!other || other === account.id) return [];
    const external = s.conditions.some((c) => /^(?:sts:externalid|aws:principalorgid|aws:principalorgpaths|aws:principalarn)$/.test(c.key));
    const whole = /^\d{12}$|:root$/.test(who);
    const open = whole && !external ? { open: 'the whole other account may take it on, and no sts:ExternalId is asked for' } : {};
    return [{ ...common, kind: 'account', who, ...open }];
  });
  const services = of(s, 'Service').map((who): Outsider => ({ ...common, kind: 'service', who, compute: COMPUTE.has(serviceName(who)) }));
  const federated = of(s, 'Federated').map((who): Outsider => {
    if (/:saml-provider\//.test(who)) return { ...common, kind: 'saml', who };
    const open = openness(s, who);
    return { ...common, kind: 'web identity', who, ...(open ? { open } : {}) };
  });
  return [...aws, ...services, ...federated];
}

/** Keys that bind a trust in everybody to somebody. */
const BINDING = /^(?:aws:principalorgid|aws:principalorgpaths|aws:principalaccount|aws:principalarn|aws:principaltag\/.*|aws:userid|sts:externalid)$/;

/**
 * Why a trust in an OIDC provider is too wide; nothing when it is not. Anybody can have a token of a provider that serves the public, so that only
 * the subject (for Cognito, the pool) tells whose it is.
 */
function openness(s: Statement, provider: string): string | undefined {
  const issuer = provider.replace(/^arn:[\w-]+:iam::\d*:oidc-provider\//, '').toLowerCase();
  const key = issuer === 'cognito-identity.amazonaws.com' ? `${issuer}:aud` : `${issuer}:sub`;
  const about = s.conditions.filter((c) => c.key === key);
  if (about.length === 0) return `no condition on ${key}: whoever has a token of ${issuer} for this audience may take it on`;
  // A condition that lets a made-up subject pass says nothing.
  const anybody = ['anybody/at-all', 'repo:somebody-else/anything:ref:refs/heads/main', 'project_path:somebody-else/anything:ref_type:branch:ref:main'];
  const passes = anybody.some((sub) => allOf(about, (c) => c.test((k) => (k === key ? [sub] : undefined))) === true);
  return passes ? `its condition on ${key} lets any subject pass` : undefined;
}
