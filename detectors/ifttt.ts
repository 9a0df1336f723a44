/** IFTTT: Webhooks service keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'ifttt-webhook-key',
  label: 'IFTTT Webhooks key',
  issuer: 'IFTTT',
  docs: 'https://ifttt.com/maker_webhooks',
  find: [
    {
      anchors: ['maker.ifttt.com/'],
      pattern: /maker\.ifttt\.com\/(?:trigger\/[^\s"'<>/]{1,80}\/(?:json\/)?with\/key|use)\/(?<secret>[A-Za-z0-9_-]{21,86})(?![A-Za-z0-9_-])/,
      after: 240,
    },
    near(['ifttt'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}`, { length: 43 }),
    { anchors: ['ifttt'], name: /key|token/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}$/ },
  ],
  severity: 'medium',
  rank: 40,
  revoke: {
    how: 'Edit the connection of the Webhooks service at ifttt.com to get a new key',
    url: 'https://ifttt.com/maker_webhooks/settings',
    breaks: 'the applets that start through it',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 41)}`,
    hits: ({ secret }) => [
      `curl -X POST https://maker.ifttt.com/trigger/door_open/with/key/${secret}\n`,
      `IFTTT_KEY=${secret}\n`,
      { path: 'a.yml', text: `ifttt_key: "${secret}"\n` },
    ],
    misses: () => ['https://maker.ifttt.com/trigger/{event}/with/key/{key}', `IFTTT_KEY=${'x'.repeat(43)}`, `https://maker.ifttt.com/use/${'x'.repeat(22)}`],
  },
});
