/** Sanity: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'sanity-api-token',
  label: 'Sanity API token',
  issuer: 'Sanity',
  docs: 'https://www.sanity.io/docs/content-lake/http-auth',
  // sk and about 178 letters and digits, older ones 80: as seen in the wild.
  find: [
    near(['sanity'], 'sk(?=[A-Za-z]{0,60}[0-9])[A-Za-z0-9]{78,200}', { length: 202 }),
    { anchors: ['sanity'], name: /token|key|secret/i, value: /^sk(?=[A-Za-z]{0,60}[0-9])[A-Za-z0-9]{78,200}$/ },
  ],
  rank: 45,
  revoke: {
    how: 'Delete the token at sanity.io/manage under API, Tokens',
    url: 'https://www.sanity.io/manage',
    breaks: 'the site or script that reads drafts or writes content',
  },
  examples: {
    sample: (fake) => `sk${fake.text('base62', 178)}`,
    hits: ({ secret }) => [
      `SANITY_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `sanity_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new createSanityClient({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SANITY_API_TOKEN=sk${fake.text('base62', 30)}`,
      `SANITY_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: sk${fake.text('base62', 178)}`,
    ],
  },
});
