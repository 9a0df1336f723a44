/** Mux: access token secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'mux-token-secret',
  label: 'Mux access token secret',
  issuer: 'Mux',
  docs: 'https://www.mux.com/docs/core/make-api-requests',
  // 75 base64 characters beside a token id that is a UUID: as seen in the wild.
  find: [
    {
      anchors: ['mux'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:mux[_.-]?(?:token|secret|access|api|client|key|video|data))[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}[A-Za-z0-9+/]{75})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 153,
      confidence: 'medium',
    },
    { anchors: ['mux'], name: /(?:^|[^a-z])mux.*(?:secret|token)/i, value: /^[A-Za-z0-9+/]{75}$/i },
  ],
  companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/, within: 250 }],
  identifiers: ['id'],
  rank: 32,
  revoke: {
    how: 'Revoke the access token in Mux under Settings, Access Tokens',
    url: 'https://dashboard.mux.com/settings/access-tokens',
    breaks: 'video uploads and assets',
  },
  examples: {
    sample: (fake) => fake.text('base64', 75),
    hits: ({ secret }) => [
      `MUX_TOKEN_SECRET=${secret}\n`,
      { path: 'a.yml', text: `mux_token_secret: "${secret}"\n` },
      { path: 'deploy.sh', text: `export MUX_TOKEN_SECRET='${secret}'\n` },
    ],
    misses: (fake) => [
      `MUX_TOKEN_SECRET=${fake.text('base64', 40)}`,
      `MUX_TOKEN_SECRET=${'x'.repeat(40)} # your key here`,
      `TMUX_KEY="${fake.text('base64', 75)}"`,
      `secret: ${fake.text('base64', 75)}`,
    ],
  },
});
