/** Vonage (Nexmo): API secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'vonage-api-secret',
  label: 'Vonage API secret',
  issuer: 'Vonage (Nexmo)',
  docs: 'https://developer.vonage.com/en/account/secret-management',
  // The key has 8 characters, the secret 16: as seen in the wild.
  find: [
    near(['vonage', 'nexmo'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16}`, { length: 16 }),
    { anchors: ['vonage', 'nexmo'], name: /secret/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16}$/ },
  ],
  companions: [{ name: 'key', pattern: /(?<=["'=:\s])[0-9a-f]{8}(?=["'\s])/, within: 200 }],
  identifiers: ['key'],
  rank: 32,
  revoke: {
    how: 'Revoke the secret in the Vonage dashboard under API Settings',
    url: 'https://dashboard.nexmo.com/settings',
    breaks: 'sending of messages and calls',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 14)}`,
    hits: ({ secret }) => [
      `VONAGE_API_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `vonage_api_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Vonage({ apiKey: '${secret}' });\n` },
      { path: 'sms.py', text: `client = nexmo.Client(key=os.environ['K'], secret="${secret}")\n` },
    ],
    misses: (fake) => [
      `VONAGE_API_SECRET=${fake.text('hex', 8)}`,
      `VONAGE_API_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.text('base62', 16)}`,
      `NEXMO_APPLICATION_NAME=my-application-x`,
    ],
  },
});
