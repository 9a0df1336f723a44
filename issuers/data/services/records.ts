/**
 * Vendors that keep records of people: sales, support, staff, surveys, documents to be signed. Most tokens can do what their owner can, and their owner is
 * often an administrator. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'activecampaign',
    label: 'ActiveCampaign',
    kinds: { 'activecampaign-api-key': { group: 'records', by: 'role', does: 'mails everybody, and reads, changes and deletes contacts, deals and users' } },
  },
  {
    id: 'bamboohr',
    label: 'BambooHR',
    kinds: {
      'bamboohr-api-key': { group: 'records', by: 'role', does: 'reads and changes staff files: pay, addresses, illness', worst: 'admin/organization' },
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
  {
    id: 'close',
    label: 'Close',
    kinds: { 'close-api-key': { group: 'records', by: 'role', does: 'reads, changes and deletes leads and mails, and writes to them' } },
  },
  {
    id: 'docusign',
    label: 'DocuSign',
    kinds: {
      'docusign-client-secret': { group: 'app', by: 'scopes', does: 'sends, reads and voids documents to be signed for people who let the application in' },
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
    id: 'freshdesk',
    label: 'Freshdesk',
    kinds: { 'freshdesk-api-key': { group: 'records', by: 'role', does: 'reads, answers and deletes tickets, contacts and, as an administrator, agents' } },
  },
  {
    id: 'front',
    label: 'Front',
    kinds: { 'front-api-token': { group: 'records', by: 'both', does: 'reads, answers and deletes talks with customers, and manages teammates' } },
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
    id: 'nylas',
    label: 'Nylas',
    kinds: {
      'nylas-api-key': {
        group: 'records',
        does: 'reads, sends and deletes mail and appointments of everybody who connected an account',
        worst: 'admin/project',
      },
      'nylas-legacy-secret': {
        group: 'records',
        does: 'reads, sends and deletes mail and appointments of one account or of all that were connected',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'pandadoc',
    label: 'PandaDoc',
    kinds: { 'pandadoc-api-key': { group: 'records', by: 'role', does: 'sends, reads and deletes documents to be signed, and contacts' } },
  },
  {
    id: 'pipedrive',
    label: 'Pipedrive',
    kinds: { 'pipedrive-api-token': { group: 'records', by: 'role', does: 'reads, changes and deletes deals, people and mails, and manages users' } },
  },
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
        does: 'reads, changes and deletes every record its user can: it needs the key of its app besides',
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
    id: 'surveymonkey',
    label: 'SurveyMonkey',
    kinds: {
      'surveymonkey-access-token': { group: 'records', by: 'scopes', does: 'reads what people answered, and changes and deletes surveys and contacts' },
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
