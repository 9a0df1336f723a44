/** Checkly: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'checkly-api-key',
  label: 'Checkly API key',
  issuer: 'Checkly',
  docs: 'https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/',
  // Format as seen in the wild: cu_ (user) and 32 hexadecimal digits.
  find: [
    near(['checkly'], 'cu_[0-9a-f]{32}', { length: 35, confidence: 'high' }),
    { anchors: ['cu_'], pattern: /cu_[0-9a-f]{32}(?![A-Za-z0-9_-])/, after: 44, confidence: 'medium' },
    { anchors: ['checkly'], name: /checkly.*(?:key|token|secret)/i, value: /^cu_[0-9a-f]{32}$/ },
  ],
  rank: 40,
  revoke: { how: 'Delete the key in Checkly under User settings, API keys', url: 'https://app.checklyhq.com/settings/user/api-keys' },
  examples: {
    sample: (fake) => `cu_${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `CHECKLY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `checkly_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "checklyApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`CHECKLY_API_KEY=cu_${fake.text('hex', 12)}`],
  },
});
