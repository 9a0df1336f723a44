/** MessageBird (Bird): access keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'messagebird-access-key',
  label: 'MessageBird access key',
  issuer: 'MessageBird (Bird)',
  docs: 'https://developers.messagebird.com/api/#authentication',
  // Format as seen in the wild.
  find: [
    near(['messagebird', 'message_bird', 'message-bird'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{25}`, { length: 25 }),
    {
      anchors: ['messagebird', 'message_bird', 'message-bird'],
      name: /key|token|secret|password|auth/i,
      value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{25}$/,
    },
    { anchors: ['AccessKey '], pattern: /AccessKey (?<secret>(?:live_|test_)?[A-Za-z0-9]{25,36})(?![A-Za-z0-9_-])/, after: 56, confidence: 'medium' },
  ],
  reject: ({ secret = '' }) => !/\d/.test(secret),
  rank: 40,
  revoke: {
    how: 'Delete the key in the MessageBird dashboard under Developers, API access',
    url: 'https://dashboard.messagebird.com/en/developers/access',
    breaks: 'sending of messages',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 23)}`,
    hits: ({ secret }) => [
      `MESSAGEBIRD_ACCESS_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `messagebird_access_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new MessageBird({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://rest.messagebird.com/messages -H "Authorization: AccessKey ${secret}"\n` },
    ],
    misses: (fake) => [
      `MESSAGEBIRD_ACCESS_KEY=${fake.text('hex', 12)}`,
      `MESSAGEBIRD_ACCESS_KEY=${'x'.repeat(40)} # your key here`,
      `key: ${fake.text('base62', 25)}`,
      'Authorization: AccessKey messagebirdaccesskeygoeshere',
    ],
  },
});
