/** Telegram: bot tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'telegram-bot-token',
  label: 'Telegram bot token',
  issuer: 'Telegram',
  docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  // The id of the bot, a colon and 35 characters, all known ones beginning with AA: as seen in the wild.
  find: [
    {
      anchors: [':AA'],
      pattern: /(?<![0-9A-Za-z_.-])(?<secret>[0-9]{6,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/,
      before: 10,
      after: 44,
    },
    {
      anchors: ['/bot'],
      pattern: /\/bot(?<secret>[0-9]{6,10}:[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/,
      after: 64,
      touching: true,
    },
    { anchors: ['telegram', 'tg_', 'bot'], name: /token|key|bot/i, value: /^[0-9]{6,10}:[A-Za-z0-9_-]{35}$/, confidence: 'high' },
  ],
  read: ({ secret = '' }) => ({ account: secret.split(':')[0] ?? '' }),
  revoke: {
    how: 'Send /revoke to @BotFather and choose the bot',
    url: 'https://core.telegram.org/bots/features#botfather',
    breaks: 'the bot until it runs with the new token',
  },
  examples: {
    sample: (fake) => `${1 + fake.number(9)}${fake.text('digits', 9)}:AA${fake.text('base64url', 32)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `TELEGRAM_BOT_TOKEN=${secret}\n`,
      { path: 'bot.py', text: `bot = telebot.TeleBot("${secret}")\n` },
      `curl https://api.telegram.org/bot${secret}/getMe\n`,
      { path: 'a.yml', text: `telegram:\n  token: ${secret}\n` },
    ],
    misses: (fake) => [
      `${fake.text('digits', 10)}:${'x'.repeat(35)}`,
      `123:AA${fake.text('base62', 10)}`,
      `10:30:45 AA${fake.text('base62', 33)}`,
      'https://api.telegram.org/bot<token>/getMe',
    ],
  },
});
