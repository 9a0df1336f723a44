/** Blynk: device auth tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'blynk-auth-token',
  label: 'Blynk auth token',
  issuer: 'Blynk',
  docs: 'https://docs.blynk.io/en/blynk.cloud/device-https-api/authentication',
  // 32 characters: as seen in the wild.
  find: [
    near(['blynk'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{32}`, { length: 32 }),
    { anchors: ['blynk'], name: /token|auth/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Refresh the auth token of the device in the Blynk console', url: 'https://blynk.cloud/', breaks: 'the device until it is flashed anew' },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 30)}`,
    hits: ({ secret }) => [
      `BLYNK_AUTH_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `blynk_auth_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Blynk({ apiKey: '${secret}' });\n` },
      { path: 'main.ino', text: `#define BLYNK_AUTH_TOKEN "${secret}"\n` },
    ],
    misses: (fake) => [
      `BLYNK_AUTH_TOKEN=${fake.text('base62', 20)}`,
      `BLYNK_AUTH_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: a7${fake.text('base62', 30)}`,
    ],
  },
});
