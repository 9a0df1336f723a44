/**
 * Vendors and programs that build, test and deploy, and that judge or keep code. Who starts a build can read the secrets it is given, so the worst is
 * `admin` unless a token only hands in reports. Claims no limit a vendor does not set.
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
    id: 'infracost',
    label: 'Infracost',
    kinds: { 'infracost-api-key': { group: 'lookup', does: 'hands in and reads estimates of the organization', worst: 'write/organization' } },
  },
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
      'sonarqube-project-token': { group: 'upload' },
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
] satisfies Service[];
