/**
 * Vendors and programs that build, test, deploy, keep packages and code, or run servers; sites and shops; sign-in and secrets; devices; and keys that are made at
 * home and open nothing by themselves. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'applitools',
    label: 'Applitools',
    kinds: { 'applitools-api-key': { group: 'build', by: 'scopes', does: 'runs tests, and reads and deletes their pictures', worst: 'destroy/account' } },
  },
  { id: 'bitrise', label: 'Bitrise', kinds: { 'bitrise-token': { group: 'build', by: 'role' }, 'bitrise-legacy-token': { group: 'build', by: 'role' } } },
  {
    id: 'browserstack',
    label: 'BrowserStack',
    kinds: {
      'browserstack-access-key': {
        group: 'build',
        by: 'role',
        does: 'runs tests at your cost, reads what they showed, and deletes uploaded applications and builds',
      },
      'percy-token': {
        group: 'upload',
        does: 'reads what pictures of the project showed, where it is a token that reads',
        by: 'scopes',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'codeclimate',
    label: 'Code Climate',
    kinds: {
      'codeclimate-reporter-id': { group: 'upload', breadth: 'resource' },
      'codeclimate-api-token': {
        group: 'code',
        by: 'role',
        does: 'reads what was found in private code, and changes settings of repositories',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'codecov',
    label: 'Codecov',
    checked: 'docs.codecov.com/v5.0.0/reference, 2026-11-21',
    kinds: {
      'codecov-token': {
        group: 'upload',
        does: 'uploads for the whole organization, or reads coverage and changes repositories as its user, where it is an organization’s or a user’s token',
        worst: 'admin/organization',
        narrower: ['Use the upload token of the one repository, or none: uploads by OIDC need no token', 'https://docs.codecov.com/docs/codecov-tokens'],
      },
    },
  },
  { id: 'codemagic', label: 'Codemagic', kinds: { 'codemagic-token': { group: 'build', by: 'role' } } },
  {
    id: 'coveralls',
    label: 'Coveralls',
    kinds: { 'coveralls-token': { group: 'upload', does: 'changes repositories of its user, where it is a personal token', worst: 'admin/account' } },
  },
  { id: 'cypress', label: 'Cypress', kinds: { 'cypress-record-key': { group: 'upload', breadth: 'project' } } },
  {
    id: 'drone',
    label: 'Drone',
    kinds: {
      'drone-token': { group: 'build', by: 'role', worst: 'admin/organization' },
      'drone-rpc-secret': {
        group: 'build',
        does: 'takes the jobs of all repositories as a runner does, with their code and secrets',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'gitea',
    label: 'Gitea or Forgejo',
    kinds: {
      'gitea-token': {
        group: 'code',
        by: 'scopes',
        does: 'reads, changes and deletes repositories of its user, and manages the server where that is an administrator',
        worst: 'admin/organization',
        narrower: ['Make a token with the scopes the job needs, as read:repository', 'https://docs.gitea.com/development/oauth2-provider#scopes'],
      },
    },
  },
  { id: 'harness', label: 'Harness', kinds: { 'harness-token': { group: 'build', by: 'role' } } },
  {
    id: 'jenkins',
    label: 'Jenkins',
    kinds: {
      'jenkins-token': {
        group: 'build',
        by: 'role',
        does: 'starts jobs, which see their secrets, changes and deletes them and, as an administrator, runs programs on the server',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'octopus',
    label: 'Octopus Deploy',
    kinds: {
      'octopus-api-key': {
        group: 'build',
        by: 'role',
        worst: 'admin/organization',
        narrower: [
          'Make it for a service account in a team with the one role, project and environment',
          'https://octopus.com/docs/security/users-and-teams/service-accounts',
        ],
      },
    },
  },
  {
    id: 'prefect',
    label: 'Prefect',
    kinds: {
      'prefect-api-key': {
        group: 'build',
        by: 'role',
        does: 'starts flows, reads the blocks that hold secrets, and changes and deletes deployments and workspaces',
      },
    },
  },
  {
    id: 'saucelabs',
    label: 'Sauce Labs',
    kinds: {
      'saucelabs-access-key': {
        group: 'build',
        by: 'role',
        does: 'runs tests at your cost, opens tunnels, reads what tests showed, and manages users',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'scalr',
    label: 'Scalr',
    kinds: { 'scalr-token': { group: 'build', by: 'role', does: 'applies and destroys infrastructure, and reads state with the secrets in it' } },
  },
  {
    id: 'semaphore',
    label: 'Semaphore',
    kinds: {
      'semaphore-token': {
        group: 'build',
        by: 'role',
        does: 'starts builds, and reads, changes and deletes secrets and projects',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'snyk',
    label: 'Snyk',
    kinds: {
      'snyk-api-token': {
        group: 'code',
        by: 'role',
        does: 'reads what is weak in your code, ignores findings, deletes projects, and manages members',
        worst: 'admin/organization',
      },
      'snyk-access-token': {
        group: 'code',
        by: 'role',
        does: 'reads what is weak in your code, ignores findings, deletes projects, and manages members',
        worst: 'admin/organization',
      },
      'snyk-app-secret': { group: 'app', by: 'scopes', worst: 'admin/organization' },
    },
  },
  {
    id: 'sonarsource',
    label: 'SonarQube',
    checked: 'docs.sonarsource.com/sonarqube-server/2026.1/user-guide/managing-tokens, 2026-11-21',
    kinds: {
      'sonarqube-user-token': {
        group: 'code',
        by: 'role',
        does: 'reads code and what was found, deletes projects, and manages the server where its user is an administrator',
        worst: 'admin/organization',
        narrower: [
          'Use a project analysis token, which only hands in analyses of the one project',
          'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens',
        ],
      },
      'sonarqube-global-token': {
        group: 'upload',
        breadth: 'organization',
        narrower: ['Use a project analysis token of the one project', 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens'],
      },
      'sonarqube-project-token': 'upload',
      'sonarqube-badge-token': { group: 'code', by: 'place', does: 'reads the badges of one project', worst: 'read/resource' },
      'sonar-legacy-token': {
        group: 'code',
        by: 'role',
        does: 'reads code and what was found, deletes projects, and manages the server where its user is an administrator',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'sourcegraph',
    label: 'Sourcegraph',
    kinds: {
      'sourcegraph-access-token': {
        group: 'code',
        by: 'role',
        does: 'reads all code its user can, changes it by campaigns, and manages the server where that is an administrator',
        worst: 'admin/organization',
      },
      'sourcegraph-dotcom-token': { group: 'ai', does: 'uses models in the name of its user', worst: 'write/account' },
      'sourcegraph-license-token': { group: 'ai', does: 'uses models in the name of the instance', worst: 'write/organization' },
    },
  },
  { id: 'travis', label: 'Travis CI', kinds: { 'travis-token': { group: 'build', by: 'role' } } },

  {
    id: 'clojars',
    label: 'Clojars',
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
      'cloudsmith-entitlement-token': { group: 'packages', by: 'place', does: 'downloads packages of one private repository', worst: 'read/project' },
    },
  },
  {
    id: 'crates',
    label: 'crates.io',
    checked: 'rust-lang.github.io/rfcs/2947-crates-io-token-scopes.html, 2026-11-21',
    kinds: {
      'crates-token': {
        group: 'packages',
        by: 'both',
        does: 'publishes and yanks versions that others build and run, and changes who owns crates',
        worst: 'admin/account',
        narrower: [
          'Make a token with the one scope (publish-update), the one crate and an end, or publish by Trusted Publishing, which needs none',
          'https://crates.io/docs/trusted-publishing',
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
    id: 'packagecloud',
    label: 'packagecloud',
    kinds: { 'packagecloud-token': { group: 'packages', unknown: 'whether it is the token of the account, or a master or read token of one repository' } },
  },

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
    id: 'budibase',
    label: 'Budibase',
    kinds: { 'budibase-api-key': { group: 'server', by: 'role', does: 'reads, changes and deletes rows, applications and users' } },
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

  {
    id: 'bigcommerce',
    label: 'BigCommerce',
    kinds: {
      'bigcommerce-access-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes and deletes products, orders and customers of the shop',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'datocms',
    label: 'DatoCMS',
    kinds: {
      'datocms-api-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes content, models and environments of one project',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'ghost',
    label: 'Ghost',
    kinds: {
      'ghost-admin-api-key': { group: 'content', does: 'reads, changes, mails and deletes posts, themes and members of the site', worst: 'admin/project' },
    },
  },
  {
    id: 'imagekit',
    label: 'ImageKit',
    kinds: {
      'imagekit-private-key': {
        group: 'content',
        does: 'reads, changes and deletes all media and folders',
        worst: 'admin/account',
        narrower: ['Make a restricted key with only the permissions the job needs'],
      },
    },
  },
  {
    id: 'kontent',
    label: 'Kontent.ai',
    kinds: {
      'kontent-api-key': {
        group: 'content',
        by: 'both',
        does: 'reads or, as a key for management, changes and deletes content and environments',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'mux',
    label: 'Mux',
    kinds: {
      'mux-token-secret': {
        group: 'content',
        by: 'scopes',
        does: 'reads, uploads and deletes videos and streams of one environment, and makes signing keys',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'squarespace',
    label: 'Squarespace',
    kinds: {
      'squarespace-api-key': {
        group: 'content',
        by: 'scopes',
        does: 'reads orders and customers, and changes and deletes products of one site',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'storyblok',
    label: 'Storyblok',
    checked: 'storyblok.com/docs/concepts/access-tokens, 2026-11-21',
    kinds: {
      'storyblok-token': { group: 'content', by: 'place', does: 'reads content of one space, drafts too where it is a preview token', worst: 'read/project' },
      'storyblok-personal-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes content, members and spaces of its user',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'uploadcare',
    label: 'Uploadcare',
    checked: 'uploadcare.com/docs/keys, 2026-11-21',
    kinds: {
      'uploadcare-secret-key': {
        group: 'content',
        by: 'place',
        does: 'reads, changes and deletes all files and webhooks of one project',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'webflow',
    label: 'Webflow',
    kinds: {
      'webflow-api-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes, publishes and deletes content, orders and members of a site',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'wix',
    label: 'Wix',
    kinds: { 'wix-api-key': { group: 'content', by: 'both', does: 'reads, changes and deletes content, orders, members and sites', worst: 'admin/account' } },
  },
  {
    id: 'woocommerce',
    label: 'WooCommerce',
    kinds: {
      'woocommerce-consumer-secret': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes products, orders and customers of the shop',
        worst: 'admin/project',
        narrower: ['Make a key with the permission Read', 'https://woocommerce.com/document/woocommerce-rest-api/'],
      },
    },
  },

  {
    id: 'clerk',
    label: 'Clerk',
    checked: 'clerk.com/docs/reference/backend/user/delete-user, 2026-11-21',
    kinds: { 'clerk-secret-key': { group: 'identity', by: 'place', worst: 'admin/project' } },
  },
  {
    id: 'duo',
    label: 'Duo Security',
    kinds: {
      'duo-secret-key': {
        group: 'identity',
        by: 'scopes',
        does: 'lets anybody past the second factor of one application or, as a key for the Admin API, manages users and administrators',
      },
    },
  },
  { id: 'hcaptcha', label: 'hCaptcha', kinds: { 'hcaptcha-secret': { group: 'verify', breadth: 'account' } } },
  {
    id: 'infisical',
    label: 'Infisical',
    kinds: {
      'infisical-service-token': {
        group: 'secrets',
        by: 'both',
        worst: 'destroy/project',
        replacedBy: { what: 'a machine identity', since: '2023-12-01', url: 'https://infisical.com/docs/documentation/platform/identities/machine-identities' },
      },
      'infisical-client-secret': { group: 'secrets', by: 'role', worst: 'admin/organization' },
    },
  },
  {
    id: 'jumpcloud',
    label: 'JumpCloud',
    kinds: {
      'jumpcloud-api-key': {
        group: 'identity',
        by: 'role',
        does: 'makes and deletes users, lets anybody in as one of them, and runs commands on all devices',
        worst: 'admin/organization',
      },
      'jumpcloud-legacy-api-key': {
        group: 'identity',
        by: 'role',
        does: 'makes and deletes users, lets anybody in as one of them, and runs commands on all devices',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'onelogin',
    label: 'OneLogin',
    kinds: {
      'onelogin-client-secret': {
        group: 'identity',
        by: 'scopes',
        worst: 'admin/organization',
        narrower: [
          'Make a credential with Read users or Read all alone',
          'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
        ],
      },
    },
  },
  {
    id: 'onepassword',
    label: '1Password',
    kinds: {
      'onepassword-service-account': {
        group: 'secrets',
        by: 'both',
        does: 'reads the vaults it was given, changes and deletes their items and, where allowed, makes vaults',
        narrower: ['Make a service account that reads the one vault, with an end', 'https://developer.1password.com/docs/service-accounts/get-started/'],
      },
      'onepassword-secret-key': { group: 'secrets', does: 'opens the account together with its password: what is missing is that password alone' },
    },
  },
  { id: 'recaptcha', label: 'Google reCAPTCHA', kinds: { 'recaptcha-secret-key': 'verify' } },
  { id: 'stytch', label: 'Stytch', kinds: { 'stytch-secret': { group: 'identity', by: 'place', worst: 'admin/project' } } },
  { id: 'workos', label: 'WorkOS', kinds: { 'workos-api-key': { group: 'identity', worst: 'admin/project' } } },

  { id: 'adafruit', label: 'Adafruit IO', kinds: { 'adafruit-io-key': { group: 'devices' } } },
  {
    id: 'blynk',
    label: 'Blynk',
    kinds: { 'blynk-auth-token': { group: 'devices', by: 'place', does: 'reads what one device measured, and steers it', worst: 'write/resource' } },
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
    id: 'age',
    label: 'age',
    kinds: { 'age-secret-key': 'decrypt', 'age-plugin-identity': { group: 'decrypt', unknown: 'whether its plugin needs a device besides, as most do' } },
  },
  {
    id: 'openvpn',
    label: 'OpenVPN',
    kinds: {
      'openvpn-static-key': { group: 'network', unknown: 'whether it is all that the server asks for, or only wraps the handshake (tls-auth, tls-crypt)' },
    },
  },
  {
    id: 'wireguard',
    label: 'WireGuard',
    kinds: {
      'wireguard-private-key': 'network',
      'wireguard-preshared-key': { group: 'network', does: 'does nothing without the private key of a peer, to which it adds', worst: 'write/project' },
    },
  },
] satisfies Service[];
