/** Judges who else acts in an organization: apps, fine-grained tokens, and what single sign-on lets in. Pure. */
import type { Finding, Severity } from '../../../model.ts';
import type { OrganizationFacts } from '../collect.ts';
import type { Authorisation, Installation, Pat } from '../facts.ts';
import { type About, finding, isIdle, powersOf, saidAge, saidUse } from './words.ts';

export const judgeHolders = (facts: OrganizationFacts, about: About): Finding[] => [
  ...(facts.installations ?? []).flatMap((i) => judgeApp(i, about)),
  ...(facts.pats ?? []).flatMap((p) => judgePat(p, about)),
  ...(facts.requests ?? []).flatMap((p) => judgeRequest(p, about)),
  ...(facts.authorisations ?? []).flatMap((a) => judgeAuthorisation(a, about)),
  ...(facts.tokensUnseen ? [unseen(about)] : []),
];

const selection = (all: boolean): string => (all ? 'all repositories' : 'selected repositories');

function judgeApp({ app, all, permissions, suspended, created }: Installation, about: About): Finding[] {
  const { admin, writes } = powersOf(permissions);
  if (suspended || !(admin.length || (all && writes.length))) return [];
  return [
    finding(about, {
      rule: 'github-app-wide',
      severity: admin.length && (all || admin.some((a) => !a.startsWith('administration:'))) ? 'high' : 'medium',
      resource: `${about.account}: app ${app}`,
      message: admin.length
        ? `App ${app} can administer ${all ? about.account : 'repositories'}`
        : `App ${app} can change all repositories of ${about.account}`,
      evidence: [`it may ${[...admin, ...writes].join(', ')}`, `on ${selection(all)}`, saidAge('installed', created, about.now)],
      remedy: `Give it the repositories it is for, and ask its maker for fewer permissions, or uninstall it (Settings, GitHub Apps).`,
    }),
  ];
}

function judgePat(pat: Pat, about: About): Finding[] {
  if (pat.expired) return [];
  const resource = `${about.account}: personal access token "${pat.name}" of ${pat.owner}`;
  const called = `Token "${pat.name}" of ${pat.owner}`;
  const { admin, writes } = powersOf(pat.permissions);
  const evidence = [
    `it may ${Object.entries(pat.permissions)
      .map(([name, level]) => `${name}:${level}`)
      .sort()
      .join(', ')} on ${selection(pat.all)}`,
    saidAge('approved', pat.granted, about.now),
    saidUse(pat.lastUsed, about.now),
  ];
  const say = (rule: 'github-pat-endless' | 'github-pat-idle' | 'github-pat-wide', severity: Severity, message: string, remedy: string) =>
    finding(about, { rule, severity, resource, message, evidence, remedy });
  return [
    ...(pat.expires === undefined
      ? [
          say(
            'github-pat-endless',
            'medium',
            `${called} does not end`,
            'Revoke it and let its owner make one with an end; demand one in Settings, Personal access tokens.',
          ),
        ]
      : []),
    ...(isIdle(pat.lastUsed, pat.granted, about)
      ? [say('github-pat-idle', 'medium', `${called} is not used`, 'Revoke it (Settings, Personal access tokens, Active tokens).')]
      : []),
    ...(admin.length || (pat.all && writes.length)
      ? [
          say(
            'github-pat-wide',
            admin.length ? 'high' : 'medium',
            admin.length ? `${called} can administer (${admin.join(', ')})` : `${called} can change all repositories of ${about.account}`,
            'Revoke it and let its owner make one for the repositories and permissions the job needs.',
          ),
        ]
      : []),
  ];
}

function judgeRequest(pat: Pat, about: About): Finding[] {
  const { admin, writes } = powersOf(pat.permissions);
  if (pat.expired || !(admin.length || (pat.all && writes.length) || pat.expires === undefined)) return [];
  return [
    finding(about, {
      rule: 'github-pat-request',
      severity: 'low',
      resource: `${about.account}: request for token "${pat.name}" of ${pat.owner}`,
      message: `${pat.owner} asks for a ${admin.length || (pat.all && writes.length) ? 'wide token' : 'token that does not end'}`,
      evidence: [
        `it asks for ${[...admin, ...writes].join(', ') || 'reading only'} on ${selection(pat.all)}`,
        pat.expires === undefined ? 'it does not end' : `it ends ${pat.expires.slice(0, 10)}`,
      ],
      remedy: 'Deny it, and say which repositories, permissions and end would be approved.',
    }),
  ];
}

const ADMIN_SCOPE = /^(?:admin:|delete_repo$|site_admin$|write:org$|manage_)/;
const WIDE_SCOPE = /^(?:repo|public_repo|workflow|write:packages|delete:packages|user|codespace)$/;
/** Types that have scopes. */
const SCOPED = /token/i;

function judgeAuthorisation(given: Authorisation, about: About): Finding[] {
  const name = `${given.type} ${given.note ? `"${given.note}" ` : ''}of ${given.owner}`;
  const resource = `${about.account}: ${name}`;
  const over = given.expires !== undefined && Date.parse(given.expires) < about.now;
  if (over) return [];
  const scoped = SCOPED.test(given.type);
  const admin = given.scopes?.filter((s) => ADMIN_SCOPE.test(s)) ?? [];
  const wide = given.scopes?.filter((s) => WIDE_SCOPE.test(s)) ?? [];
  const unknown = scoped && given.scopes === undefined;
  const evidence = [
    ...(scoped ? [unknown ? 'its scopes are not told: all of them are assumed' : `scopes ${given.scopes?.join(', ') || '(none)'}`] : []),
    saidAge('authorised', given.authorised, about.now),
    saidUse(given.lastUsed, about.now),
    ...(given.type === 'personal access token' ? [given.expires === undefined ? 'it does not end' : `it ends ${given.expires.slice(0, 10)}`] : []),
  ];
  return [
    ...(scoped && (admin.length || wide.length || unknown)
      ? [
          finding(about, {
            rule: 'github-sso-wide',
            severity: admin.length || unknown ? 'high' : 'medium',
            resource,
            message: `The ${name} ${admin.length ? `can administer (${admin.join(', ')})` : `reaches all that ${given.owner} does`}`,
            evidence,
            remedy: 'Take back its authorisation and use a fine-grained token or a GitHub App for the job; the organization can forbid classic tokens.',
          }),
        ]
      : []),
    ...(isIdle(given.lastUsed, given.authorised, about)
      ? [
          finding(about, {
            rule: 'github-sso-idle',
            severity: 'medium',
            resource,
            message: `The ${name} is not used`,
            evidence,
            remedy: `Take back its authorisation (people, ${given.owner}, SAML identity linked).`,
          }),
        ]
      : []),
  ];
}

const unseen = (about: About): Finding =>
  finding(about, {
    rule: 'github-classic-tokens-unseen',
    severity: 'info',
    resource: `${about.account}: personal access tokens (classic)`,
    message: `Nobody can list the classic tokens and SSH keys that reach ${about.account}`,
    evidence: ['GitHub answers 404 where it would list them: they are listed with SAML single sign-on only, and to owners'],
    remedy: 'Forbid classic tokens (Settings, Personal access tokens, Tokens (classic)), or turn on SAML single sign-on.',
  });
