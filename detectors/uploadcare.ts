/** Uploadcare: secret keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'uploadcare-secret-key',
  label: 'Uploadcare secret key',
  issuer: 'Uploadcare',
  docs: 'https://uploadcare.com/docs/start/api-keys/',
  // 20 hex digits: as seen in the wild.
  find: [near(['uploadcare'], `${AFTER_KEY_WORD}[0-9a-f]{20}`, { length: 20 }), { anchors: ['uploadcare'], name: /secret|private/i, value: /^[0-9a-f]{20}$/ }],
  rank: 30,
  revoke: {
    how: 'Delete the secret key in Uploadcare under API keys',
    url: 'https://app.uploadcare.com/projects/-/api-keys',
    breaks: 'file management of the project',
  },
  examples: {
    sample: (fake) => fake.text('hex', 20),
    hits: ({ secret }) => [
      `UPLOADCARE_SECRET_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `uploadcare_secret_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Uploadcare({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `UPLOADCARE_SECRET_KEY=${fake.text('hex', 11)}`,
      `UPLOADCARE_SECRET_KEY=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 20)}`,
      `see uploadcare/sdk@${fake.text('hex', 20)}`,
    ],
  },
});
