/** JumpCloud: API keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'jumpcloud-api-key',
    label: 'JumpCloud API key',
    issuer: 'JumpCloud',
    docs: 'https://jumpcloud.com/support/jumpcloud-apis1',
    find: [{ anchors: ['jca_'], pattern: /jca_[A-Za-z0-9]{36}(?![A-Za-z0-9_-])/, after: 48 }],
    severity: 'critical',
    revoke: { how: 'Generate a new key in the admin portal under My API Key, which ends the old one', url: 'https://console.jumpcloud.com/' },
    examples: {
      sample: (fake) => `jca_${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `JUMPCLOUD_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  JUMPCLOUD_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = jumpcloud.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`jca_${fake.text('base62', 12)}`, `jca_${'x'.repeat(36)}`],
    },
  }),
  defineDetector({
    id: 'jumpcloud-legacy-api-key',
    label: 'JumpCloud API key (older form)',
    issuer: 'JumpCloud',
    docs: 'https://jumpcloud.com/support/jumpcloud-apis1',
    find: [
      { anchors: ['jumpcloud'], name: /jumpcloud[\w.-]*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
      {
        anchors: ['jumpcloud'],
        pattern:
          /jumpcloud(?![^\n]{0,60}?(?:sha\d|hash|digest|checksum|commit|revision|\.tar|\.zip|\.whl))[^\n]{0,40}?(?<![A-Za-z0-9_/+.@-])(?<secret>[0-9a-f]{40})(?![A-Za-z0-9_/+=-])/i,
        after: 110,
        confidence: 'medium',
      },
    ],
    severity: 'critical',
    rank: 30,
    entropy: 3,
    revoke: { how: 'Generate a new key in the admin portal under My API Key, which ends the old one', url: 'https://console.jumpcloud.com/' },
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `JUMPCLOUD_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  JUMPCLOUD_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = jumpcloud.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [
        `JUMPCLOUD_ORG_ID=${fake.text('hex', 24)}`,
        `uses: jumpcloud/action@${fake.text('hex', 40)}`,
        `jumpcloud commit ${fake.text('hex', 40)}`,
      ],
    },
  }),
];
