/** Scrapfly: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'scrapfly-api-key',
  label: 'Scrapfly API key',
  issuer: 'Scrapfly',
  docs: 'https://scrapfly.io/docs/scrape-api/getting-started',
  // Format as seen in the wild: scp-live- or scp-test- and 32 hexadecimal digits.
  find: [{ anchors: ['scp-live-', 'scp-test-'], pattern: /scp-(?:live|test)-[0-9a-f]{32}(?![A-Za-z0-9_-])/, after: 48 }],
  severity: 'medium',
  read: ({ secret = '' }) => ({ mode: secret.startsWith('scp-live-') ? 'live' : 'test' }),
  revoke: { how: 'Rotate the key in the Scrapfly dashboard', url: 'https://scrapfly.io/dashboard' },
  examples: {
    sample: (fake) => `scp-${fake.number(2) ? 'live' : 'test'}-${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `SCRAPFLY_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `scrapfly_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`scp-live-${fake.text('hex', 12)}`, `scp-live-${'x'.repeat(32)}`, 'scp-live-server.sh deploys with scp'],
  },
});
