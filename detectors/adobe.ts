/** Adobe: OAuth client secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'adobe-client-secret',
  label: 'Adobe OAuth client secret',
  issuer: 'Adobe',
  docs: 'https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/',
  // p8e- and 32 characters: as seen in the wild.
  find: [{ anchors: ['p8e-', 'p8-'], pattern: /p8e?-[A-Za-z0-9_-]{28,40}(?![A-Za-z0-9_-])/, after: 56 }],
  reject: ({ secret = '' }) => !/\d/.test(secret.slice(3)) || !/[A-Z]/.test(secret),
  revoke: {
    how: 'Rotate the client secret of the credential in the Adobe Developer Console',
    url: 'https://developer.adobe.com/console',
    breaks: 'the integration that uses the credential',
  },
  examples: {
    sample: (fake) => `p8e-a7K${fake.text('base62', 29)}`,
    hits: ({ secret }) => [
      `ADOBE_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `adobe_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new AdobeAuth({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`p8e-${'x'.repeat(32)}`, `p8e-${fake.text('base62', 9)}`, 'p8-something-in-lower-case-words'],
  },
});
