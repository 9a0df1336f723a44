/** Etsy: API keystrings. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'etsy-api-key',
  label: 'Etsy API keystring',
  issuer: 'Etsy',
  docs: 'https://developers.etsy.com/documentation/essentials/authentication',
  // Format as seen in the wild.
  find: [
    {
      anchors: ['etsy'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:etsy)[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{24})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 96,
      confidence: 'medium',
    },
    { anchors: ['etsy'], name: /(?:^|[^a-z])etsy.*(?:key|secret|token)/i, value: /^(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{24}$/i },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the app under Your Apps and register a new one', url: 'https://www.etsy.com/developers/your-apps', breaks: 'shop integrations' },
  examples: {
    sample: (fake) => `a7${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 22)}`,
    hits: ({ secret }) => [
      `ETSY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `etsy_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Etsy({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`BETSY_KEY="a7${fake.text('hex', 22)}"`, `ETSY_API_KEY=${fake.text('hex', 12)}`, 'etsy: "someverylongidentifierxx"'],
  },
});
