/** Phrase: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'phrase-access-token',
  label: 'Phrase access token',
  issuer: 'Phrase',
  docs: 'https://developers.phrase.com/en/api/strings/authentication',
  // 64 hex digits: as seen in the wild.
  find: [
    {
      anchors: ['phrase'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:phrase(?:app)?[_.-](?:access|api|token|client|auth|app|com|strings)|phraseapp)[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}[0-9a-f]{64})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 142,
      confidence: 'medium',
    },
    { anchors: ['phrase'], name: /(?:^|[^a-z])phrase.*(?:token|key)/i, value: /^[0-9a-f]{64}$/i },
  ],
  severity: 'medium',
  rank: 31,
  revoke: {
    how: 'Delete the token in Phrase Strings under Profile, Access tokens',
    url: 'https://app.phrase.com/settings/oauth_access_tokens',
    breaks: 'translation jobs',
  },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `PHRASE_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `phrase_access_token: "${secret}"\n` },
      `PHRASEAPP_TOKEN='${secret}'\n`,
    ],
    misses: (fake) => [`PASSPHRASE_KEY="${fake.text('hex', 64)}"`, `PHRASE_ACCESS_TOKEN=${fake.text('hex', 40)}`, `passphrase: ${fake.text('hex', 64)}`],
  },
});
