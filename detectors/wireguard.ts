/** WireGuard: private and preshared keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'wireguard-private-key',
    label: 'WireGuard private key',
    issuer: 'WireGuard',
    docs: 'https://www.wireguard.com/quickstart/',
    find: [
      { anchors: ['PrivateKey'], pattern: /PrivateKey[ \t]{0,8}=[ \t]{0,8}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/, after: 80 },
      {
        anchors: ['wireguard', 'wg_', 'wg0'],
        pattern:
          /(?:wireguard|wg[_0])[\w.-]{0,20}private[_-]?key["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/i,
        after: 130,
      },
    ],
    severity: 'critical',
    revoke: {
      how: 'Make a new key pair (`wg genkey`), and replace the public key at every peer',
      url: 'https://www.wireguard.com/quickstart/',
      breaks: 'the tunnels of this peer',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 42)}8=`,
      hits: ({ secret }) => [
        `[Interface]\nPrivateKey = ${secret}\nAddress = 10.0.0.2/32\n`,
        { path: 'wg0.conf', text: `[Interface]\nAddress=10.0.0.1/24\nPrivateKey=${secret}\nListenPort=51820\n` },
        `WIREGUARD_PRIVATE_KEY=${secret}\n`,
      ],
      misses: (fake) => [`PublicKey = ${fake.text('base62', 42)}8=`, `PrivateKey = ${fake.text('base62', 20)}`, 'PrivateKey = <your private key>'],
    },
  }),
  defineDetector({
    id: 'wireguard-preshared-key',
    label: 'WireGuard preshared key',
    issuer: 'WireGuard',
    docs: 'https://www.wireguard.com/quickstart/',
    find: [{ anchors: ['PresharedKey'], pattern: /PresharedKey\s{0,8}=\s{0,8}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/, after: 80 }],
    severity: 'medium',
    revoke: { how: 'Make a new one with `wg genpsk` and set it at both peers', url: 'https://www.wireguard.com/quickstart/' },
    examples: {
      sample: (fake) => `${fake.text('base62', 42)}8=`,
      hits: ({ secret }) => [`[Peer]\nPresharedKey = ${secret}\n`, { path: 'wg0.conf', text: `[Peer]\nPublicKey=x\nPresharedKey=${secret}\n` }],
      misses: (fake) => [`PublicKey = ${fake.text('base62', 42)}8=`, `PresharedKey = ${fake.text('base62', 20)}`],
    },
  }),
];
