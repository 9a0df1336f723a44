/** Lichess: personal and OAuth tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'lichess-token',
  label: 'Lichess API token',
  issuer: 'Lichess',
  docs: 'https://lichess.org/api#section/Introduction/Authentication',
  // lip_ personal, lio_ OAuth, 20 characters or more: as seen in the wild.
  find: [{ anchors: ['lip_', 'lio_'], pattern: /li[po]_[A-Za-z0-9]{20,32}(?![A-Za-z0-9_])/, after: 44 }],
  reject: ({ secret = '' }) => !/\d/.test(secret) || !/[A-Z]/.test(secret),
  severity: 'low',
  revoke: { how: 'Delete the token at lichess.org/account/oauth/token', url: 'https://lichess.org/account/oauth/token', breaks: 'bots and boards of the user' },
  examples: {
    sample: (fake) => `lip_a7K${fake.text('base62', 17)}`,
    hits: ({ secret }) => [
      `LICHESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `lichess_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new berserk.TokenSession({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`lip_${'x'.repeat(40)}`, `lip_${fake.text('base62', 7)}`, 'lip_synchronizationcontroller'],
  },
});
