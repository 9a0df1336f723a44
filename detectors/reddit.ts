/** Reddit: app secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'reddit-client-secret',
  label: 'Reddit app secret',
  issuer: 'Reddit',
  docs: 'https://github.com/reddit-archive/reddit/wiki/OAuth2',
  // 27 or 30 characters: as seen in the wild.
  find: [
    near(['reddit', 'praw.'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])(?:[A-Za-z0-9_-]{30}|[A-Za-z0-9_-]{27})`, { length: 30 }),
    { anchors: ['reddit', 'praw'], name: /secret/i, value: /^(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])(?:[A-Za-z0-9_-]{30}|[A-Za-z0-9_-]{27})$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the app under Preferences, Apps, and register it anew', url: 'https://www.reddit.com/prefs/apps', breaks: 'the bot or script' },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 28)}`,
    hits: ({ secret }) => [
      `REDDIT_CLIENT_SECRET=${secret}\n`,
      { path: 'bot.py', text: `reddit = praw.Reddit(client_id=ID, client_secret="${secret}", user_agent="x")\n` },
      { path: 'a.yml', text: `reddit_client_secret: "${secret}"\n` },
    ],
    misses: (fake) => [
      `REDDIT_CLIENT_SECRET=${fake.text('hex', 12)}`,
      `REDDIT_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: a7${fake.text('base62', 28)}`,
    ],
  },
});
