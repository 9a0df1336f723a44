/** Rocket.Chat: personal access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'rocketchat-token',
  label: 'Rocket.Chat access token',
  issuer: 'Rocket.Chat',
  docs: 'https://developer.rocket.chat/apidocs/authentication',
  // Format as seen in the wild.
  find: [
    near(['rocketchat', 'rocket.chat', 'rocket_chat', 'rocket-chat'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}`, { length: 43 }),
    {
      anchors: ['rocketchat', 'rocket.chat', 'rocket_chat', 'rocket-chat'],
      name: /key|token|secret|password|auth/i,
      value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}$/,
    },
  ],
  rank: 30,
  revoke: {
    how: 'Remove the token under My account, Personal Access Tokens',
    url: 'https://docs.rocket.chat/docs/personal-access-tokens',
    breaks: 'the bot that uses it',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 41)}`,
    hits: ({ secret }) => [
      `ROCKETCHAT_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `rocketchat_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new RocketChat({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `ROCKETCHAT_TOKEN=${fake.text('base62', 20)}`,
      `ROCKETCHAT_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: a7${fake.text('base62', 41)}`,
    ],
  },
});
