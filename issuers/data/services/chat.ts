/**
 * Vendors of chat and video, and addresses that post into a channel or start a workflow. A bot can do what its role in each place allows.
 * Claims no limit a vendor does not set.
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
        checked: 'hexdocs.pm/nostrum/Nostrum.Api.Webhook.html, after Discord’s documentation, 2026-11-21',
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
  { id: 'gitter', label: 'Gitter', kinds: { 'gitter-token': { group: 'social', by: 'role' } } },
  { id: 'google-chat', label: 'Google Chat', kinds: { 'google-chat-webhook-url': 'webhook' } },
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
        unknown: 'whether it is locked to its channel; if not, it posts into all that its maker can post to',
        worst: 'write/account',
      },
    },
  },
  {
    id: 'microsoft-teams',
    label: 'Microsoft Teams and Power Automate',
    kinds: {
      'microsoft-teams-webhook-url': {
        group: 'webhook',
        checked: 'learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook, 2026-11-21',
      },
      'azure-logic-apps-trigger-url': 'trigger',
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
    id: 'telegram',
    label: 'Telegram',
    kinds: {
      'telegram-bot-token': {
        group: 'social',
        by: 'role',
        does: 'reads what people write to the bot, writes to them, and deletes messages, bans members and makes administrators where groups gave it those rights',
        worst: 'admin/account',
      },
    },
  },
  { id: 'tines', label: 'Tines', kinds: { 'tines-webhook-url': 'trigger' } },
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
