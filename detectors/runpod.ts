/** RunPod: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'runpod-api-key',
  label: 'RunPod API key',
  issuer: 'RunPod',
  docs: 'https://docs.runpod.io/get-started/api-keys',
  // Format as seen in the wild: rpa_ and 40 to 50 letters and digits.
  find: [{ anchors: ['rpa_'], pattern: /rpa_(?=[^0-9]{0,45}[0-9])[A-Za-z0-9]{40,50}(?![A-Za-z0-9_-])/, after: 64 }],
  severity: 'critical',
  revoke: { how: 'Delete the key in the RunPod console under Settings, API Keys', url: 'https://www.console.runpod.io/user/settings' },
  examples: {
    sample: (fake) => `rpa_${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 40)}${fake.text('hex', 6)}`,
    hits: ({ secret }) => [
      `RUNPOD_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `runpod_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`rpa_${fake.text('hex', 20)}`, `rpa_${'x'.repeat(46)}`, 'int rpa_resolve(struct rpa_list *list);'],
  },
});
