/** EasyPost: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'easypost-api-key',
  label: 'EasyPost API key',
  issuer: 'EasyPost',
  docs: 'https://docs.easypost.com/docs/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['EZAK', 'EZTK'], pattern: /EZ(?:AK|TK)[A-Za-z0-9]{54}(?![A-Za-z0-9_-])/, after: 72 }],
  read: ({ secret = '' }) => ({ mode: secret.startsWith('EZAK') ? 'live' : 'test' }),
  revoke: {
    how: 'Disable and delete the key in the EasyPost dashboard under API Keys',
    url: 'https://docs.easypost.com/docs/authentication',
    breaks: 'buying and tracking postage',
  },
  examples: {
    sample: (fake) => `EZ${fake.number(2) ? 'AK' : 'TK'}${fake.text('base62', 54)}`,
    hits: ({ secret }) => [
      `EASYPOST_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `easypost_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new EasyPost({ apiKey: '${secret}' });\n` },
      `curl -u "${secret}:" https://api.easypost.com/v2/addresses\n`,
    ],
    misses: (fake) => [`EZAK${'x'.repeat(54)}`, `EZTK${fake.text('base62', 30)}`],
  },
});
