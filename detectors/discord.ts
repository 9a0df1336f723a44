/** Discord: bot tokens, webhook addresses, client secrets. */
import { defineDetector, type Parts } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

/** The first part of a bot token is its user id in base64; a snowflake, so it also tells when the bot was made. */
const botId = ({ secret = '' }: Parts): string | undefined => {
  const id = Buffer.from(secret.split('.')[0] ?? '', 'base64url').toString('latin1');
  return /^[0-9]{17,20}$/.test(id) ? id : undefined;
};

const bot = (fake: Fake) =>
  `${Buffer.from(`${1 + fake.number(9)}${fake.text('digits', 18)}`).toString('base64url')}.${fake.text('base62', 6)}.${fake.text('base64url', 37)}${fake.text('base62', 1)}`;

export default [
  defineDetector({
    id: 'discord-bot-token',
    label: 'Discord bot token',
    issuer: 'Discord',
    docs: 'https://discord.com/developers/docs/reference#authentication',
    // Base64 of decimal digits begins with M, N or O and then one of a few letters; the parts have 23 to 28, 6 and 27 or 38 characters.
    // As seen in the wild.
    find: [
      {
        anchors: ['MT', 'Mj', 'Mz', 'ND', 'NT', 'Nj', 'Nz', 'OD', 'OT', 'MD'].flatMap((a) => [...'AEIMQUYcgk'].map((c) => a + c)),
        pattern: /[MNO][ADTjz][A-Za-z0-9_-]{21,26}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_-])/,
        after: 90,
      },
    ],
    severity: 'critical',
    reject: (parts) => botId(parts) === undefined,
    read: (parts) => ({ account: botId(parts) ?? '' }),
    revoke: {
      how: 'Reset the token in the Developer Portal under the application, Bot',
      url: 'https://discord.com/developers/applications',
      breaks: 'the bot until it signs in with the new token',
    },
    examples: {
      sample: bot,
      hits: ({ secret }) => [
        `DISCORD_TOKEN=${secret}\n`,
        { path: 'bot.py', text: `client.run("${secret}")\n` },
        { path: 'config.json', text: `{"token": "${secret}"}\n` },
        `curl -H "Authorization: Bot ${secret}" https://discord.com/api/v10/users/@me\n`,
      ],
      misses: (fake) => [
        `MTA${fake.text('base62', 20)}`,
        `NTE${fake.text('base64url', 21)}.${fake.text('base62', 6)}.${'x'.repeat(27)}`,
        `MjA.Module.exportsOfTheLibraryThatIsLong`,
      ],
    },
  }),
  defineDetector({
    id: 'discord-webhook-url',
    label: 'Discord webhook URL',
    issuer: 'Discord',
    docs: 'https://discord.com/developers/docs/resources/webhook',
    find: [
      {
        anchors: ['/api/webhooks/', '/webhooks/'],
        pattern: /(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/api\/(?:v[0-9]{1,2}\/)?webhooks\/[0-9]{17,20}\/[A-Za-z0-9_-]{60,80}(?![A-Za-z0-9_-])/,
        before: 32,
        after: 130,
      },
    ],
    severity: 'medium',
    read: ({ secret = '' }) => ({ account: /webhooks\/([0-9]+)/.exec(secret)?.[1] ?? '' }),
    revoke: {
      how: 'Delete the webhook: a DELETE request to its own address does it, or the channel settings under Integrations',
      url: 'https://discord.com/developers/docs/resources/webhook#delete-webhook-with-token',
      breaks: 'the messages posted through it',
    },
    examples: {
      sample: (fake) => `discord.com/api/webhooks/1${fake.text('digits', 18)}/${fake.text('base64url', 67)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `DISCORD_WEBHOOK=https://${secret}\n`,
        { path: 'notify.js', text: `await fetch('https://${secret}', { method: 'POST' });\n` },
        { path: 'a.yml', text: `url: "https://${secret}"\n` },
      ],
      misses: (fake) => [
        `https://discord.com/api/webhooks/1${fake.text('digits', 18)}`,
        'https://discord.com/api/webhooks/{webhook.id}/{webhook.token}',
        `https://discord.com/api/webhooks/1${fake.text('digits', 18)}/${'x'.repeat(68)}`,
      ],
    },
  }),
  defineDetector({
    id: 'discord-client-secret',
    label: 'Discord OAuth client secret',
    issuer: 'Discord',
    docs: 'https://discord.com/developers/docs/topics/oauth2',
    find: [
      {
        anchors: ['discord'],
        pattern: /discord[^\n]{0,30}?secret[^\n]{0,12}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{32})(?![A-Za-z0-9_/+=.-])/i,
        after: 110,
        confidence: 'medium',
      },
      { anchors: ['discord'], name: /secret/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{32}$/ },
    ],
    rank: 32,
    revoke: {
      how: 'Reset the client secret in the Developer Portal under the application, OAuth2',
      url: 'https://discord.com/developers/applications',
      breaks: 'sign-in with Discord until the app knows the new one',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 30)}`,
      hits: ({ secret }) => [
        `DISCORD_CLIENT_SECRET=${secret}\n`,
        { path: 'auth.ts', text: `DiscordProvider({ clientId, clientSecret: '${secret}' });\n` },
        { path: 'a.yml', text: `discord_client_secret: "${secret}"\n` },
      ],
      misses: (fake) => [
        `DISCORD_CLIENT_SECRET=${'x'.repeat(32)}`,
        `DISCORD_CLIENT_SECRET=${fake.text('base62', 20)}`,
        `clientSecret: '${fake.text('base62', 32)}'`,
      ],
    },
  }),
  defineDetector({
    id: 'discord-mfa-token',
    label: 'Discord user token with second factor',
    issuer: 'Discord',
    docs: 'https://discord.com/developers/docs/reference#authentication',
    find: [{ anchors: ['mfa.'], pattern: /mfa\.[A-Za-z0-9_-]{84}(?![A-Za-z0-9_-])/, after: 100 }],
    severity: 'critical',
    revoke: { how: 'Change the password of the account, which ends all sessions', url: 'https://discord.com/', breaks: 'every session of the account' },
    examples: {
      sample: (fake) => `mfa.${fake.text('base64url', 83)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [`token = "${secret}"\n`, `DISCORD_USER_TOKEN=${secret}\n`, { path: 'self.js', text: `client.login('${secret}');\n` }],
      misses: (fake) => [`mfa.${fake.text('base62', 20)}`, `mfa.${'x'.repeat(84)}`, 'mfa.enabled.for.all'],
    },
  }),
];
