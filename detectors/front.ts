/** Front: API tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

export default defineDetector({
  id: 'front-api-token',
  label: 'Front API token',
  issuer: 'Front',
  docs: 'https://dev.frontapp.com/docs/create-and-revoke-api-tokens',
  find: [{ anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/, after: 5200 }],
  // The claims tell whose it is, so no word need stand near.
  reject: ({ secret = '' }) => {
    const claims = jwtClaims(secret);
    return !(claims?.['iss'] === 'front' && typeof claims['sub'] === 'string');
  },
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Delete the token in Front under Settings, Developers, API tokens',
    url: 'https://app.frontapp.com/settings/developers/tokens',
    breaks: 'integrations that read shared inboxes',
  },
  examples: {
    sample: (fake) =>
      fake.jwt({ scopes: ['provisioning', 'shared:*'], iat: 1_600_000_000, iss: 'front', sub: fake.text('hex', 20), jti: fake.text('hex', 16) }),
    hits: ({ secret }) => [
      `FRONT_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `front_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Front({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`FRONT_API_TOKEN=${fake.jwt({ sub: 'someone', iss: 'https://accounts.test' })}`, `eyJ${fake.text('base62', 30)}`],
  },
});
