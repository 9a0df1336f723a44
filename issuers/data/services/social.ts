/**
 * Networks of people, and the applications that act on them for somebody. A token posts and deletes in a name; the secret of an application needs a token or
 * code of a person besides. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  { id: 'intra42', label: '42 Intra', kinds: { 'intra42-client-secret': { group: 'app', by: 'scopes' } } },
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
  { id: 'reddit', label: 'Reddit', kinds: { 'reddit-client-secret': { group: 'app', by: 'scopes' } } },
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
    id: 'tiktok',
    label: 'TikTok',
    kinds: {
      'tiktok-client-secret': { group: 'app', by: 'scopes' },
      'tiktok-access-token': { group: 'social', by: 'scopes', does: 'reads and uploads videos in the name of one account', ends: true },
    },
  },
  {
    id: 'twitch',
    label: 'Twitch',
    kinds: {
      'twitch-token': {
        group: 'social',
        by: 'scopes',
        does: 'changes channels, makes moderators, bans and deletes chat for people who let the application in',
        worst: 'admin/account',
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
    id: 'unsplash',
    label: 'Unsplash',
    kinds: {
      'unsplash-key': {
        group: 'app',
        does: 'acts for people who let the application in, where it is the secret key and not the access key',
        worst: 'destroy/account',
      },
    },
  },
] satisfies Service[];
