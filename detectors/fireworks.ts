/** Fireworks AI: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'fireworks-api-key',
  label: 'Fireworks AI API key',
  issuer: 'Fireworks AI',
  docs: 'https://docs.fireworks.ai/getting-started/quickstart',
  // Format as seen in the wild: fw_ and 22 to 36 letters and digits.
  find: [
    {
      anchors: ['fw_'],
      pattern: /(?<![_-])(?<secret>fw_(?=[^0-9]{0,35}[0-9])(?=[^A-Z]{0,35}[A-Z])(?=[^a-z]{0,35}[a-z])[A-Za-z0-9]{22,36})(?![A-Za-z0-9_-])/,
      after: 48,
      confidence: 'medium',
    },
    near(['fireworks'], 'fw_[A-Za-z0-9]{22,36}', { length: 40, confidence: 'high' }),
  ],
  revoke: { how: 'Delete the key in the Fireworks settings under API Keys', url: 'https://app.fireworks.ai/settings/users/api-keys' },
  examples: {
    sample: (fake) => `fw_${fake.text('base62', 24)}`,
    hits: ({ secret }) => [
      `FIREWORKS_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `fireworks_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`fw_${fake.text('base62', 10)}`, `fw_${'x'.repeat(24)}`, 'fw_version_of_the_device'],
  },
});
