/** hCaptcha: secret keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'hcaptcha-secret',
  label: 'hCaptcha secret key',
  issuer: 'hCaptcha',
  docs: 'https://docs.hcaptcha.com/#verify-the-user-response-server-side',
  // ES_ and 32 hex digits, older ones like an address of Ethereum: as seen in the wild.
  find: [
    { anchors: ['ES_'], pattern: /ES_[0-9a-f]{32}(?![A-Za-z0-9_])/, after: 44 },
    near(['hcaptcha'], '0x[0-9a-fA-F]{40}', { length: 42 }),
    { anchors: ['hcaptcha'], name: /secret|key/i, value: /^0x[0-9a-fA-F]{40}$/ },
  ],
  severity: 'medium',
  rank: 45,
  revoke: {
    how: 'Generate a new secret in the hCaptcha dashboard under Settings',
    url: 'https://dashboard.hcaptcha.com/settings/secrets',
    breaks: 'checks of form submissions',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? `ES_${fake.text('hex', 32)}` : `0x${fake.text('0123456789abcdefABCDEF', 40)}`),
    hits: ({ secret }) => [
      `HCAPTCHA_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `hcaptcha_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new HCaptcha({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`ES_${'x'.repeat(32)}`, `ES_${fake.text('hex', 12)}`, `0x${fake.text('hex', 40)}`, 'ES_MODULE_INTEROP'],
  },
});
