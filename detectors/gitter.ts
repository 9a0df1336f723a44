/** Gitter: access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'gitter-token',
  label: 'Gitter access token',
  issuer: 'Gitter',
  docs: 'https://developer.gitter.im/docs/authentication',
  rank: 30,
  severity: 'low',
  find: [{ anchors: ['gitter'], name: /gitter[\w.-]*(?:token|key|secret|auth)/i, value: /^(?=\D*\d)[0-9a-z_-]{40}$/ }],
  entropy: 3,
  revoke: { how: 'Delete the app or token at developer.gitter.im', url: 'https://developer.gitter.im/apps', breaks: 'the bots that use it' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `GITTER_TOKEN=${secret}\n`,
      { path: 'bot.yml', text: `gitter_token: "${secret}"\n` },
      { path: 'bot.js', text: `const gitterToken = '${secret}';\n` },
    ],
    misses: (fake) => [`GITTER_ROOM=${fake.text('hex', 40)}\n`, `GITTER_TOKEN=${fake.text('hex', 20)}\n`, 'GITTER_TOKEN=$TOKEN\n'],
  },
});
