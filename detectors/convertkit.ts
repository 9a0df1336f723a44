/** Kit (ConvertKit): API secrets and keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'convertkit-api-secret',
    label: 'ConvertKit API secret',
    issuer: 'Kit (ConvertKit)',
    docs: 'https://developers.kit.com/v3',
    // Format as seen in the wild.
    find: [
      near(['convertkit', 'convert_kit'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}`, { length: 43 }),
      { anchors: ['convertkit', 'convert_kit'], name: /secret/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Generate a new API secret in Kit under Settings, Developer',
      url: 'https://app.kit.com/account_settings/developer_settings',
      breaks: 'subscriber exports',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 41)}`,
      hits: ({ secret }) => [
        `CONVERTKIT_API_SECRET=${secret}\n`,
        { path: 'a.yml', text: `convertkit_api_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export CONVERTKIT_API_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `CONVERTKIT_API_SECRET=${fake.text('base62', 22)}`,
        `CONVERTKIT_API_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('base62', 43)}`,
      ],
    },
  }),
  defineDetector({
    id: 'kit-api-key',
    label: 'Kit API key (v4)',
    issuer: 'Kit (ConvertKit)',
    docs: 'https://developers.kit.com/api-reference/authentication',
    // Format as seen in the wild.
    find: [{ anchors: ['kit_'], pattern: /kit_[0-9a-f]{32}(?![A-Za-z0-9_])/, after: 44 }],
    revoke: {
      how: 'Delete the key in Kit under Settings, Developer',
      url: 'https://app.kit.com/account_settings/developer_settings',
      breaks: 'subscriber exports',
    },
    examples: {
      sample: (fake) => `kit_${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `KIT_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `kit_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Kit({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.kit.com/v4/account -H "X-Kit-Api-Key: ${secret}"\n` },
      ],
      misses: (fake) => [`kit_${'x'.repeat(32)}`, `kit_${fake.text('hex', 12)}`, `toolkit_${fake.text('hex', 30)}`],
    },
  }),
];
