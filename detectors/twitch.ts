/** Twitch: client secrets and access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'twitch-token',
  label: 'Twitch client secret or access token',
  issuer: 'Twitch',
  docs: 'https://dev.twitch.tv/docs/authentication/',
  // The client id looks the same, so secret, token or oauth must stand before: 30 lower-case letters and digits.
  find: [
    {
      anchors: ['twitch'],
      pattern:
        /[Tt](?:witch|WITCH)[^\n]{0,32}?(?:[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Oo]auth|OAUTH|[Bb]earer|[Pp]ass|PASS)[^\n]{0,16}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[a-z]{0,29}[0-9])[a-z0-9]{30})(?![A-Za-z0-9_/+=-])/,
      after: 110,
      confidence: 'medium',
    },
    { anchors: ['oauth:'], pattern: /oauth:(?<secret>(?=[a-z]{0,29}[0-9])[a-z0-9]{30})(?![A-Za-z0-9_-])/, after: 44, confidence: 'medium' },
    { anchors: ['twitch'], name: /twitch.*(?:secret|token|oauth|pass)/i, value: /^(?=[a-z]{0,29}[0-9])(?=[0-9]{0,29}[a-z])[a-z0-9]{30}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Make a new secret in the Twitch developer console, or disconnect the application', url: 'https://dev.twitch.tv/console/apps' },
  examples: {
    sample: (fake) => fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 30),
    hits: ({ secret }) => [
      `TWITCH_CLIENT_SECRET=${secret}\n`,
      { path: 'settings.py', text: `twitch_client_secret = "${secret}"\n` },
      { path: 'config.json', text: `{ "twitchClientSecret": "${secret}" }\n` },
      { path: 'bot.py', text: `irc_password = "oauth:${secret}"\n` },
    ],
    misses: (fake) => [
      `TWITCH_CLIENT_SECRET=${fake.text('hex', 21)}`,
      `value: ${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 30)}`,
      `TWITCH_CLIENT_ID=${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 30)}`,
    ],
  },
});
