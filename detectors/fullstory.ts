/** FullStory: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'fullstory-api-key',
  label: 'FullStory API key',
  issuer: 'FullStory',
  docs: 'https://developer.fullstory.com/server/authentication/',
  // Format as seen in the wild: na1. or eu1. and 40 or more base64 characters.
  find: [
    near(['fullstory', 'full_story'], '(?:na1|eu1)[.][A-Za-z0-9+/]{40,160}={0,2}', { length: 166, gap: 60 }),
    { anchors: ['fullstory'], name: /fullstory.*(?:key|token|secret)/i, value: /^(?:(?:na1|eu1)[.][A-Za-z0-9+/]{40,160}={0,2})$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in FullStory under Settings, API Keys', url: 'https://app.fullstory.com/' },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'na1' : 'eu1'}.${fake.text('base62', 72)}`,
    hits: ({ secret }) => [
      `FULLSTORY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `fullstory_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "fullstoryApiKey": "${secret}" }\n` },
      `curl https://api.fullstory.com/v2/users -H "Authorization: Basic ${secret}"\n`,
    ],
    misses: (fake) => [`FULLSTORY_API_KEY=na1.${fake.text('hex', 9)}`, `value: ${fake.number(2) ? 'na1' : 'eu1'}.${fake.text('base62', 72)}`],
  },
});
