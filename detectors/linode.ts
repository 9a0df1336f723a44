/** Linode (Akamai): personal access tokens. */
import { defineDetector } from '../src/define.ts';

// 64 hex digits, as a digest has: a line that speaks of one is left alone.
export default defineDetector({
  id: 'linode-token',
  label: 'Linode personal access token',
  issuer: 'Linode',
  docs: 'https://techdocs.akamai.com/linode-api/reference/get-started',
  find: [
    { anchors: ['linode'], name: /linode[\w.-]*(?:token|key|secret|pat)/i, value: /^[0-9a-f]{64}$/ },
    {
      anchors: ['linode'],
      pattern:
        /linode(?![^\n]{0,60}?(?:sha\d|hash|digest|checksum|commit|revision|\.tar|\.zip|\.whl))[^\n]{0,40}?(?<![A-Za-z0-9_/+.@-])(?<secret>[0-9a-f]{64})(?![A-Za-z0-9_/+=-])/i,
      after: 140,
      confidence: 'medium',
    },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3,
  revoke: { how: 'Revoke the token in Cloud Manager under API Tokens', url: 'https://cloud.linode.com/profile/tokens' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `LINODE_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  LINODE_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = linode.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`linode-cli.tar.gz sha256:${fake.text('hex', 64)}`, `LINODE_TOKEN=${fake.text('hex', 20)}`],
  },
});
