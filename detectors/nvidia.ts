/** NVIDIA: API catalog and NGC keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'nvidia-api-key',
    label: 'NVIDIA API key',
    issuer: 'NVIDIA',
    docs: 'https://docs.api.nvidia.com/nim/docs/api-quickstart',
    // Format as seen in the wild: nvapi- and 64 base64url characters; personal and service keys of NGC look the same.
    find: [{ anchors: ['nvapi-'], pattern: /nvapi-[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/, after: 80 }],
    revoke: { how: 'Delete the key in NGC under Setup, API Keys', url: 'https://org.ngc.nvidia.com/setup/api-keys' },
    examples: {
      sample: (fake) => `nvapi-${fake.text('base64url', 64)}`,
      hits: ({ secret }) => [
        `NVIDIA_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `nvidia_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
        `docker login nvcr.io -u '$oauthtoken' -p ${secret}\n`,
      ],
      misses: (fake) => [`nvapi-${fake.text('base64url', 30)}`, `nvapi-${'x'.repeat(64)}`, 'export NVIDIA_API_KEY=nvapi-...'],
    },
  }),
  defineDetector({
    id: 'ngc-api-key',
    label: 'NVIDIA NGC API key (legacy)',
    issuer: 'NVIDIA',
    docs: 'https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html',
    // Format as seen in the wild: 84 characters of base64 without padding (a key, a colon, a UUID).
    find: [
      near(['ngc_api', 'ngc_cli', 'ngc-api', 'ngcapi', 'ngc_key', 'nvcr.io', 'oauthtoken'], '(?=[^0-9]{0,83}[0-9])(?=[^a-z]{0,83}[a-z])[A-Za-z0-9]{84}', {
        length: 84,
      }),
      { anchors: ['ngc.'], name: /(?:^|[._-])ngc.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,83}[0-9])(?=[^a-z]{0,83}[a-z])[A-Za-z0-9]{84}$/ },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in NGC under Setup, API Keys', url: 'https://org.ngc.nvidia.com/setup/api-keys' },
    examples: {
      sample: (fake) => fake.text('base62', 84),
      hits: ({ secret }) => [
        `NGC_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `ngc_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "ngcApiKey": "${secret}" }\n` },
      ],
      misses: (fake) => [`NGC_API_KEY=${fake.text('hex', 9)}`, `value: ${fake.text('base62', 84)}`],
    },
  }),
];
