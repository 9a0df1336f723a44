/** TrueNAS: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// A number, a dash and 64 characters. As seen in the wild.
export default defineDetector({
  id: 'truenas-api-key',
  label: 'TrueNAS API key',
  issuer: 'TrueNAS',
  docs: 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/',
  find: [
    near(['truenas', 'freenas'], '[0-9]{1,4}-[A-Za-z0-9]{64}', { length: 70 }),
    { anchors: ['truenas', 'freenas'], name: /(?:truenas|freenas)/i, value: /^[0-9]{1,4}-[A-Za-z0-9]{64}$/ },
  ],
  severity: 'critical',
  rank: 40,
  entropy: 3,
  revoke: { how: 'Delete the key in the web interface under API Keys', url: 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/' },
  examples: {
    sample: (fake) => `3-${fake.text('base62', 64)}`,
    hits: ({ secret }) => [
      `TRUENAS_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  TRUENAS_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = truenas.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`truenas-1-${fake.text('base62', 20)}`, `key = 3-${fake.text('base62', 64)}`],
  },
});
