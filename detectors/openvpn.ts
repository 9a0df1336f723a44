/** OpenVPN: static keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'openvpn-static-key',
  label: 'OpenVPN static key',
  issuer: 'OpenVPN',
  docs: 'https://openvpn.net/community-resources/static-key-mini-howto/',
  find: [
    {
      anchors: ['BEGIN OpenVPN Static key'],
      pattern: /-----BEGIN OpenVPN Static key V1-----\s{0,8}(?:[0-9a-f]{32}\s{1,8}){16}-----END OpenVPN Static key V1-----/,
      before: 5,
      after: 800,
    },
  ],
  rank: 60,
  revoke: {
    how: 'Make a new key with `openvpn --genkey` and set it at the server and every client',
    url: 'https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/',
    breaks: 'every client that still has the old key',
  },
  examples: {
    sample: (fake) =>
      `-----BEGIN OpenVPN Static key V1-----\n${Array.from({ length: 16 }, () => fake.text('hex', 32)).join('\n')}\n-----END OpenVPN Static key V1-----`,
    hits: ({ secret }) => [
      { path: 'ta.key', text: `#\n# 2048 bit OpenVPN static key\n#\n${secret}\n` },
      { path: 'client.ovpn', text: `<tls-auth>\n${secret}\n</tls-auth>\n` },
    ],
    misses: (fake) => [
      '-----BEGIN OpenVPN Static key V1-----\n...\n-----END OpenVPN Static key V1-----',
      `-----BEGIN OpenVPN Static key V1-----\n${fake.text('hex', 32)}\n-----END OpenVPN Static key V1-----`,
    ],
  },
});
