/** OneLogin: API client secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'onelogin-client-secret',
  label: 'OneLogin API client secret',
  issuer: 'OneLogin',
  docs: 'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
  find: [
    { anchors: ['onelogin'], name: /onelogin[\w.-]*(?:secret|key|token)/i, value: /^[0-9a-f]{64}$/ },
    {
      anchors: ['onelogin'],
      pattern:
        /onelogin(?![^\n]{0,60}?(?:sha\d|hash|digest|checksum|commit|revision|\.tar|\.zip|\.whl))[^\n]{0,40}?(?<![A-Za-z0-9_/+.@-])(?<secret>[0-9a-f]{64})(?![A-Za-z0-9_/+=-])/i,
      after: 140,
      confidence: 'medium',
    },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3,
  revoke: { how: 'Regenerate or delete the credential under Developers, API Credentials', url: 'https://app.onelogin.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `ONELOGIN_CLIENT_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  ONELOGIN_CLIENT_SECRET: "${secret}"\n` },
      { path: 'client.py', text: `client = onelogin.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`ONELOGIN_CLIENT_SECRET=${fake.text('hex', 20)}`, `onelogin.zip sha256=${fake.text('hex', 64)}`],
  },
});
