/** Drone CI: user tokens and the secret its server and runners share. */
import { defineDetector } from '../src/define.ts';

const kind = (id: string, label: string, name: RegExp, variable: string, how: string) =>
  defineDetector({
    id,
    label,
    issuer: 'Drone',
    docs: 'https://docs.drone.io/cli/configure/',
    rank: 30,
    find: [{ anchors: ['drone'], name, value: /^(?=\D*\d)[A-Za-z0-9]{32}$/ }],
    entropy: 3,
    revoke: { how, breaks: 'the scripts or runners that use it' },
    examples: {
      sample: (fake) => `${fake.number(10)}${fake.text('base62', 31)}`,
      hits: ({ secret }) => [
        `${variable}=${secret}\n`,
        { path: 'compose.yml', text: `environment:\n  - ${variable}=${secret}\n` },
        { path: 'ci.yml', text: `${variable}: "${secret}"\n` },
      ],
      misses: (fake) => [`${variable}=${fake.text('lower', 32)}\n`, `DRONE_COMMIT=${fake.text('hex', 40)}\n`, `${variable}=$TOKEN\n`],
    },
  });

export default [
  kind(
    'drone-token',
    'Drone CI user token',
    /(?:^|[._-])drone[\w.-]*(?:token|api[._-]?key)/i,
    'DRONE_TOKEN',
    "Rotate the token on the user's account page in Drone",
  ),
  kind(
    'drone-rpc-secret',
    'Drone CI RPC secret',
    /(?:^|[._-])drone[\w.-]*secret/i,
    'DRONE_RPC_SECRET',
    'Generate a new shared secret and set it on the server and all runners',
  ),
];
