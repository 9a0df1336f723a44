/** Rancher: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'rancher-api-token',
  label: 'Rancher API token',
  issuer: 'Rancher',
  docs: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
  find: [{ anchors: ['token-'], pattern: /token-[a-z0-9]{5}:[a-z0-9]{54}(?![A-Za-z0-9])/, after: 72 }],
  severity: 'critical',
  revoke: {
    how: 'Delete the API key in Rancher under Account & API Keys',
    url: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
  },
  examples: {
    sample: (fake) => `token-${fake.text('bcdfghjklmnpqrstvwxz2456789', 5)}:${fake.text('bcdfghjklmnpqrstvwxz2456789', 54)}`,
    hits: ({ secret }) => [
      `RANCHER_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  RANCHER_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = rancher.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`token-${fake.text('lower', 5)}:${fake.text('lower', 20)}`, `token-abcde:${'x'.repeat(54)}`],
  },
});
