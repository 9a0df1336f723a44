/**
 * Vendors that keep records of people, the work of teams, or accounts on networks of people: sales, support, staff, documents, tasks, designs, posts. Most tokens
 * can do what their owner can, and their owner is often an administrator. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'activecampaign',
    label: 'ActiveCampaign',
    kinds: { 'activecampaign-api-key': { group: 'records', by: 'role', does: 'mails everybody, and reads, changes and deletes contacts, deals and users' } },
  },
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
    id: 'bamboohr',
    label: 'BambooHR',
    kinds: {
      'bamboohr-api-key': { group: 'records', by: 'role', does: 'reads and changes staff files: pay, addresses, illness', worst: 'admin/organization' },
    },
  },
  {
    id: 'bitly',
    label: 'Bitly',
    kinds: { 'bitly-access-token': { group: 'content', by: 'role', does: 'makes short links, leads existing ones elsewhere, and reads who followed them' } },
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
  {
    id: 'calendly',
    label: 'Calendly',
    kinds: {
      'calendly-personal-access-token': {
        group: 'records',
        by: 'role',
        does: 'reads who meets whom, cancels meetings, deletes what invitees gave, and removes members of the organization',
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
    id: 'close',
    label: 'Close',
    kinds: { 'close-api-key': { group: 'records', by: 'role', does: 'reads, changes and deletes leads and mails, and writes to them' } },
  },
  {
    id: 'coda',
    label: 'Coda',
    kinds: { 'coda-api-token': { group: 'office', by: 'both', narrower: ['Make a token restricted to the one document or table, read-only where that does'] } },
  },
  { id: 'crowdin', label: 'Crowdin', kinds: { 'crowdin-token': { group: 'content', by: 'both', worst: 'admin/account' } } },
  {
    id: 'docusign',
    label: 'DocuSign',
    kinds: {
      'docusign-client-secret': { group: 'app', by: 'scopes', does: 'sends, reads and voids documents to be signed for people who let the application in' },
    },
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
        does: 'with the key of its app: reads, changes and deletes files of one account or of a whole team',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'dropbox-sign',
    label: 'Dropbox Sign',
    kinds: { 'hellosign-api-key': { group: 'records', does: 'sends, reads, cancels and deletes documents to be signed, and manages the team' } },
  },
  {
    id: 'eventbrite',
    label: 'Eventbrite',
    kinds: { 'eventbrite-token': { group: 'records', by: 'role', does: 'reads who comes, and changes, cancels and deletes events of its user' } },
  },
  {
    id: 'figma',
    label: 'Figma',
    kinds: {
      'figma-personal-access-token': {
        group: 'office',
        by: 'scopes',
        does: 'reads files its user can open, comments, and changes variables and webhooks',
        worst: 'destroy/account',
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
        by: 'scopes',
        does: 'reads files its user can open, comments, and changes variables and webhooks',
        worst: 'destroy/account',
      },
    },
  },
  { id: 'frameio', label: 'Frame.io', kinds: { 'frameio-developer-token': { group: 'office', by: 'scopes' } } },
  {
    id: 'freshdesk',
    label: 'Freshdesk',
    kinds: { 'freshdesk-api-key': { group: 'records', by: 'role', does: 'reads, answers and deletes tickets, contacts and, as an administrator, agents' } },
  },
  {
    id: 'front',
    label: 'Front',
    kinds: { 'front-api-token': { group: 'records', by: 'both', does: 'reads, answers and deletes talks with customers, and manages teammates' } },
  },
  { id: 'gitbook', label: 'GitBook', kinds: { 'gitbook-api-token': { group: 'office', by: 'role', worst: 'admin/organization' } } },
  {
    id: 'harvest',
    label: 'Harvest',
    kinds: { 'harvest-access-token': { group: 'office', by: 'role', does: 'reads, changes and deletes hours, invoices, clients and people' } },
  },
  {
    id: 'helpscout',
    label: 'Help Scout',
    kinds: {
      'helpscout-app-secret': { group: 'records', by: 'role', does: 'reads, answers and deletes talks with customers, as the user who made the application' },
    },
  },
  {
    id: 'hubspot',
    label: 'HubSpot',
    kinds: {
      'hubspot-private-app-token': {
        group: 'records',
        by: 'scopes',
        does: 'reads, changes and deletes contacts, companies, deals and pages, and manages users',
        narrower: ['Take from the private app the scopes its job does not need', 'https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview'],
      },
      'hubspot-api-key': { group: 'records', by: 'scopes', unknown: 'whether it is a key of a developer account or the secret of an application' },
    },
  },
  {
    id: 'intercom',
    label: 'Intercom',
    kinds: { 'intercom-access-token': { group: 'records', by: 'scopes', does: 'reads, answers and deletes talks, contacts and companies of the workspace' } },
  },
  {
    id: 'jotform',
    label: 'Jotform',
    kinds: {
      'jotform-api-key': {
        group: 'records',
        by: 'scopes',
        does: 'reads what people sent in and, with full access, changes and deletes forms and answers',
        narrower: ['Make a key with read access'],
      },
    },
  },
  {
    id: 'lichess',
    label: 'Lichess',
    kinds: { 'lichess-token': { group: 'social', by: 'scopes', does: 'plays, writes and changes studies and teams in the name of its user' } },
  },
  {
    id: 'linkedin',
    label: 'LinkedIn',
    kinds: {
      'linkedin-client-secret': { group: 'app', by: 'scopes' },
      'linkedin-access-token': {
        group: 'social',
        by: 'scopes',
        does: 'posts and deletes posts in the name of a member or page, and manages advertising',
        worst: 'admin/account',
        days: 60,
        ends: true,
      },
    },
  },
  {
    id: 'lokalise',
    label: 'Lokalise',
    kinds: {
      'lokalise-api-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes texts and projects of its user, and makes keys and members',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'meta',
    label: 'Meta',
    kinds: {
      'facebook-access-token': {
        group: 'social',
        by: 'both',
        does: 'posts, reads and deletes on pages, spends on advertising and writes by WhatsApp',
        worst: 'admin/organization',
      },
      'facebook-app-secret': {
        group: 'app',
        by: 'scopes',
        does: 'manages the application, and acts for people who let it in: it needs a token of theirs besides',
        worst: 'admin/organization',
      },
      'facebook-app-token': { group: 'app', does: 'changes settings of the application, and reads and inspects tokens of its users', worst: 'admin/project' },
      'instagram-access-token': {
        group: 'social',
        by: 'scopes',
        does: 'posts, answers and reads messages of one account, and deletes comments',
        days: 60,
        ends: true,
      },
    },
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
    id: 'pandadoc',
    label: 'PandaDoc',
    kinds: { 'pandadoc-api-key': { group: 'records', by: 'role', does: 'sends, reads and deletes documents to be signed, and contacts' } },
  },
  {
    id: 'phrase',
    label: 'Phrase',
    kinds: {
      'phrase-access-token': {
        group: 'content',
        by: 'scopes',
        worst: 'admin/organization',
        narrower: ['Make a token with the scope read, where the job only fetches texts'],
      },
    },
  },
  {
    id: 'pinterest',
    label: 'Pinterest',
    kinds: {
      'pinterest-access-token': {
        group: 'social',
        by: 'scopes',
        does: 'makes and deletes pins and boards, and spends on advertising',
        worst: 'admin/account',
        ends: true,
      },
    },
  },
  {
    id: 'pipedrive',
    label: 'Pipedrive',
    kinds: { 'pipedrive-api-token': { group: 'records', by: 'role', does: 'reads, changes and deletes deals, people and mails, and manages users' } },
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
    id: 'readme',
    label: 'ReadMe',
    kinds: {
      'readme-api-key': { group: 'content', by: 'place', does: 'reads, changes and deletes pages and versions of one project', worst: 'destroy/project' },
    },
  },
  {
    id: 'rebrandly',
    label: 'Rebrandly',
    kinds: {
      'rebrandly-api-key': {
        group: 'content',
        by: 'role',
        does: 'makes and deletes short links, leads existing ones elsewhere, and changes domains',
        worst: 'destroy/account',
      },
    },
  },
  { id: 'reddit', label: 'Reddit', kinds: { 'reddit-client-secret': { group: 'app', by: 'scopes' } } },
  {
    id: 'salesforce',
    label: 'Salesforce',
    kinds: {
      'salesforce-access-token': {
        group: 'records',
        by: 'role',
        does: 'reads, changes and deletes every record its user can, and runs code where that is an administrator',
        worst: 'admin/organization',
        ends: true,
      },
      'salesforce-refresh-token': {
        group: 'records',
        by: 'role',
        does: 'with the key of its app: reads, changes and deletes every record its user can',
        worst: 'admin/organization',
      },
      'salesforce-consumer-secret': {
        group: 'app',
        by: 'role',
        does: 'acts for people who let the application in, or for one user without any, where the client credentials flow is on',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'smartsheet',
    label: 'Smartsheet',
    checked: 'developers.smartsheet.com/api/smartsheet/guides/advanced-topics/user-impersonation, 2026-11-21',
    kinds: { 'smartsheet-access-token': { group: 'office', by: 'role', worst: 'admin/organization' } },
  },
  {
    id: 'spotify',
    label: 'Spotify',
    kinds: {
      'spotify-client-secret': {
        group: 'app',
        by: 'scopes',
        does: 'changes lists and plays for people who let the application in: it needs a code or refresh token of theirs besides',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'steam',
    label: 'Steam',
    kinds: {
      'steam-api-key': {
        group: 'social',
        by: 'role',
        does: 'reads and cancels offers of trade of its owner or, as a publisher’s key, changes what players own and bans them',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'strava',
    label: 'Strava',
    kinds: {
      'strava-token': {
        group: 'social',
        by: 'scopes',
        does: 'reads where and when somebody trains, and adds and changes activities',
        unknown: 'whether it is a token of a person or the secret of the application',
      },
    },
  },
  {
    id: 'surveymonkey',
    label: 'SurveyMonkey',
    kinds: {
      'surveymonkey-access-token': { group: 'records', by: 'scopes', does: 'reads what people answered, and changes and deletes surveys and contacts' },
    },
  },
  {
    id: 'tiktok',
    label: 'TikTok',
    kinds: {
      'tiktok-client-secret': { group: 'app', by: 'scopes' },
      'tiktok-access-token': { group: 'social', by: 'scopes', does: 'reads and uploads videos in the name of one account', ends: true },
    },
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
  { id: 'transifex', label: 'Transifex', kinds: { 'transifex-api-token': { group: 'content', by: 'role', worst: 'admin/organization' } } },
  {
    id: 'trello',
    label: 'Trello',
    kinds: {
      'trello-token': {
        group: 'office',
        by: 'scopes',
        does: 'with the key of its app: reads, changes and deletes boards and cards of its user',
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
    id: 'twitch',
    label: 'Twitch',
    kinds: {
      'twitch-token': {
        group: 'social',
        by: 'scopes',
        does: 'changes channels, bans and deletes chat for people who let the application in',
        unknown: 'whether it is a token of a person or the secret of the application',
      },
    },
  },
  {
    id: 'twitter',
    label: 'X (Twitter)',
    kinds: {
      'twitter-bearer-token': { group: 'lookup', unknown: 'which products its application has, whose rules and streams it can change', worst: 'write/account' },
      'twitter-api-secret': { group: 'app', by: 'scopes' },
      'twitter-access-token': {
        group: 'social',
        by: 'scopes',
        does: 'posts, deletes, and reads messages in the name of one account: the secrets beside it are needed too',
        worst: 'admin/account',
      },
      'twitter-access-token-secret': {
        group: 'social',
        by: 'scopes',
        does: 'posts, deletes, and reads messages in the name of one account: the keys beside it are needed too',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'typeform',
    label: 'Typeform',
    kinds: {
      'typeform-token': {
        group: 'records',
        by: 'scopes',
        does: 'reads what people answered, and changes and deletes forms and answers',
        narrower: ['Make a token with the scopes the job needs, as responses:read', 'https://www.typeform.com/developers/get-started/scopes/'],
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
  {
    id: 'zendesk',
    label: 'Zendesk',
    checked: 'support.zendesk.com/hc/en-us/articles/4408889192858, 2026-11-21',
    kinds: {
      'zendesk-api-token': {
        group: 'records',
        by: 'role',
        does: 'signs in as any agent or administrator whose mail address is known, reads, answers and deletes tickets, and manages users',
      },
    },
  },
  {
    id: 'zoho',
    label: 'Zoho',
    kinds: {
      'zoho-oauth-token': { group: 'records', by: 'scopes', worst: 'admin/organization' },
      'zoho-client-secret': { group: 'app', by: 'scopes', worst: 'admin/organization' },
    },
  },
] satisfies Service[];
