/** DocuSign: client secrets. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'docusign-client-secret',
  label: 'DocuSign integration key or client secret',
  issuer: 'DocuSign',
  docs: 'https://developers.docusign.com/platform/auth/confidential-authcode-get-token/',
  // Integration keys and secrets are UUIDs: as seen in the wild.
  find: [
    near(['docusign'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
    { anchors: ['docusign'], name: /secret|key|token/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  reject: (_, { name = '' }) => /account|template|envelope|user|(?:^|[_.-])id$/i.test(name),
  rank: 30,
  revoke: {
    how: 'Delete the secret key of the app in DocuSign under Apps and Keys',
    url: 'https://admindemo.docusign.com/apps-and-keys',
    breaks: 'sign-in through the app',
  },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `DOCUSIGN_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `docusign_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new docusign.ApiClient({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `DOCUSIGN_SECRET=${fake.text('hex', 20)}`,
      `DOCUSIGN_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.uuid()}`,
      `docusign envelope ${fake.uuid()}`,
    ],
  },
});
