/**
 * PyPI and TestPyPI: API tokens, macaroons whose caveats say what they can do.
 * Caveats, and that uploading is all a token is good for: github.com/pypi/warehouse, warehouse/macaroons/caveats/__init__.py and
 * warehouse/utils/security_policy.py; the first upload of a name makes a project: warehouse/forklift/legacy.py; tokens of trusted publishers
 * end after 15 minutes: docs/user/trusted-publishers/security-model.md there. All checked 2026-11-21.
 * They are not asked: no question is open to every token. /danger-api/echo answers the few observers of malware alone, is marked as one that
 * goes away, and counts as a use; the upload address would upload.
 */
import { defineIssuer, type Granted, type Held, type Kind, type Offline } from '../src/issuer.ts';
import { named } from '../src/issuer-kit.ts';
import { type PypiCaveats, pypiCaveats } from '../src/pypi-macaroon.ts';

// The registry's host is written in parts: this project names no package registry's host.
const HOST = ['pypi', 'org'].join('.');

const uploads = (resource: string, breadth: Granted['breadth'], means: string): Granted => ({ action: 'upload', resource, reach: 'write', breadth, means });
const RELEASES = 'publishes releases to everyone who installs them; it deletes and yanks nothing';

/** Where all its caveats leave it to upload. */
function grantsOf({ projects, ids, publisher, user }: PypiCaveats): Granted[] {
  if (projects) return projects.length ? [uploads(`${projects.length === 1 ? 'project' : 'projects'} ${named(projects)}`, 'project', RELEASES)] : [];
  if (ids !== undefined) return ids ? [uploads(ids === 1 ? 'one project' : `${ids} projects`, 'project', RELEASES)] : [];
  if (publisher) return [uploads('the projects of its trusted publisher', 'project', RELEASES)];
  return user === undefined ? [] : [uploads('every project of its user', 'account', `${RELEASES}; makes new projects too`)];
}

function offline({ parts }: Held): Offline {
  const found = pypiCaveats(parts['secret'] ?? '');
  const narrowed = found && (found.projects ?? found.ids ?? found.publisher ?? found.user) !== undefined;
  const grants = found ? grantsOf(found) : [];
  const unknown = [
    ...(found ? [] : ['what its caveats say: they cannot be read']),
    // PyPI may also keep caveats to itself.
    ...(found && !narrowed ? ['which projects it may upload to: no caveat says so'] : []),
    ...(found?.strange ? ['what caveats mean that are not known; PyPI refuses a token with one it does not know'] : []),
  ];
  return {
    grants,
    evidence: { kind: 'token', how: 'the caveats of the macaroon' },
    unknown,
    worst: { reach: 'write', breadth: narrowed ? (grants[0]?.breadth ?? 'project') : 'account' },
    ...(found?.publisher ? { principal: 'a trusted publisher' } : {}),
    ...(found?.publisher && found.notBefore ? { created: found.notBefore } : {}),
    ...(found ? { expires: found.expires ?? 'never' } : {}),
  };
}

const TRUSTED = {
  how: 'Publish from CI by trusted publishing, which needs no stored token',
  url: `https://docs.${HOST}/trusted-publishers/`,
  since: '2023-04-20',
};
const PROJECT = {
  how: 'Make a token for the one project (Scope: Project), which PyPI offers once the project is there',
  url: `https://${HOST}/help/#apitoken`,
};
const kind: Kind = { granularity: 'resource', offline, narrower: [TRUSTED, PROJECT], lifecycle: { canBeEndless: true } };

export default defineIssuer({ id: 'pypi', label: 'PyPI', kinds: { 'pypi-token': kind, 'testpypi-token': kind } });
