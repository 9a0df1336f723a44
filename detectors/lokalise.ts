/** Lokalise: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'lokalise-api-token',
  label: 'Lokalise API token',
  issuer: 'Lokalise',
  docs: 'https://developers.lokalise.com/reference/api-authentication',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['lokalise'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['lokalise'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: {
    how: 'Delete the token in Lokalise under Profile settings, API tokens',
    url: 'https://app.lokalise.com/profile#apitokens',
    breaks: 'translation jobs',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `LOKALISE_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `lokalise_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new LokaliseApi({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `LOKALISE_API_TOKEN=${fake.text('hex', 31)}`,
      `LOKALISE_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see lokalise/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
