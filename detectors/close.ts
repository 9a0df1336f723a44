/** Close: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'close-api-key',
  label: 'Close API key',
  issuer: 'Close',
  docs: 'https://developer.close.com/topics/authentication/',
  // api_ and two groups of 22, joined by a dot: as seen in the wild.
  find: [{ anchors: ['api_'], pattern: /api_[0-9A-Za-z]{21,23}\.[0-9A-Za-z]{21,23}(?![A-Za-z0-9_.-])/, after: 56 }],
  reject: ({ secret = '' }) => !/\d/.test(secret) || !/[A-Z]/.test(secret),
  revoke: { how: 'Delete the key in Close under Settings, API Keys', url: 'https://app.close.com/settings/api/', breaks: 'scripts that read and write leads' },
  examples: {
    sample: (fake) => `api_a7K${fake.text('base62', 19)}.${fake.text('base62', 22)}`,
    hits: ({ secret }) => [
      `CLOSE_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `close_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Close({ apiKey: '${secret}' });\n` },
      `curl -u ${secret}: https://api.close.com/api/v1/me/\n`,
    ],
    misses: (fake) => [`api_${'x'.repeat(22)}.${'x'.repeat(22)}`, 'api_someconfigurationname.someothermethodnamex', `api_${fake.text('base62', 22)}`],
  },
});
