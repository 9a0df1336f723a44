/** SecurityTrails: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'securitytrails-api-key',
  label: 'SecurityTrails API key',
  issuer: 'SecurityTrails',
  docs: 'https://docs.securitytrails.com/docs/overview',
  // Format as seen in the wild: 32 letters and digits in both cases.
  find: [
    near(['securitytrails', 'security_trails', 'security-trails'], '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}', {
      length: 32,
    }),
    {
      anchors: ['securitytrails'],
      name: /securitytrails.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in the SecurityTrails account under API keys', url: 'https://securitytrails.com/app/account/credentials' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aK7`,
    hits: ({ secret }) => [
      `SECURITYTRAILS_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `securitytrails_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "securitytrailsApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`SECURITYTRAILS_API_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
  },
});
