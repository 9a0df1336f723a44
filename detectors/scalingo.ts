/** Scalingo: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'scalingo-api-token',
  label: 'Scalingo API token',
  issuer: 'Scalingo',
  docs: 'https://developers.scalingo.com/index#authentication',
  find: [{ anchors: ['tk-us-'], pattern: /tk-us-[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/, after: 62 }],
  revoke: { how: 'Delete the token in the profile under API tokens', url: 'https://dashboard.scalingo.com/account/tokens', breaks: 'deploys that use it' },
  examples: {
    sample: (fake) => `tk-us-${fake.text('base62', 48)}`,
    hits: ({ secret }) => [
      `SCALINGO_API_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  SCALINGO_API_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = scalingo.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`tk-us-${fake.text('base62', 12)}`, `tk-us-${'x'.repeat(48)}`],
  },
});
