/** Wix: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'wix-api-key',
  label: 'Wix API key',
  issuer: 'Wix',
  docs: 'https://dev.wix.com/docs/rest/articles/get-started/api-keys',
  // IST. and a JSON Web Token: as seen in the wild.
  find: [{ anchors: ['IST.eyJ'], pattern: /IST\.eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{20,1200}\.[A-Za-z0-9_-]{40,700}(?![A-Za-z0-9_-])/, after: 2120 }],
  rank: 60,
  revoke: {
    how: 'Delete the key in the Wix API Keys Manager',
    url: 'https://manage.wix.com/account/api-keys',
    breaks: 'scripts that manage sites of the account',
  },
  examples: {
    sample: (fake) => `IST.${fake.jwt({ data: fake.text('hex', 80), iat: 1_700_000_000 }, { kid: 'PozHX_aC', alg: 'RS256' })}`,
    hits: ({ secret }) => [
      `WIX_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `wix_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Wix({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://www.wixapis.com/site-list/v2/sites/query -H "Authorization: ${secret}"\n` },
    ],
    misses: (fake) => [`IST.eyJ${fake.text('base62', 20)}`, 'IST.something'],
  },
});
