/** Iterable: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'iterable-api-key',
  label: 'Iterable API key',
  issuer: 'Iterable',
  docs: 'https://support.iterable.com/hc/en-us/articles/360043464871-API-Keys',
  // Format as seen in the wild. The word alone is a programming term.
  find: [
    {
      anchors: ['iterable'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:iterable(?:[_-]?(?:api|key|token|jwt)|\\.com))[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}[0-9a-f]{32})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 104,
      confidence: 'medium',
    },
    { anchors: ['iterable'], name: /iterable.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/i },
  ],
  rank: 30,
  revoke: {
    how: 'Delete the key in Iterable under Integrations, API Keys',
    url: 'https://app.iterable.com/settings/apiKeys',
    breaks: 'campaigns and user exports',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `ITERABLE_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `iterable_api_key: "${secret}"\n` },
      { path: 'run.sh', text: `curl https://api.iterable.com/api/lists -H "Api-Key: ${secret}"\n` },
    ],
    misses: (fake) => [
      `ITERABLE_API_KEY=${fake.text('hex', 20)}`,
      `ITERABLE_API_KEY=${'x'.repeat(40)} # your key here`,
      `for (const key of iterable) cache.set(key, '${fake.text('hex', 32)}');`,
      `api_key: ${fake.text('hex', 32)}`,
    ],
  },
});
