/** n8n: API keys. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

export default defineDetector({
  id: 'n8n-api-key',
  label: 'n8n API key',
  issuer: 'n8n',
  docs: 'https://docs.n8n.io/api/authentication/',
  // n8n_api_ and hex digits; newer ones a JSON Web Token with iss n8n and aud public-api: as seen in the wild.
  find: [
    { anchors: ['n8n_api_'], pattern: /n8n_api_[0-9a-f]{40,96}(?![A-Za-z0-9_])/, after: 116 },
    { anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{10,80}\.eyJ[A-Za-z0-9_-]{40,400}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 560 },
  ],
  reject: ({ secret = '' }) => {
    if (secret.startsWith('n8n_api_')) return false;
    const claims = jwtClaims(secret);
    return claims?.['iss'] !== 'n8n' || claims['aud'] !== 'public-api';
  },
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Delete the key in n8n under Settings, n8n API',
    url: 'https://docs.n8n.io/api/authentication/',
    breaks: 'scripts and agents that run or change workflows',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? `n8n_api_${fake.text('hex', 80)}` : fake.jwt({ sub: fake.uuid(), iss: 'n8n', aud: 'public-api', iat: 1_700_000_000 })),
    hits: ({ secret }) => [
      `N8N_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `n8n_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new N8nClient({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://n8n.acme.test/api/v1/workflows -H "X-N8N-API-KEY: ${secret}"\n` },
    ],
    misses: (fake) => [
      'N8N_API_KEY_FILE=/run/secrets/n8n',
      `n8n_api_${fake.text('hex', 12)}`,
      fake.jwt({ sub: fake.uuid(), iss: 'someone', aud: 'public-api' }),
    ],
  },
});
