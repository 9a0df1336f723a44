/** Help Scout: app secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'helpscout-app-secret',
  label: 'Help Scout app id or secret',
  issuer: 'Help Scout',
  docs: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
  // App id and secret look the same: as seen in the wild.
  find: [
    near(['helpscout', 'help_scout', 'help-scout'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}`, { length: 32 }),
    {
      anchors: ['helpscout', 'help_scout', 'help-scout'],
      name: /key|token|secret|password|auth/i,
      value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}$/,
    },
  ],
  rank: 30,
  revoke: {
    how: 'Rotate the secret of the app under Your Profile, My Apps',
    url: 'https://secure.helpscout.net/users/apps/',
    breaks: 'the app that reads conversations',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 30)}`,
    hits: ({ secret }) => [
      `HELPSCOUT_APP_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `helpscout_app_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new HelpScout({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `HELPSCOUT_APP_SECRET=${fake.text('base62', 20)}`,
      `HELPSCOUT_APP_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.text('base62', 32)}`,
      `helpscout/helpscout-js@${fake.text('hex', 32)}`,
    ],
  },
});
