/**
 * Google Cloud: key files of service accounts, HMAC keys of Cloud Storage.
 * A key signs a JWT that Google's APIs take by itself (developers.google.com/identity/protocols/oauth2/service-account, addendum "without OAuth",
 * and google.aip.dev/auth/4111), so that asking mints no token. The public certificates tell whether a key is still there, without the key
 * (client_x509_cert_url of every key file). testIamPermissions takes POST, needs no permission and changes nothing:
 * cloud.google.com/resource-manager/reference/rest/v3/projects/testIamPermissions. Reasons of refusals: googleapis/googleapis
 * google/api/error_reason.proto. HMAC keys: cloud.google.com/storage/docs/authentication/hmackeys. All checked 2026-11-21. Not checked: for
 * how long a deleted key's certificate stays in a cache.
 */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { type Answer, type Door, defineIssuer, type Granted, type Held, NoAnswer, type Reply } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';
import { PERMISSIONS } from './data/gcp.ts';

const CERTIFICATES = 'www.googleapis.com';
const PROJECTS = 'cloudresourcemanager.googleapis.com';
const WHO = 'Google Cloud';
/** The narrowest scope that testIamPermissions takes and that lets all permissions be told. */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform.read-only';
const MINUTE = 60;

/** The key as it stands in a file: JSON escapes its line ends, once or, in a variable, twice. */
function keyOf(text: string): KeyObject {
  try {
    return createPrivateKey(text.replace(/(?:\\+[rn])+/g, '\n'));
  } catch {
    throw new NoAnswer('the private key is damaged, so that nothing can be signed with it');
  }
}

/** A JWT that lives for five minutes and may only look. */
function passOf(key: KeyObject, id: string, email: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: email, sub: email, scope: SCOPE, iat: now, exp: now + 5 * MINUTE };
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: id })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

/** The reason Google gives in the details of an error. */
function reasonOf({ json }: Reply): string | undefined {
  const details = (json as { error?: { details?: unknown } } | undefined)?.error?.details;
  const reasons = Array.isArray(details) ? details.map((d: { reason?: unknown } | null) => textOf(d?.reason)) : [];
  return reasons.find((r) => r !== undefined && /^[A-Z_]{1,60}$/.test(r));
}

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const { id, email, project, secret } = parts;
  if (!id || !email || !secret) throw new NoAnswer('the client_email of the key was not found beside it');
  const listed = await door.get(`https://${CERTIFICATES}/robot/v1/metadata/x509/${encodeURIComponent(email)}`);
  if (listed.status === 404) return { state: 'dead', how: 'its service account has no public certificates any more', unknown: [] };
  expectStatus(listed, WHO);
  if (!Object.hasOwn(objectOf(listed, WHO), id)) return { state: 'dead', how: 'it is not among the public certificates of its service account', unknown: [] };
  if (!project) throw new NoAnswer('the key is still there, but the project_id was not found beside it');
  const names = [...PERMISSIONS.keys()];
  const reply = await door.ask(
    `https://${PROJECTS}/v3/projects/${encodeURIComponent(project)}:testIamPermissions`,
    { permissions: names },
    { authorization: `Bearer ${passOf(keyOf(secret), id, email)}` },
  );
  if (reply.status === 401)
    throw new NoAnswer('its certificate is still public, but Google refuses it: the account may be switched off, or the clock of this machine wrong');
  const base = { state: 'live' as const, principal: email, reaches: [`project ${project}`] };
  if (reply.status === 403) {
    const reason = reasonOf(reply);
    if (reason !== 'SERVICE_DISABLED') throw new NoAnswer(`${WHO} answered 403${reason ? ` (${reason})` : ''}, which says nothing of the key`);
    return { ...base, how: 'testIamPermissions is switched off in its project', grants: [], unknown: ['which roles it has in its project', ELSEWHERE] };
  }
  expectStatus(reply, WHO);
  // The list is left out when there is nothing in it.
  const held = objectOf<{ permissions: unknown }>(reply, WHO).permissions ?? [];
  if (!Array.isArray(held)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const grants = names.flatMap((action): Granted[] => {
    const meaning = held.includes(action) ? PERMISSIONS.get(action) : undefined;
    return meaning ? [{ action, resource: `project ${project}`, breadth: 'project', ...meaning }] : [];
  });
  return { ...base, how: 'testIamPermissions of its project', grants, unknown: [ELSEWHERE] };
}

const ELSEWHERE = 'what it may do in other projects, on single resources, and as people of a Workspace domain';
/** Accounts that Google makes by itself; unless the organization forbids it, with the role Editor. */
const DEFAULT = /^(?:\d+-compute@developer|[a-z0-9.:-]+@appspot)\.gserviceaccount\.com$/;
const KEYLESS = {
  how: 'Let the work sign in without a key: workload identity federation for CI and other clouds, an attached service account within Google Cloud',
  url: 'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
};
const CUSTOM = {
  how: 'Make a service account for this one job, with roles on the single resources it needs in place of roles on the project',
  url: 'https://cloud.google.com/iam/docs/best-practices-service-accounts',
};

export default defineIssuer({
  id: 'gcp',
  label: WHO,
  kinds: {
    'gcp-service-account-key': {
      granularity: 'scoped',
      offline: ({ facts }) => {
        const account = textOf(facts['account']);
        const project = textOf(facts['project']);
        const byDefault = account !== undefined && DEFAULT.test(account);
        return {
          grants: [],
          evidence: { kind: 'kind', how: 'it can do what its service account can' },
          unknown: [
            `which roles its service account has${project ? ` in project ${project}` : ''} and elsewhere${byDefault ? '; Google made it, as a rule with the role Editor' : ''}`,
          ],
          worst: { reach: 'admin', breadth: 'organization' },
          ...(account ? { principal: account } : {}),
        };
      },
      narrower: [KEYLESS, CUSTOM],
      lifecycle: { canBeEndless: true },
      ask: {
        hosts: [PROJECTS, CERTIFICATES],
        budget: 4,
        warning: () => 'The key may be a canary, and Google Cloud can log the call for the owner of its project: whoever watches will see this one',
        run: ask,
      },
    },
    'gcp-hmac-key': {
      granularity: 'scoped',
      offline: ({ parts }) => ({
        grants: [],
        evidence: { kind: 'kind', how: 'it is good for Cloud Storage alone, with the rights of its account' },
        unknown: [`which buckets its ${parts['id']?.length === 24 ? 'user' : 'service account'} reaches, and with which roles`],
        worst: { reach: 'destroy', breadth: 'organization' },
        expires: 'never',
      }),
      narrower: [
        {
          how: 'Make an HMAC key of a service account that has a role on the one bucket, such as Storage Object Viewer',
          url: 'https://cloud.google.com/storage/docs/authentication/hmackeys',
        },
      ],
      lifecycle: { canBeEndless: true },
    },
  },
});
