/** The rules of `keyreach audit aws`, as reports list them. Only data; the judging is in judge/. */
import type { Rule } from '../../define.ts';
import type { Severity } from '../../model.ts';

const rule = (title: string, severity: Severity, help: string) => ({ title, severity, help });

/** An id never changes: configs name it. */
const TABLE = {
  'aws-root-key': rule(
    'Access key of the root user',
    'critical',
    'No policy limits the root user, nobody can say who used its key, and nothing in the account is safe from it. Nothing needs such a key.',
  ),
  'aws-root-no-mfa': rule(
    'Root user without a second factor',
    'high',
    'Whoever has the password of the root user, or of its mailbox, has the account with everything in it.',
  ),
  'aws-admin': rule(
    'User or role with all rights',
    'high',
    'It can do everything in the account, or give itself what it wants. A long-lived key of such a user is the account in one line of text.',
  ),
  'aws-escalation': rule(
    'Way to more rights',
    'high',
    'What it may do is enough to get rights it was not given: by changing policies, by becoming somebody else, or by letting a service run with a stronger role. Possible means that something is not known, which is then said.',
  ),
  'aws-total-loss': rule(
    'User or role that can destroy data and every backup of it',
    'high',
    'Backups help only while whoever can delete the data cannot delete them, too. Which backups there are IAM does not show, so all kinds AWS has for the store count. Copies in another account, or in a vault locked in compliance mode, are out of its reach.',
  ),
  'aws-data-loss': rule(
    'User or role that can destroy data',
    'medium',
    'It can delete data for good, or down to a backup it cannot reach. Few jobs need that all the time.',
  ),
  'aws-protection-off': rule(
    'User or role that can take protection away, or traces',
    'medium',
    'It cannot delete the data itself, but what keeps it from being deleted: backups, deletion protection, versions, locks; or the record of what was done.',
  ),
  'aws-wildcard': rule(
    'Every action of a service',
    'low',
    'A policy that allows all actions of a service also allows what AWS adds to it later, and the few that destroy or give rights away. Name the actions the job needs.',
  ),
  'aws-surplus': rule(
    'More rights than its job needs',
    'high',
    'The config says what the user or role is for, and a profile what that takes. The rest helps nobody but whoever misuses it.',
  ),
  'aws-unused-rights': rule(
    'Rights that are not used',
    'low',
    'AWS keeps when somebody used a service last, refused attempts included. What was not used in all that time can most likely go; jobs that run once a year are the exception.',
  ),
  'aws-unread': rule(
    'Rights that could not be read',
    'medium',
    'Some of its policies are not in the answer, or are no policies that can be read. What they allow nobody knows, so it may be everything.',
  ),
  'aws-trust-open': rule(
    'Role that strangers can take on',
    'high',
    'Its trust policy admits more than it means to: any account, a whole account without an external id, or whoever has a token of a public identity provider.',
  ),
  'aws-trust-account': rule(
    'Role that another account can take on',
    'low',
    'What is careless in the other account reaches into this one. It is listed so that somebody can say which of them are meant.',
  ),
  'aws-trust-compute': rule(
    'Strong role of a computing service',
    'medium',
    'Whoever gets code to run there (a web shell, a build step, a dependency) has the role with all it can do.',
  ),
  'aws-stale-key': rule(
    'Access key that is old or unused',
    'medium',
    'Nobody knows all copies of an old key, and nobody would miss one that is not used. The limits are in the config (stale). AWS tells when a key was made, or switched on or off, last.',
  ),
  'aws-two-keys': rule(
    'User with two active access keys',
    'low',
    'Two are there to replace one by the other. When both stay, nobody knows which of them is the one that matters.',
  ),
  'aws-console-no-mfa': rule('Password without a second factor', 'medium', 'Whoever learns the password is in. A second factor costs nothing.'),
  'aws-service-key': rule(
    'Long-lived key of a single service',
    'medium',
    'Keys for Bedrock, CodeCommit or Keyspaces are passwords that no list of access keys shows, and most never end.',
  ),
  'aws-leaked-key': rule(
    'Access key that lies open, and what it can do here',
    'high',
    'A scan found the key, and the account says whose it is: whoever reads the file can do all that this user or role can.',
  ),
} satisfies Record<string, Omit<Rule, 'id' | 'judge'>>;

export type RuleId = keyof typeof TABLE;

export const RULES = Object.entries(TABLE).map(([id, about]) => ({ id: id as RuleId, ...about }));
