/**
 * Registries of packages, and programs that run servers, networks, workflows and devices of one's own. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  { id: 'adafruit', label: 'Adafruit IO', kinds: { 'adafruit-io-key': { group: 'devices' } } },
  {
    id: 'akamai',
    label: 'Akamai',
    kinds: {
      'akamai-edgegrid': {
        group: 'server',
        by: 'both',
        does: 'changes how your sites are delivered, empties caches, changes DNS, and manages users',
        narrower: [
          'Make an API client with only the APIs and groups the job needs, read-only where that does',
          'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
        ],
      },
    },
  },
  {
    id: 'apify',
    label: 'Apify',
    kinds: {
      'apify-api-token': { group: 'compute', by: 'both', does: 'runs programs at your cost, reads and deletes what they stored, and changes and deletes them' },
    },
  },
  {
    id: 'blynk',
    label: 'Blynk',
    kinds: { 'blynk-auth-token': { group: 'devices', by: 'place', does: 'reads what one device measured, and steers it', worst: 'write/resource' } },
  },
  {
    id: 'budibase',
    label: 'Budibase',
    kinds: { 'budibase-api-key': { group: 'server', by: 'role', does: 'reads, changes and deletes rows, applications and users' } },
  },
  {
    id: 'clojars',
    label: 'Clojars',
    checked: 'github.com/clojars/clojars-web/wiki/Deploy-Tokens, 2026-11-21',
    kinds: {
      'clojars-token': {
        group: 'packages',
        by: 'both',
        does: 'publishes versions that others install and run',
        worst: 'write/account',
        narrower: ['Make a deploy token of the one artifact, with an end', 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens'],
      },
    },
  },
  {
    id: 'cloudsmith',
    label: 'Cloudsmith',
    kinds: {
      'cloudsmith-api-key': { group: 'packages', by: 'role', worst: 'admin/organization' },
      'cloudsmith-entitlement-token': {
        checked: 'help.cloudsmith.io/docs/entitlements, 2026-11-21',
        group: 'packages',
        by: 'place',
        does: 'downloads packages of one private repository',
        worst: 'read/project',
      },
    },
  },
  {
    id: 'crates',
    label: 'Cargo registry',
    checked: 'rust-lang.github.io/rfcs/2947-crates-io-token-scopes.html, 2026-11-21',
    kinds: {
      'crates-token': {
        group: 'packages',
        by: 'both',
        does: 'publishes and yanks versions that others build and run, and changes who owns crates',
        worst: 'admin/account',
        narrower: [
          'Make a token with the one scope (publish-update), the one crate and an end, or publish by Trusted Publishing, which needs none',
          'https://rust-lang.github.io/rfcs/3691-trusted-publishing-cratesio.html',
        ],
      },
    },
  },
  {
    id: 'hex',
    label: 'Hex',
    kinds: {
      'hex-key': { group: 'packages', by: 'scopes', does: 'publishes and takes back versions that others install and run, and changes who owns packages' },
    },
  },
  {
    id: 'jfrog',
    label: 'JFrog',
    kinds: {
      'artifactory-reference-token': { group: 'packages', by: 'both', worst: 'admin/organization' },
      'artifactory-api-key': {
        group: 'packages',
        by: 'role',
        worst: 'admin/organization',
        replacedBy: {
          what: 'an identity or reference token',
          since: '2022-12-01',
          url: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key',
        },
      },
    },
  },
  {
    id: 'n8n',
    label: 'n8n',
    kinds: {
      'n8n-api-key': {
        group: 'server',
        by: 'scopes',
        does: 'changes, starts and deletes workflows, which run with all connected credentials, and manages users',
      },
    },
  },
  {
    id: 'nats',
    label: 'NATS',
    kinds: {
      'nats-seed': {
        group: 'server',
        by: 'both',
        does: 'reads and posts messages as a user or, as the seed of an account or operator, makes users and accounts',
      },
    },
  },
  {
    id: 'ngrok',
    label: 'ngrok',
    kinds: {
      'ngrok-token': {
        group: 'server',
        by: 'scopes',
        does: 'opens tunnels in your name, under your names too, or, as an API key, changes and deletes all endpoints, keys and credentials',
        narrower: ['Make an authtoken with an ACL of the one address it serves', 'https://ngrok.com/docs/api/resources/credentials'],
      },
    },
  },
  {
    id: 'nuget',
    label: 'NuGet',
    checked: 'learn.microsoft.com/nuget/nuget-org/scoped-api-keys, 2026-11-21',
    kinds: {
      'nuget-key': {
        group: 'packages',
        by: 'both',
        does: 'publishes versions that others install and run, and unlists them',
        worst: 'write/account',
        days: 365,
        ends: true,
        narrower: [
          'Make a key for the one package that only pushes new versions, or publish by Trusted Publishing, which needs none',
          'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
        ],
      },
    },
  },
  {
    id: 'openshift',
    label: 'Red Hat OpenShift',
    kinds: {
      'openshift-token': {
        group: 'server',
        by: 'role',
        does: 'runs programs in the cluster, reads its secrets, and deletes projects with their volumes',
        days: 1,
        ends: true,
      },
    },
  },
  {
    id: 'packagecloud',
    label: 'packagecloud',
    kinds: { 'packagecloud-token': { group: 'packages', unknown: 'whether it is the token of the account, or a master or read token of one repository' } },
  },
  {
    id: 'particle',
    label: 'Particle',
    kinds: {
      'particle-access-token': {
        group: 'devices',
        by: 'role',
        does: 'steers the devices of its user, puts other programs on them, and removes them',
        worst: 'admin/account',
        days: 90,
      },
    },
  },
  {
    id: 'portainer',
    label: 'Portainer',
    kinds: {
      'portainer-access-token': { group: 'server', by: 'role', does: 'runs containers, with the whole machine in them, and deletes them with their volumes' },
    },
  },
  {
    id: 'rancher',
    label: 'Rancher',
    kinds: {
      'rancher-api-token': { group: 'server', by: 'role', does: 'runs programs in the clusters of its user, reads their secrets, and deletes clusters' },
    },
  },
  {
    id: 'retool',
    label: 'Retool',
    kinds: { 'retool-api-token': { group: 'server', by: 'scopes', does: 'manages users, groups, applications and the resources they connect to' } },
  },
  {
    id: 'truenas',
    label: 'TrueNAS',
    kinds: { 'truenas-api-key': { group: 'server', by: 'role', does: 'reads and deletes everything stored there, snapshots too', worst: 'admin/account' } },
  },
  {
    id: 'zerotier',
    label: 'ZeroTier',
    kinds: { 'zerotier-api-token': { group: 'server', by: 'role', does: 'lets anybody into its networks, changes their rules, and deletes them' } },
  },
] satisfies Service[];
