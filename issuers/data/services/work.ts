/**
 * Vendors that keep the work of teams: documents, files, tables, tasks, designs, hours. Most tokens can do what their owner can.
 * Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  { id: 'adobe', label: 'Adobe', kinds: { 'adobe-client-secret': { group: 'app', by: 'scopes', worst: 'admin/organization' } } },
  {
    id: 'airtable',
    label: 'Airtable',
    kinds: {
      'airtable-personal-access-token': {
        group: 'office',
        by: 'both',
        does: 'reads, changes and deletes records of the bases it was given and, in an enterprise, manages users',
        worst: 'admin/organization',
        narrower: ['Make a token with only the scopes and the bases the job needs', 'https://airtable.com/developers/web/api/scopes'],
      },
      'airtable-oauth-token': { group: 'office', by: 'both', worst: 'admin/organization', ends: true },
      'airtable-api-key': {
        group: 'office',
        by: 'role',
        replacedBy: { what: 'a personal access token', since: '2024-02-01', url: 'https://airtable.com/developers/web/guides/personal-access-tokens' },
      },
    },
  },
  {
    id: 'asana',
    label: 'Asana',
    kinds: {
      'asana-personal-access-token': { group: 'office', by: 'role', worst: 'admin/organization' },
      'asana-client-secret': { group: 'app', by: 'scopes' },
    },
  },
  {
    id: 'box',
    label: 'Box',
    kinds: {
      'box-client-secret': {
        group: 'app',
        by: 'scopes',
        does: 'reads, changes and deletes files of people who let the application in or of the whole enterprise, as its settings say',
        worst: 'admin/organization',
      },
      'box-app-settings': {
        group: 'app',
        by: 'scopes',
        does: 'signs in as the application or any user of the enterprise, and reads, changes and deletes their files',
        worst: 'admin/organization',
      },
    },
  },
  { id: 'clickup', label: 'ClickUp', kinds: { 'clickup-personal-token': { group: 'office', by: 'role', worst: 'admin/organization' } } },
  {
    id: 'clockify',
    label: 'Clockify',
    kinds: { 'clockify-api-key': { group: 'office', by: 'role', does: 'reads, changes and deletes hours, projects and members of its workspaces' } },
  },
  {
    id: 'coda',
    label: 'Coda',
    kinds: { 'coda-api-token': { group: 'office', by: 'both', narrower: ['Make a token restricted to the one document or table, read-only where that does'] } },
  },
  {
    id: 'dropbox',
    label: 'Dropbox',
    kinds: {
      'dropbox-access-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads, changes and deletes files of one account or of a whole team',
        worst: 'admin/organization',
        ends: true,
      },
      'dropbox-long-lived-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads, changes and deletes files of one account or of a whole team',
        worst: 'admin/organization',
        replacedBy: { what: 'a short-lived access token with a refresh token', since: '2021-09-30', url: 'https://developers.dropbox.com/oauth-guide' },
      },
      'dropbox-app-secret': { group: 'app', by: 'scopes' },
      'dropbox-refresh-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads, changes and deletes files of one account or of a whole team: it needs the key of its app besides',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'figma',
    label: 'Figma',
    checked: 'developers.figma.com/docs/rest-api/personal-access-tokens and …/plan-access-tokens, 2026-11-21',
    kinds: {
      'figma-personal-access-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads files its user can open, comments, and changes variables and webhooks',
        worst: 'destroy/account',
        days: 90,
        ends: true,
        narrower: [
          'Make a plan access token with a list of the files it may reach, or one with only the scopes the job needs',
          'https://developers.figma.com/docs/rest-api/plan-access-tokens/',
        ],
      },
      'figma-oauth-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads files its user can open, comments, and changes variables and webhooks',
        worst: 'destroy/account',
        ends: true,
      },
      'figma-legacy-token': {
        group: 'office',
        by: 'role',
        does: 'reads files its user can open, comments, and changes variables and webhooks',
        worst: 'destroy/account',
      },
    },
  },
  { id: 'frameio', label: 'Frame.io', kinds: { 'frameio-developer-token': { group: 'office', by: 'scopes' } } },
  { id: 'gitbook', label: 'GitBook', kinds: { 'gitbook-api-token': { group: 'office', by: 'role', worst: 'admin/organization' } } },
  {
    id: 'harvest',
    label: 'Harvest',
    kinds: { 'harvest-access-token': { group: 'office', by: 'role', does: 'reads, changes and deletes hours, invoices, clients and people' } },
  },
  { id: 'miro', label: 'Miro', kinds: { 'miro-access-token': { group: 'office', by: 'scopes', worst: 'admin/organization' } } },
  {
    id: 'monday',
    label: 'monday.com',
    kinds: {
      'monday-api-token': {
        group: 'office',
        by: 'role',
        does: 'reads, changes and deletes boards and items its user can reach, and manages users',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'postman',
    label: 'Postman',
    kinds: {
      'postman-api-key': {
        group: 'office',
        by: 'role',
        does: 'reads collections and environments of its user, with the secrets that stand in them, and changes and deletes them',
        worst: 'admin/organization',
      },
      'postman-collection-key': { group: 'office', by: 'place', does: 'reads one collection, with the secrets that stand in it', worst: 'read/resource' },
    },
  },
  {
    id: 'smartsheet',
    label: 'Smartsheet',
    checked: 'developers.smartsheet.com/api/smartsheet/guides/advanced-topics/user-impersonation, 2026-11-21',
    kinds: { 'smartsheet-access-token': { group: 'office', by: 'role', worst: 'admin/organization' } },
  },
  {
    id: 'todoist',
    label: 'Todoist',
    kinds: {
      'todoist-api-token': { group: 'office', by: 'role', does: 'reads, changes and deletes all tasks and projects of its user', worst: 'admin/account' },
    },
  },
  {
    id: 'toggl',
    label: 'Toggl',
    kinds: { 'toggl-api-token': { group: 'office', by: 'role', does: 'reads, changes and deletes hours, projects and clients, and manages members' } },
  },
  {
    id: 'trello',
    label: 'Trello',
    kinds: {
      'trello-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads, changes and deletes boards and cards of its user: it needs the key of its app besides',
        worst: 'admin/account',
        narrower: ['Make a token with the scope read, and one that expires', 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/'],
      },
      'trello-api-key': {
        group: 'app',
        does: 'asks people to let the application in; where it is the secret, signs for the application',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'wakatime',
    label: 'WakaTime',
    kinds: {
      'wakatime-api-key': {
        group: 'office',
        by: 'role',
        does: 'reads who worked on what and when, and adds and deletes such records',
        worst: 'destroy/account',
      },
      'wakatime-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads who worked on what and when, and adds and deletes such records',
        worst: 'destroy/account',
      },
    },
  },
] satisfies Service[];
