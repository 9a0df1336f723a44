/**
 * Vendors that carry mail, text messages, calls, push messages and chat, and addresses that post or start something. Who holds a key speaks in your name;
 * what else it can do is in the rows. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'ably',
    label: 'Ably',
    kinds: {
      'ably-api-key': {
        group: 'realtime',
        by: 'both',
        narrower: ['Make a key with only the capabilities and channels the job needs', 'https://ably.com/docs/auth/capabilities'],
      },
    },
  },
  {
    id: 'agora',
    label: 'Agora',
    kinds: { 'agora-app-certificate': { group: 'realtime', by: 'unclear', does: 'makes tokens that let anybody into every call and channel of the project' } },
  },
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
      'brevo-smtp-key': 'send',
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
      },
    },
  },
  {
    id: 'dialpad',
    label: 'Dialpad',
    kinds: { 'dialpad-api-key': { group: 'messages', by: 'scopes', does: 'calls and writes in your name, reads calls, and makes and deletes users' } },
  },
  {
    id: 'discord',
    label: 'Discord',
    kinds: {
      'discord-bot-token': {
        group: 'social',
        by: 'role',
        does: 'reads, posts and deletes in every server that let the bot in, as far as its role there goes, channels and members too',
        worst: 'admin/organization',
        narrower: ['Take from its role in each server what it does not need, Administrator first', 'https://discord.com/developers/docs/topics/permissions'],
      },
      'discord-webhook-url': {
        group: 'webhook',
        grants: [
          {
            action: 'delete',
            resource: 'the webhook and what it posted',
            reach: 'destroy',
            breadth: 'resource',
            means: 'changes or deletes what it posted, and ends the webhook itself',
          },
        ],
      },
      'discord-client-secret': { group: 'app', by: 'scopes' },
      'discord-mfa-token': {
        group: 'social',
        by: 'role',
        does: 'acts as the person: reads and writes everything, and deletes servers it owns',
        worst: 'admin/account',
      },
    },
  },
  { id: 'google-chat', label: 'Google Chat', kinds: { 'google-chat-webhook-url': 'webhook' } },
  { id: 'gitter', label: 'Gitter', kinds: { 'gitter-token': { group: 'social', by: 'role' } } },
  {
    id: 'ifttt',
    label: 'IFTTT',
    kinds: {
      'ifttt-webhook-key': {
        group: 'trigger',
        does: 'changes or deletes by way of every applet of the account that starts with a webhook',
        worst: 'destroy/account',
      },
    },
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
    id: 'line',
    label: 'LINE',
    kinds: {
      'line-channel-access-token': {
        group: 'messages',
        does: 'writes to everybody who added the account, reads who they are and what they sent',
        worst: 'destroy/project',
      },
      'line-channel-secret': {
        group: 'messages',
        does: 'makes access tokens of the channel, and signs messages your side takes for true ones',
        worst: 'admin/project',
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
  {
    id: 'mattermost',
    label: 'Mattermost',
    kinds: {
      'mattermost-token': {
        group: 'social',
        by: 'role',
        does: 'reads, posts and deletes as its user or bot, and manages the server where that is an administrator',
        worst: 'admin/organization',
      },
      'mattermost-webhook-url': {
        group: 'webhook',
        grants: [
          {
            action: 'channel',
            resource: 'channels its owner can post to',
            reach: 'write',
            breadth: 'account',
            means: 'posts into other channels, unless the webhook is locked to one',
          },
        ],
      },
    },
  },
  { id: 'messagebird', label: 'MessageBird (Bird)', kinds: { 'messagebird-access-key': { group: 'messages', by: 'role' } } },
  {
    id: 'microsoft-teams',
    label: 'Microsoft Teams and Power Automate',
    kinds: { 'microsoft-teams-webhook-url': 'webhook', 'azure-logic-apps-trigger-url': 'trigger' },
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
    id: 'pubnub',
    label: 'PubNub',
    checked: 'www.pubnub.com/docs/security/access-control/overview, 2026-11-21',
    kinds: {
      'pubnub-secret-key': { group: 'realtime', by: 'place', does: 'reads and posts in every channel, deletes messages kept there, and gives anybody rights' },
      'pubnub-client-key': { group: 'public', does: 'reads and posts in every channel, where Access Manager is off', worst: 'destroy/project' },
    },
  },
  {
    id: 'pusher',
    label: 'Pusher',
    checked: 'docs.rs/pusher/latest/pusher/struct.Pusher.html, 2026-11-21',
    kinds: {
      'pusher-app-secret': {
        group: 'realtime',
        by: 'place',
        does: 'posts events into every channel of the application, lets anybody into private ones, and ends connections',
        worst: 'write/project',
      },
    },
  },
  {
    id: 'resend',
    label: 'Resend',
    kinds: {
      'resend-api-key': {
        group: 'messages',
        by: 'scopes',
        does: 'mails in your name and, with full access, reads what was sent, deletes domains and contacts, and makes keys',
        narrower: ['Make a key with sending access, for the one domain', 'https://resend.com/docs/dashboard/api-keys/introduction'],
      },
    },
  },
  { id: 'ringcentral', label: 'RingCentral', kinds: { 'ringcentral-client-secret': { group: 'app', by: 'scopes' } } },
  {
    id: 'rocketchat',
    label: 'Rocket.Chat',
    kinds: {
      'rocketchat-token': {
        group: 'social',
        by: 'role',
        does: 'reads, posts and deletes as its user, and manages the server where that is an administrator',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'sendbird',
    label: 'Sendbird',
    checked: 'docs.sendbird.com/docs/security/documentation/app/sendbird-api-token-security-guide, 2026-11-21',
    kinds: {
      'sendbird-api-token': {
        group: 'realtime',
        by: 'place',
        does: 'reads, writes and deletes messages, channels and users of the application, and lets anybody in as one of them',
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
    id: 'telegram',
    label: 'Telegram',
    kinds: {
      'telegram-bot-token': {
        group: 'social',
        by: 'role',
        does: 'reads what people write to the bot, writes to them, and deletes messages and bans members where groups made it an administrator',
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
  { id: 'tines', label: 'Tines', kinds: { 'tines-webhook-url': 'trigger' } },
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
  {
    id: 'webex',
    label: 'Webex',
    kinds: {
      'webex-access-token': {
        group: 'social',
        by: 'role',
        does: 'reads, writes and deletes messages and meetings as its user or bot, and manages users where that is an administrator',
        worst: 'admin/organization',
      },
      'webex-client-secret': { group: 'app', by: 'scopes', worst: 'admin/organization' },
    },
  },
  { id: 'zapier', label: 'Zapier', kinds: { 'zapier-webhook-url': 'trigger' } },
  {
    id: 'zoom',
    label: 'Zoom',
    kinds: {
      'zoom-client-secret': {
        group: 'app',
        by: 'scopes',
        does: 'manages users, meetings and recordings of the account, where the application is one from server to server, or acts for people who let it in',
      },
      'zoom-sdk-secret': {
        group: 'app',
        does: 'lets anybody into meetings by way of the application, or manages the account, where the secret is one of the old API',
        worst: 'admin/account',
      },
      'zoom-webhook-secret': 'forge',
    },
  },
  {
    id: 'zulip',
    label: 'Zulip',
    kinds: {
      'zulip-api-key': {
        group: 'social',
        by: 'role',
        does: 'reads, posts and deletes as its user or bot, and manages the organization where that is an administrator',
        worst: 'admin/organization',
      },
    },
  },
] satisfies Service[];
