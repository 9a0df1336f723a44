/**
 * Tailscale: API access tokens, auth keys, OAuth clients, SCIM and webhook keys, told apart by their prefix.
 * Prefixes: tailscale.com/docs/reference/key-prefixes; an API access token "has full permission" and lives 1 to 90 days: …/docs/reference/tailscale-api;
 * OAuth clients have scopes and tags, their tokens an hour: …/docs/features/oauth-clients; auth keys add machines as their maker or with tags, once
 * or many times: …/docs/features/access-control/auth-keys. All checked 2026-11-21. That auth keys live 90 days at most was not checked.
 */
import { defineIssuer, type Held, type Offline } from '../src/issuer.ts';

const TAILNET = 'the tailnet';
const KINDS: Record<string, Offline> = {
  api: {
    grants: [
      { action: 'policy_file', resource: TAILNET, reach: 'admin', breadth: 'organization', means: 'rewrites who may reach what, and makes keys' },
      { action: 'devices:core', resource: TAILNET, reach: 'destroy', breadth: 'organization', means: 'removes machines and adds them' },
      { action: 'dns', resource: TAILNET, reach: 'write', breadth: 'organization', means: 'changes where names lead' },
    ],
    evidence: { kind: 'token', how: 'its prefix says API access token, which has full permission as far as its maker has' },
    unknown: [],
    worst: { reach: 'admin', breadth: 'organization' },
  },
  auth: {
    grants: [
      { action: 'auth_keys', resource: TAILNET, reach: 'write', breadth: 'organization', means: 'adds a machine, which then reaches what policies let it' },
    ],
    evidence: { kind: 'token', how: 'its prefix says auth key' },
    unknown: ['whether it works once or many times, and which machines and services its tags or its maker may reach'],
    worst: { reach: 'admin', breadth: 'organization' },
  },
  client: {
    grants: [],
    evidence: { kind: 'token', how: 'its prefix says OAuth client' },
    unknown: ['which scopes and tags it has: policy_file rewrites who may reach what'],
    worst: { reach: 'admin', breadth: 'organization' },
    expires: 'never',
  },
  scim: {
    grants: [
      { action: 'scim', resource: 'users and groups of the tailnet', reach: 'admin', breadth: 'organization', means: 'adds, changes and suspends users' },
    ],
    evidence: { kind: 'token', how: 'its prefix says SCIM key' },
    unknown: [],
    worst: { reach: 'admin', breadth: 'organization' },
  },
  webhook: {
    grants: [{ action: 'sign', resource: 'endpoints that trust the key', reach: 'write', breadth: 'project', means: 'forges events to your endpoints' }],
    evidence: { kind: 'token', how: 'its prefix says webhook key, which calls no API' },
    unknown: [],
    worst: { reach: 'write', breadth: 'project' },
  },
};
const OTHER: Offline = {
  grants: [],
  evidence: { kind: 'kind', how: 'it is a key of a tailnet' },
  unknown: ['which kind of key it is'],
  worst: { reach: 'admin', breadth: 'organization' },
};

export default defineIssuer({
  id: 'tailscale',
  label: 'Tailscale',
  kinds: {
    'tailscale-key': {
      granularity: 'scoped',
      offline: ({ parts }: Held) => new Map(Object.entries(KINDS)).get(parts['secret']?.split('-')[1] ?? '') ?? OTHER,
      narrower: [
        {
          how: 'Make an OAuth client (trust credential) with the scopes and tags of the job, such as devices:core:read',
          url: 'https://tailscale.com/docs/features/oauth-clients',
        },
        {
          how: 'Make auth keys one-off, ephemeral and tagged, with a short end, and give the tag only what the machine needs',
          url: 'https://tailscale.com/docs/features/access-control/auth-keys',
        },
      ],
      lifecycle: { canBeEndless: true, days: 90 },
    },
  },
});
