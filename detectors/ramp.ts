/** Ramp: client secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'ramp-client-secret',
  label: 'Ramp client secret',
  issuer: 'Ramp',
  docs: 'https://docs.ramp.com/developer-api/v1/authorization',
  // Format as seen in the wild.
  find: [{ anchors: ['ramp_sec_'], pattern: /ramp_sec_[A-Za-z0-9]{48}(?![A-Za-z0-9_])/, after: 64 }],
  companions: [{ name: 'client', pattern: /ramp_id_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/, within: 300 }],
  identifiers: ['client'],
  revoke: {
    how: 'Rotate the secret of the app in Ramp under Settings, Ramp developer',
    url: 'https://docs.ramp.com/developer-api/v1/authorization',
    breaks: 'expense and card integrations',
  },
  examples: {
    sample: (fake) => `ramp_sec_${fake.text('base62', 48)}`,
    hits: ({ secret }) => [
      `RAMP_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `ramp_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Ramp({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`ramp_sec_${'x'.repeat(48)}`, 'int ramp_sec_fin_out = 0;', `ramp_sec_${fake.text('base62', 20)}`],
  },
});
