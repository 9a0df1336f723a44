/**
 * What is known of a request by who makes it, for the conditions of policies. Whatever is not listed here nobody knows beforehand: the address it
 * comes from, the time, the tags of what it is about. Pure.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, not checked but for the
 * second factor (repost.aws/knowledge-center/mfa-iam-user-aws-cli, read 2026-11-21).
 */
import type { Account, Principal } from './account.ts';
import type { Context } from './pattern.ts';

/** More that is known of a request. Keys in lower case; null: the key is not in the request. */
export type Known = Readonly<Record<string, readonly string[] | null>>;

/** What is known of every request of a principal. */
export function contextOf(principal: Principal, account: Account, more: Known = {}): Context {
  const user = principal.kind === 'user';
  const known: Record<string, readonly string[] | null> = {
    'aws:principalarn': [principal.arn],
    'aws:principalaccount': [account.id],
    'aws:principaltype': [user ? 'User' : 'AssumedRole'],
    'aws:principalisawsservice': ['false'],
    'aws:principalservicename': null,
    // Whoever asks can always ask this way.
    'aws:securetransport': ['true'],
    // Of a role, the name of its session is part of it.
    ...(user ? { 'aws:userid': [principal.id], 'aws:username': [principal.name] } : { 'aws:username': null }),
    ...more,
  };
  return (key) => {
    const value = known[key];
    if (value !== undefined) return value;
    if (!key.startsWith('aws:principaltag/')) return undefined;
    const tag = principal.tags.get(key.slice('aws:principaltag/'.length));
    // Whoever takes on a role may bring tags of a session along.
    return tag === undefined ? (user ? null : undefined) : user ? [tag] : undefined;
  };
}

/** What is known besides when a request is signed with a long-lived access key: such a key never comes with a second factor. */
export const ACCESS_KEY: Known = {
  'aws:multifactorauthpresent': null,
  'aws:multifactorauthage': null,
  'aws:tokenissuetime': null,
  'aws:federatedprovider': null,
};

/** The context with more known. */
export const knowing =
  (context: Context, more: Known): Context =>
  (key) =>
    more[key] === undefined ? context(key) : more[key];
