/**
 * Doppler: CLI, personal, service, service account, SCIM and audit tokens.
 * What each kind may do: docs.doppler.com/reference/api ("There are six types of tokens"); audit tokens are read-only: docs.doppler.com/
 * reference/audit-api-reference; GET /v3/me and its fields: the OpenAPI document of docs.doppler.com/reference (AuthMeResponse). All checked
 * 2026-11-21. Whether a service token may write, and what role its user has, it does not tell.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held, type Kind, type Offline } from '../src/issuer.ts';
import { counted, expectStatus, isoOf, objectOf, textOf } from '../src/issuer-kit.ts';

const HOST = 'api.doppler.com';
const WHO = 'Doppler';
const PAGE = 20;

const reads = (resource: string, breadth: Granted['breadth']): Granted => ({
  action: 'secrets:read',
  resource,
  reach: 'read',
  breadth,
  means: 'reads secrets in the clear',
});
const SERVICE_UNKNOWN = 'whether it may write too, and so change and delete the secrets of the config';
const ROLE_UNKNOWN = 'which role its user has in the workplace, and so whether it deletes projects';
const ACCOUNT_UNKNOWN = 'which projects and environments its service account reaches, and with which role';

/** @param people true for tokens that act as a person, which may look at projects */
const asks =
  (people: boolean, unknown: string) =>
  async (held: Held, door: Door): Promise<Answer> => {
    const headers = { authorization: `Bearer ${held.parts['secret']}` };
    const reply = await door.get('/v3/me', headers);
    if (reply.status === 401) return { state: 'dead', how: 'GET /v3/me answers 401', unknown: [] };
    expectStatus(reply, WHO);
    const me = objectOf<{ name: string; type: string; created_at: string; last_seen_at: string; workplace: { name?: string } }>(reply, WHO);
    const workplace = textOf(me.workplace?.name);
    const listed = people ? await door.get(`/v3/projects?per_page=${PAGE}`, headers) : undefined;
    const body = listed?.status === 200 ? objectOf<{ projects: unknown }>(listed, WHO).projects : undefined;
    const projects = Array.isArray(body) ? body.flatMap((p: { name?: unknown } | null) => textOf(p?.name) ?? []) : undefined;
    const config = textOf(held.facts['config']);
    const where = projects
      ? counted(projects, 'project', 'projects', projects.length >= PAGE)
      : people
        ? 'projects of its user'
        : `config ${config ?? textOf(me.name) ?? '(unnamed)'}${workplace ? ` of workplace ${workplace}` : ''}`;
    const created = isoOf(me.created_at);
    const lastUsed = isoOf(me.last_seen_at);
    return {
      state: 'live',
      principal: `${textOf(me.type)?.replaceAll('_', ' ') ?? 'token'} ${textOf(me.name) ?? '(unnamed)'}${workplace ? ` of ${workplace}` : ''}`,
      how: `GET /v3/me${projects ? ' and /v3/projects' : ''}`,
      grants: unknown === ACCOUNT_UNKNOWN ? [] : [reads(where, people ? 'account' : 'project')],
      unknown: [unknown],
      ...(projects ? { reaches: projects } : {}),
      ...(created ? { created } : {}),
      ...(lastUsed ? { lastUsed } : {}),
    };
  };

const SERVICE = {
  how: 'Make a service token of the one config that is not production, with read access and an end',
  url: 'https://docs.doppler.com/docs/service-tokens',
};
const IDENTITY = {
  how: 'Let CI sign in with a service account identity (OIDC), which needs no stored token',
  url: 'https://docs.doppler.com/docs/service-account-identities',
};

const kind = (offline: (held: Held) => Offline, more: Partial<Kind> = {}): Kind => ({
  granularity: 'role',
  offline,
  narrower: [SERVICE, IDENTITY],
  lifecycle: { canBeEndless: true },
  ...more,
});
const person = kind(
  () => ({
    grants: [],
    evidence: { kind: 'kind', how: 'it reads and writes all that its user can' },
    unknown: [ROLE_UNKNOWN],
    worst: { reach: 'admin', breadth: 'organization' },
  }),
  { ask: { hosts: [HOST], budget: 3, run: asks(true, ROLE_UNKNOWN) } },
);
const certain = (grant: Granted, how: string): Offline => ({
  grants: [grant],
  evidence: { kind: 'kind', how },
  unknown: [],
  worst: { reach: grant.reach, breadth: grant.breadth },
});

export default defineIssuer({
  id: 'doppler',
  label: 'Doppler',
  kinds: {
    'doppler-cli-token': person,
    'doppler-personal-token': person,
    'doppler-service-token': kind(
      ({ facts }) => ({
        grants: [reads(`config ${textOf(facts['config']) ?? '(unnamed)'}`, 'project')],
        evidence: { kind: 'kind', how: 'a service token reads the secrets of one config' },
        unknown: [SERVICE_UNKNOWN],
        worst: { reach: 'destroy', breadth: 'project' },
      }),
      { granularity: 'resource', narrower: [IDENTITY], ask: { hosts: [HOST], budget: 2, run: asks(false, SERVICE_UNKNOWN) } },
    ),
    'doppler-service-account-token': kind(
      () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a service account has the roles it was given' },
        unknown: [ACCOUNT_UNKNOWN],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
      { granularity: 'scoped', ask: { hosts: [HOST], budget: 2, run: asks(false, ACCOUNT_UNKNOWN) } },
    ),
    'doppler-scim-token': kind(
      () =>
        certain(
          {
            action: 'scim',
            resource: 'users and groups of the workplace',
            reach: 'admin',
            breadth: 'organization',
            means: 'adds, changes and removes users and groups',
          },
          'a SCIM token writes users and groups',
        ),
      { granularity: 'account', narrower: [] },
    ),
    'doppler-audit-token': kind(
      () =>
        certain(
          { action: 'audit', resource: 'the workplace', reach: 'read', breadth: 'organization', means: 'reads users and activity, no secrets' },
          'an audit token only reads',
        ),
      { granularity: 'account', narrower: [] },
    ),
  },
});
