/** Dropbox Sign (HelloSign): API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'hellosign-api-key',
  label: 'Dropbox Sign API key',
  issuer: 'Dropbox Sign (HelloSign)',
  docs: 'https://developers.hellosign.com/api/reference/authentication/',
  // Format as seen in the wild.
  find: [
    near(['hellosign', 'hello_sign', 'dropbox_sign', 'dropboxsign', 'dropbox-sign'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['hellosign', 'hello_sign', 'dropbox_sign', 'dropboxsign', 'dropbox-sign'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{64}$/ },
  ],
  rank: 32,
  revoke: {
    how: 'Delete the key in Dropbox Sign under Settings, API',
    url: 'https://app.hellosign.com/home/myAccount#api',
    breaks: 'signature requests and documents',
  },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `HELLOSIGN_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `hellosign_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new HelloSign({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`HELLOSIGN_API_KEY=${fake.text('hex', 40)}`, `HELLOSIGN_API_KEY=${'x'.repeat(40)} # your key here`, `sha256: ${fake.text('hex', 64)}`],
  },
});
