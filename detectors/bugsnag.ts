/** BugSnag: notifier API keys and auth tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'bugsnag-key',
  label: 'BugSnag API key',
  issuer: 'BugSnag',
  docs: 'https://docs.bugsnag.com/api/',
  // Format as seen in the wild: 32 hexadecimal digits (notifier), or a UUID (personal auth token).
  find: [
    near(['bugsnag'], `${NOT_A_HASH}(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})`, { length: 36 }),
    { anchors: ['bugsnag'], name: /bugsnag.*(?:key|token|secret)/i, value: /^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the BugSnag project settings', url: 'https://app.bugsnag.com/' },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.text('hex', 32) : fake.uuid()),
    hits: ({ secret }) => [
      `BUGSNAG_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `bugsnag_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "bugsnagApiKey": "${secret}" }\n` },
      { path: 'app.js', text: `Bugsnag.start({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `BUGSNAG_API_KEY=${fake.text('hex', 9)}`,
      `value: ${fake.number(2) ? fake.text('hex', 32) : fake.uuid()}`,
      `uses: bugsnag/setup@${fake.number(2) ? fake.text('hex', 32) : fake.uuid()}`,
    ],
  },
});
