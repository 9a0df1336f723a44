/**
 * Vendors that carry mail, text messages, calls and push messages. Who holds a key speaks in your name; what else it can do is in the rows.
 * Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'beamer',
    label: 'Beamer',
    kinds: {
      'beamer-api-key': { group: 'messages', by: 'scopes', does: 'publishes, changes and deletes news and what users answered', worst: 'destroy/account' },
    },
  },
  {
    id: 'brevo',
    label: 'Brevo',
    kinds: {
      'brevo-api-key': 'messages',
      'brevo-smtp-key': { group: 'send', checked: 'help.brevo.com/hc/en-us/articles/7959631848850, 2026-11-21' },
    },
  },
  { id: 'clicksend', label: 'ClickSend', kinds: { 'clicksend-api-key': 'messages' } },
  {
    id: 'convertkit',
    label: 'Kit',
    kinds: {
      'convertkit-api-secret': { group: 'messages', does: 'reads, changes and unsubscribes all subscribers, and mails them', worst: 'destroy/account' },
      'kit-api-key': { group: 'messages', does: 'reads, changes and unsubscribes all subscribers, and mails them', worst: 'destroy/account' },
    },
  },
  {
    id: 'courier',
    label: 'Courier',
    kinds: { 'courier-auth-token': { group: 'messages', does: 'sends by every connected channel, and reads and deletes people, lists and templates' } },
  },
  {
    id: 'customerio',
    label: 'Customer.io',
    kinds: {
      'customerio-app-api-key': {
        group: 'messages',
        by: 'place',
        does: 'sends to everybody, and reads and deletes people, segments and campaigns',
        worst: 'destroy/project',
      },
      'customerio-track-api-key': {
        group: 'messages',
        by: 'place',
        does: 'adds, changes and deletes people and what they did; it reads none',
        worst: 'destroy/project',
        checked: 'docs.customer.io/integrations/api/track/tag/track-customers/delete, 2026-11-21',
      },
    },
  },
  {
    id: 'dialpad',
    label: 'Dialpad',
    kinds: { 'dialpad-api-key': { group: 'messages', by: 'scopes', does: 'calls and writes in your name, reads calls, and makes and deletes users' } },
  },
  { id: 'infobip', label: 'Infobip', kinds: { 'infobip-api-key': { group: 'messages', by: 'scopes' } } },
  {
    id: 'iterable',
    label: 'Iterable',
    kinds: {
      'iterable-api-key': {
        group: 'messages',
        by: 'scopes',
        does: 'sends to everybody, and reads and deletes people, lists and campaigns of the project',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'klaviyo',
    label: 'Klaviyo',
    checked: 'developers.klaviyo.com/en/docs/retrieve_api_credentials, 2026-11-21',
    kinds: {
      'klaviyo-private-key': {
        group: 'messages',
        by: 'scopes',
        does: 'sends to everybody, and reads and deletes people, lists and campaigns',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'knock',
    label: 'Knock',
    kinds: {
      'knock-secret-key': {
        group: 'messages',
        does: 'sends to everybody, and reads and deletes people and messages of one environment',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'mailchimp',
    label: 'Mailchimp',
    kinds: {
      'mailchimp-api-key': { group: 'messages', by: 'role', does: 'mails everybody, and reads, changes and deletes audiences and campaigns' },
      'mandrill-api-key': {
        group: 'messages',
        by: 'scopes',
        does: 'mails in your name, reads what was sent, and deletes templates, subaccounts and rejection lists',
      },
    },
  },
  {
    id: 'mailerlite',
    label: 'MailerLite',
    kinds: {
      'mailerlite-api-token': { group: 'messages', does: 'mails everybody, and reads, changes and deletes subscribers and campaigns' },
      'mailerlite-classic-api-key': 'messages',
    },
  },
  {
    id: 'mailersend',
    label: 'MailerSend',
    kinds: {
      'mailersend-api-token': { group: 'messages', by: 'both', does: 'mails in your name, reads what was sent, and changes domains, users and tokens' },
    },
  },
  {
    id: 'mailgun',
    label: 'Mailgun',
    kinds: {
      'mailgun-api-key': {
        group: 'messages',
        by: 'role',
        does: 'mails in your name, reads what was sent and received, deletes domains, lists and suppressions, and makes keys',
        narrower: ['Make a sending key of the one domain', 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt'],
      },
      'mailgun-signing-key': 'forge',
    },
  },
  {
    id: 'mailjet',
    label: 'Mailjet',
    kinds: {
      'mailjet-secret-key': {
        group: 'messages',
        does: 'mails in your name, reads what was sent, deletes contacts and lists, and as the main key makes others',
      },
    },
  },
  { id: 'messagebird', label: 'MessageBird (Bird)', kinds: { 'messagebird-access-key': { group: 'messages', by: 'role' } } },
  {
    id: 'onesignal',
    label: 'OneSignal',
    kinds: {
      'onesignal-api-key': {
        group: 'messages',
        does: 'sends to everybody and deletes people of one application or, as a key of the organization, makes applications and keys',
      },
      'onesignal-rest-api-key': { group: 'messages', does: 'sends to everybody and deletes people of one application or, as a user key, makes applications' },
    },
  },
  {
    id: 'plivo',
    label: 'Plivo',
    kinds: {
      'plivo-auth-token': {
        group: 'messages',
        does: 'calls and writes at your cost, reads what was sent, deletes recordings, rents and drops numbers, and makes subaccounts',
      },
    },
  },
  {
    id: 'postmark',
    label: 'Postmark',
    checked: 'postmarkapp.com/auth.md, 2026-11-21',
    kinds: {
      'postmark-token': {
        group: 'messages',
        unknown: 'whether it is the token of one server or that of the account, which makes and deletes servers and reads their tokens',
        narrower: ['Use the token of one server that sends for this one job', 'https://postmarkapp.com/developer/api/overview'],
      },
    },
  },
  {
    id: 'resend',
    label: 'Resend',
    checked: 'resend.com/changelog/new-api-key-permissions, 2026-11-21',
    kinds: {
      'resend-api-key': {
        group: 'messages',
        by: 'scopes',
        does: 'mails in your name and, with full access, reads what was sent, deletes domains and contacts, and makes keys',
        narrower: ['Make a key with sending access, for the one domain', 'https://resend.com/docs/dashboard/api-keys/introduction'],
      },
    },
  },
  {
    id: 'sinch',
    label: 'Sinch',
    kinds: {
      'sinch-api-token': {
        group: 'messages',
        by: 'place',
        does: 'sends text messages at your cost, reads what was sent, and deletes groups of recipients',
        worst: 'destroy/project',
      },
      'sinch-key-secret': { group: 'messages', worst: 'admin/project' },
    },
  },
  {
    id: 'sparkpost',
    label: 'SparkPost',
    kinds: {
      'sparkpost-api-key': {
        group: 'messages',
        by: 'scopes',
        does: 'mails in your name, deletes templates, domains and suppressions, and makes keys and users',
      },
    },
  },
  {
    id: 'telnyx',
    label: 'Telnyx',
    kinds: {
      'telnyx-api-key': { group: 'messages', does: 'calls and writes at your cost, reads what was sent, deletes recordings, and rents and drops numbers' },
    },
  },
  {
    id: 'vonage',
    label: 'Vonage',
    kinds: {
      'vonage-api-secret': {
        group: 'messages',
        does: 'calls and writes at your cost, reads what was sent, rents and drops numbers, and makes secrets and subaccounts',
      },
    },
  },
] satisfies Service[];
