/** Vultr: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'vultr-api-key',
  label: 'Vultr API key',
  issuer: 'Vultr',
  docs: 'https://docs.vultr.com/platform/other/api',
  find: [
    near(['vultr'], '(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{36}', { length: 36 }),
    { anchors: ['vultr'], name: /vultr[\w.-]*(?:token|key|secret)/i, value: /^[A-Z0-9]{36}$/ },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3,
  revoke: { how: 'Regenerate the key in the account settings under API', url: 'https://my.vultr.com/settings/#settingsapi' },
  examples: {
    sample: (fake) => `${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 34)}A7`,
    hits: ({ secret }) => [
      `VULTR_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  VULTR_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = vultr.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`VULTR_API_KEY=${fake.text('upper', 12)}`, `vultr ${fake.uuid()}`],
  },
});
