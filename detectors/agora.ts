/** Agora: app certificates. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'agora-app-certificate',
  label: 'Agora app certificate',
  issuer: 'Agora',
  docs: 'https://docs.agora.io/en/video-calling/token-authentication/deploy-token-server',
  // 32 hex digits: as seen in the wild.
  find: [near(['agora'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }), { anchors: ['agora'], name: /cert|secret|token/i, value: /^[0-9a-f]{32}$/ }],
  rank: 30,
  revoke: {
    how: 'Delete the certificate in the Agora Console after turning on the other one',
    url: 'https://console.agora.io/',
    breaks: 'token servers of the app',
  },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `AGORA_APP_CERTIFICATE=${secret}\n`,
      { path: 'config/settings.yml', text: `agora_app_certificate: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Agora({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `AGORA_APP_CERTIFICATE=${fake.text('hex', 23)}`,
      `AGORA_APP_CERTIFICATE=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 32)}`,
      `see agora/sdk@${fake.text('hex', 32)}`,
    ],
  },
});
