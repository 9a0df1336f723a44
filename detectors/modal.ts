/** Modal: token secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'modal-token',
  label: 'Modal token',
  issuer: 'Modal',
  docs: 'https://modal.com/docs/reference/modal.config',
  // Format as seen in the wild: ak- (id) and as- (secret), each with 22 letters and digits.
  find: [
    near(['modal'], 'as-[A-Za-z0-9]{22}', { length: 25 }),
    { anchors: ['token_secret', 'token-secret'], value: /^as-[A-Za-z0-9]{22}$/ },
    { anchors: ['modal.'], name: /(?:^|[._-])modal.*(?:key|token|secret)/i, value: /^as-[A-Za-z0-9]{22}$/ },
  ],
  companions: [{ name: 'tokenId', pattern: /(?<![A-Za-z0-9])ak-[A-Za-z0-9]{22}(?![A-Za-z0-9])/, within: 200 }],
  identifiers: ['tokenId'],
  rank: 40,
  revoke: { how: 'Delete the token in the Modal settings under API Tokens', url: 'https://modal.com/settings/tokens' },
  examples: {
    sample: (fake) => `as-${fake.text('base62', 22)}`,
    hits: ({ secret }) => [
      `MODAL_TOKEN_SECRET=${secret}\n`,
      { path: 'settings.py', text: `modal_token_secret = "${secret}"\n` },
      { path: 'config.json', text: `{ "modalTokenSecret": "${secret}" }\n` },
      { path: '.modal.toml', text: `[default]\ntoken_secret = "${secret}"\n` },
      `modal token set --token-secret ${secret}\n`,
    ],
    misses: (fake) => [`MODAL_TOKEN_SECRET=as-${fake.text('base62', 9)}`, `value: as-${fake.text('base62', 22)}`],
  },
});
