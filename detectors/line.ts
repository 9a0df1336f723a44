/** LINE: channel access tokens and secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'line-channel-access-token',
    label: 'LINE channel access token',
    issuer: 'LINE',
    docs: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    // All long-lived tokens end alike: as seen in the wild.
    find: [
      { anchors: ['dB04t89/1O/w1cDnyilFU='], pattern: /(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{140,156}dB04t89\/1O\/w1cDnyilFU=)/, before: 156, after: 30 },
    ],
    revoke: {
      how: 'Reissue the token in the LINE Developers Console under the channel, Messaging API',
      url: 'https://developers.line.biz/console/',
      breaks: 'the bot until it knows the new token',
    },
    examples: {
      sample: (fake) => `${fake.text('base64', 150)}${['dB04t89/1O/w1', 'cDnyilFU='].join('')}`,
      hits: ({ secret }) => [
        `LINE_CHANNEL_ACCESS_TOKEN=${secret}\n`,
        { path: 'bot.py', text: `line_bot_api = LineBotApi('${secret}')\n` },
        { path: 'a.yml', text: `token: "${secret}"\n` },
      ],
      misses: (fake) => [`LINE_CHANNEL_ACCESS_TOKEN=${'x'.repeat(150)}${['dB04t89/1O/w1', 'cDnyilFU='].join('')}`, `token = ${fake.text('base64', 40)}`],
    },
  }),
  defineDetector({
    id: 'line-channel-secret',
    label: 'LINE channel secret',
    issuer: 'LINE',
    docs: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/',
    // Format as seen in the wild.
    find: [
      {
        anchors: ['line'],
        pattern: new RegExp(
          `(?<![A-Za-z])(?:line[_-]?(?:bot|channel|login|messaging|client|notify))[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}[0-9a-f]{32})(?![A-Za-z0-9_/+=-])`,
          'i',
        ),
        after: 104,
        confidence: 'medium',
      },
      { anchors: ['line'], name: /(?:^|[^a-z])line.*secret/i, value: /^[0-9a-f]{32}$/i },
    ],
    severity: 'medium',
    rank: 30,
    revoke: {
      how: 'Issue a new channel secret in the LINE Developers Console',
      url: 'https://developers.line.biz/console/',
      breaks: 'checks of incoming webhooks',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `LINE_CHANNEL_SECRET=${secret}\n`,
        { path: 'config/settings.yml', text: `line_channel_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export LINE_CHANNEL_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [`ONLINE_CHANNEL_SECRET="${fake.text('hex', 32)}"`, `LINE_CHANNEL_SECRET=${fake.text('hex', 20)}`, `line 12: ${fake.text('hex', 32)}`],
    },
  }),
];
