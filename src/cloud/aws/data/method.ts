/** What a way to more rights is, for the files beside this one. Holds no method itself. */

/**
 * What the actions are done to, which decides what else must be true:
 * - `everything`: all of IAM.
 * - `own-user`, `own-role`, `own-group`, `own-policy`: the principal itself, a group it is in, a customer's policy attached to it.
 * - `own-boundary`, `own-denial`: takes away what bounds or denies. `old-version`: puts an older version of its policy in force.
 * - `join-group`: a group it is not in. `other-user`: one other user. `assume`: a role whose trust admits it.
 * - `own-trust`: a role whose trust it rewrites first. `open-role`: a role it widens and may take on, or whose trust it rewrites.
 * - `new-role`, `new-user`: one it makes. `provider`: an identity provider that a role trusts.
 * - `pass`: a role passed to the service, which the role must trust. `resource`: something that runs already with a role that trusts the service.
 * - `outside`: IAM Identity Center, which is outside of the account's IAM.
 */
export type Way =
  | 'everything'
  | 'own-user'
  | 'own-role'
  | 'own-group'
  | 'own-policy'
  | 'own-boundary'
  | 'own-denial'
  | 'old-version'
  | 'join-group'
  | 'other-user'
  | 'assume'
  | 'own-trust'
  | 'open-role'
  | 'new-role'
  | 'new-user'
  | 'provider'
  | 'pass'
  | 'resource'
  | 'outside';

export interface Method {
  id: string;
  way: Way;
  actions: readonly string[];
  /** The service that gets the role, without `.amazonaws.com`. */
  service?: string;
  /** What must be there besides and the account's IAM does not show. */
  needs?: string;
  /** Ids of published methods that are this one with more actions, or one of a family. */
  also?: readonly string[];
  /** Why it is taken in though nobody published it. */
  reasoned?: string;
  /** AWS takes no new customers of the service. */
  legacy?: true;
}

const PASS = 'iam:PassRole';
const list = (actions: string): string[] => actions.split(' ');
export const way = (way: Way, id: string, actions: string, more: Partial<Method> = {}): Method => ({ id, way, actions: list(actions), ...more });
/** Hands a role to a service, which then runs what the caller wants. */
export const hand = (id: string, service: string, actions: string, more: Partial<Method> = {}): Method =>
  way('pass', id, `${PASS} ${actions}`, { service, ...more });
/** Uses something that runs with a role already. */
export const use = (id: string, service: string, actions: string, needs: string, more: Partial<Method> = {}): Method =>
  way('resource', id, actions, { service, needs, ...more });
