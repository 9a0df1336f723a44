/** Pixabay: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'pixabay-api-key',
  label: 'Pixabay API key',
  issuer: 'Pixabay',
  docs: 'https://pixabay.com/api/docs/',
  // Format as seen in the wild: a user id, a dash, 25 hexadecimal digits.
  find: [
    { anchors: ['pixabay.com'], pattern: /pixabay\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>[0-9]{7,9}-[0-9a-f]{25})(?![A-Za-z0-9_-])/, after: 311 },
    near(['pixabay'], '[0-9]{7,9}-[0-9a-f]{25}', { length: 35 }),
    { anchors: ['pixabay'], name: /pixabay.*(?:key|token|secret)/i, value: /^[0-9]{7,9}-[0-9a-f]{25}$/ },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Revoke the key in the Pixabay account and make a new one', url: 'https://pixabay.com/api/docs/' },
  examples: {
    sample: (fake) => `${1000000 + fake.number(90000000)}-${fake.text('hex', 25)}`,
    hits: ({ secret }) => [
      `PIXABAY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `pixabay_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "pixabayApiKey": "${secret}" }\n` },
      `curl "https://pixabay.com/api/?q=yellow+flowers&image_type=photo&key=${secret}"\n`,
    ],
    misses: (fake) => [`PIXABAY_API_KEY=${fake.text('hex', 9)}`, `value: ${1000000 + fake.number(90000000)}-${fake.text('hex', 25)}`],
  },
});
