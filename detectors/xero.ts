/** Xero: client secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'xero-client-secret',
  label: 'Xero client secret',
  issuer: 'Xero',
  docs: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow/',
  // 48 characters: as seen in the wild.
  find: [
    near(['xero'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{48}`, { length: 48 }),
    { anchors: ['xero'], name: /secret/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{48}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Generate a new secret and delete this one in the Xero developer portal under Configuration',
    url: 'https://developer.xero.com/app/manage',
    breaks: 'the app that reads and writes books',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 46)}`,
    hits: ({ secret }) => [
      `XERO_CLIENT_SECRET=${secret}\n`,
      { path: 'a.yml', text: `xero_client_secret: "${secret}"\n` },
      { path: 'x.js', text: `const xero = new XeroClient({ clientSecret: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `XERO_CLIENT_SECRET=${fake.text('base62', 20)}`,
      `XERO_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: a7${fake.text('base62', 46)}`,
    ],
  },
});
