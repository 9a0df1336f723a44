/**
 * Tunnels and private networks: WireGuard, cloudflared, ngrok, Tailscale.
 * Paths: the tools' documentation; ngrok.com/docs/agent/config and developers.cloudflare.com/tunnel were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, entries, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'wireguard',
    label: 'WireGuard',
    docs: 'https://man7.org/linux/man-pages/man8/wg-quick.8.html',
    files: [
      {
        paths: { all: ['{config}/wireguard/*.conf', '~/wireguard/*.conf', '~/.wireguard/*.conf'], linux: ['/etc/wireguard/*.conf'] },
        read: 'fields',
        format: 'ini',
        fields: (content) => [
          ...secret('Interface.PrivateKey', text(content, 'Interface', 'PrivateKey'), {
            kind: 'wireguard-private-key',
            host: text(content, 'Peer', 'Endpoint')?.replace(/:\d+$/, ''),
          }),
          ...secret('Peer.PresharedKey', text(content, 'Peer', 'PresharedKey'), { kind: 'wireguard-preshared-key' }),
        ],
      },
    ],
    examples: (fake) => {
      const key = fake.bytes(32).toString('base64');
      return [
        {
          path: '~/.config/wireguard/wg0.conf',
          text: `[Interface]\nPrivateKey = ${key}\nAddress = 10.0.0.2/32\n\n[Peer]\nPublicKey = ${fake.bytes(32).toString('base64')}\nEndpoint = vpn.prod.acme.io:51820\n`,
          finds: [{ value: key, kind: 'wireguard-private-key', key: 'Interface.PrivateKey', host: 'vpn.prod.acme.io', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'cloudflared',
    label: 'cloudflared',
    docs: 'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/',
    files: [
      {
        paths: { all: ['~/.cloudflared/*.json'], linux: ['/etc/cloudflared/*.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) => secret('TunnelSecret', text(content, 'TunnelSecret'), { identity: text(content, 'TunnelName') ?? text(content, 'TunnelID') }),
      },
      { paths: { all: ['~/.cloudflared/cert.pem'] }, moved: [{ by: 'TUNNEL_ORIGIN_CERT', to: 'file' }], read: 'text' },
    ],
    examples: (fake) => {
      const [value, id] = [fake.bytes(32).toString('base64'), fake.uuid()];
      return [
        {
          path: `~/.cloudflared/${id}.json`,
          text: JSON.stringify({ AccountTag: fake.text('hex', 32), TunnelSecret: value, TunnelID: id }),
          finds: [{ value, key: 'TunnelSecret', identity: id }],
        },
      ];
    },
  }),
  defineStore({
    id: 'ngrok',
    label: 'ngrok agent',
    docs: 'https://ngrok.com/docs/agent/config/',
    files: [
      {
        paths: {
          all: ['{config}/ngrok/ngrok.yml', '~/.ngrok2/ngrok.yml'],
          darwin: ['{support}/ngrok/ngrok.yml'],
          win32: ['{localappdata}/ngrok/ngrok.yml'],
        },
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          [content, at(content, 'agent')].flatMap((section, i) =>
            ['authtoken', 'api_key'].flatMap((key) => secret(i ? `agent.${key}` : key, text(section, key), { kind: 'ngrok-token' })),
          ),
      },
    ],
    examples: (fake) => {
      const token = `2${fake.text('base62', 26)}_${fake.text('base62', 21)}`;
      return [
        {
          path: '~/.config/ngrok/ngrok.yml',
          text: `version: "3"\nagent:\n  authtoken: ${token}\n`,
          finds: [{ value: token, kind: 'ngrok-token', key: 'agent.authtoken' }],
        },
        {
          path: '~/AppData/Local/ngrok/ngrok.yml',
          platform: 'win32',
          text: `authtoken: ${token}\n`,
          finds: [{ value: token, kind: 'ngrok-token', key: 'authtoken' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'tailscale',
    label: 'Tailscale',
    docs: 'https://tailscale.com/kb/1278/tailscaled',
    files: [
      {
        paths: { linux: ['/var/run/tailscale/tailscaled.sock'], darwin: ['/var/run/tailscaled.socket'] },
        read: 'presence',
        mode: 0,
        capability: 'reaches every machine of the tailnet that this one may reach',
      },
      {
        paths: { linux: ['/var/lib/tailscale/tailscaled.state'] },
        read: 'fields',
        format: 'json',
        fields: (content) => entries(content).flatMap(([key, value]) => (/^(?:_machinekey|profile-)/.test(key) ? secret(key, value) : [])),
      },
    ],
    examples: (fake) => {
      const state = fake.bytes(120).toString('base64');
      return [
        { path: '/var/run/tailscale/tailscaled.sock', text: '', finds: [] },
        { path: '/var/lib/tailscale/tailscaled.state', text: JSON.stringify({ _machinekey: state }), finds: [{ value: state, key: '_machinekey' }] },
      ];
    },
  }),
];
