/** Pipedrive: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'pipedrive-api-token',
  label: 'Pipedrive API token',
  issuer: 'Pipedrive',
  docs: 'https://pipedrive.readme.io/docs/core-api-concepts-authentication',
  // Format as seen in the wild.
  find: [
    near(['pipedrive'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['pipedrive'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Regenerate the token in Pipedrive under Personal preferences, API',
    url: 'https://app.pipedrive.com/settings/api',
    breaks: 'the integrations of that user',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `PIPEDRIVE_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `pipedrive_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new pipedrive.ApiClient({ apiKey: '${secret}' });\n` },
      `https://acme.pipedrive.com/v1/users?api_token=${secret}\n`,
    ],
    misses: (fake) => [
      `PIPEDRIVE_API_TOKEN=${fake.text('hex', 30)}`,
      `PIPEDRIVE_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `sha1: ${fake.text('hex', 40)}`,
      `uses: pipedrive/action@${fake.text('hex', 40)}`,
    ],
  },
});
