/** Coze: personal access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'coze-token',
  label: 'Coze personal access token',
  issuer: 'Coze',
  docs: 'https://www.coze.com/docs/developer_guides/pat',
  // Format as seen in the wild: pat_ and 64 letters and digits.
  find: [
    near(['coze'], 'pat_[A-Za-z0-9]{64}', { length: 68 }),
    {
      anchors: ['pat_'],
      pattern: /pat_(?=[^0-9]{0,63}[0-9])(?=[^A-Z]{0,63}[A-Z])(?=[^a-z]{0,63}[a-z])[A-Za-z0-9]{64}(?![A-Za-z0-9_-])/,
      after: 76,
      confidence: 'medium',
    },
    { anchors: ['coze.'], name: /(?:^|[._-])coze.*(?:key|token|secret)/i, value: /^pat_[A-Za-z0-9]{64}$/ },
  ],
  rank: 40,
  revoke: { how: 'Delete the token in Coze under API, Authorization', url: 'https://www.coze.com/open/oauth/pats' },
  examples: {
    sample: (fake) => `pat_${fake.text('base62', 64)}`,
    hits: ({ secret }) => [
      `COZE_API_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `coze_api_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "cozeApiToken": "${secret}" }\n` },
      { path: 'chat.js', text: `headers: { Authorization: 'Bearer ${secret}' },\n` },
    ],
    misses: (fake) => [`COZE_API_TOKEN=pat_${fake.text('base62', 20)}`],
  },
});
