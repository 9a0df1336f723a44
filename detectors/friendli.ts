/** FriendliAI: personal access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'friendli-token',
  label: 'FriendliAI personal access token',
  issuer: 'FriendliAI',
  docs: 'https://friendli.ai/docs/guides/personal_access_tokens',
  // Format as seen in the wild: flp_ and 46 letters and digits.
  find: [{ anchors: ['flp_'], pattern: /flp_[A-Za-z0-9]{46,48}(?![A-Za-z0-9_-])/, after: 60 }],
  revoke: { how: 'Delete the token in the Friendli suite under Personal settings, Tokens', url: 'https://friendli.ai/suite' },
  examples: {
    sample: (fake) => `flp_${fake.text('base62', 46)}`,
    hits: ({ secret }) => [
      `FRIENDLI_TOKEN=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `friendli_token: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`flp_${fake.text('base62', 20)}`, `flp_${'x'.repeat(46)}`, 'current_flp = flp_mtime'],
  },
});
