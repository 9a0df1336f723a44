/** RingCentral: client secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'ringcentral-client-secret',
  label: 'RingCentral client secret',
  issuer: 'RingCentral',
  docs: 'https://developers.ringcentral.com/guide/authentication',
  // 22 characters, newer ones longer: as seen in the wild.
  find: [
    near(['ringcentral', 'ring_central'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{22}(?:[A-Za-z0-9_-]{20,26})?`, { length: 48 }),
    { anchors: ['ringcentral', 'ring_central'], name: /secret/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{22}(?:[A-Za-z0-9_-]{20,26})?$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Rotate the client secret in the RingCentral Developer Console',
    url: 'https://developers.ringcentral.com/my-account.html#/applications',
    breaks: 'the app that calls and sends messages',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 20)}`,
    hits: ({ secret }) => [
      `RINGCENTRAL_CLIENT_SECRET=${secret}\n`,
      { path: 'a.yml', text: `ringcentral_client_secret: "${secret}"\n` },
      { path: 'deploy.sh', text: `export RINGCENTRAL_CLIENT_SECRET='${secret}'\n` },
    ],
    misses: (fake) => [
      `RINGCENTRAL_CLIENT_SECRET=${fake.text('base62', 12)}`,
      `RINGCENTRAL_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
      `secret: a7${fake.text('base62', 20)}`,
    ],
  },
});
