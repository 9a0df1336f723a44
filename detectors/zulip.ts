/** Zulip: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'zulip-api-key',
  label: 'Zulip API key',
  issuer: 'Zulip',
  docs: 'https://zulip.com/api/api-keys',
  // Format as seen in the wild.
  find: [
    near(['zulip'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}`, { length: 32 }),
    { anchors: ['zulip'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}$/ },
  ],
  companions: [{ name: 'email', pattern: /[A-Za-z0-9._-]{1,60}-bot@[A-Za-z0-9.-]{3,60}/, within: 200 }],
  identifiers: ['email'],
  rank: 30,
  revoke: {
    how: 'Generate a new key under Personal settings, Account & privacy',
    url: 'https://zulip.com/api/api-keys',
    breaks: 'the bot or script that uses it',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 30)}`,
    hits: ({ secret }) => [
      `ZULIP_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `zulip_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new zulip.Client({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `ZULIP_API_KEY=${fake.text('base62', 20)}`,
      `ZULIP_API_KEY=${'x'.repeat(40)} # your key here`,
      `key: a7${fake.text('base62', 30)}`,
      `zulip/zulip@${fake.text('hex', 32)}`,
    ],
  },
});
