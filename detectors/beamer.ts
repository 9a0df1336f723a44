/** Beamer: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'beamer-api-key',
  label: 'Beamer API key',
  issuer: 'Beamer',
  docs: 'https://www.getbeamer.com/api',
  // b_ and 44 characters: as seen in the wild.
  find: [
    {
      anchors: ['beamer'],
      pattern: /(?<![A-Za-z])(?:beamer)[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>b_[A-Za-z0-9+/=_-]{44})(?![A-Za-z0-9_/+=-])/i,
      after: 118,
      confidence: 'medium',
    },
    { anchors: ['beamer'], name: /key|token/i, value: /^b_[A-Za-z0-9+/=_-]{44}$/i },
  ],
  severity: 'medium',
  rank: 40,
  revoke: { how: 'Delete the key in Beamer under Settings, API', url: 'https://app.getbeamer.com/settings#api', breaks: 'announcements and NPS data' },
  examples: {
    sample: (fake) => `b_${fake.text('base62', 44)}`,
    hits: ({ secret }) => [
      `BEAMER_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `beamer_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Beamer({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`BEAMER_API_KEY=b_${'x'.repeat(44)}`, `BEAMER_API_KEY=b_${fake.text('base62', 20)}`, `b_${fake.text('base62', 44)}`],
  },
});
