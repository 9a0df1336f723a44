/** Retool: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'retool-api-token',
  label: 'Retool API token',
  issuer: 'Retool',
  docs: 'https://docs.retool.com/org-users/guides/retool-api',
  // retool_ and 26 characters of a ULID: as seen in the wild.
  find: [{ anchors: ['retool_01'], pattern: /retool_01[a-z0-9]{24}(?![A-Za-z0-9_])/, after: 44 }],
  revoke: {
    how: 'Revoke the token in Retool under Settings, Retool API',
    url: 'https://docs.retool.com/org-users/guides/retool-api',
    breaks: 'scripts that manage the organization',
  },
  examples: {
    sample: (fake) => `retool_01${fake.text('abcdefghjkmnpqrstvwxyz0123456789', 24)}`,
    hits: ({ secret }) => [
      `RETOOL_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `retool_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new RetoolRPC({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`retool_01${'x'.repeat(40)}`, `retool_01${fake.text('base62', 7)}`, 'retool_01.png'],
  },
});
