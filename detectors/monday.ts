/** monday.com: API tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

export default defineDetector({
  id: 'monday-api-token',
  label: 'monday.com API token',
  issuer: 'monday.com',
  docs: 'https://developer.monday.com/api-reference/docs/authentication',
  find: [{ anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/, after: 5200 }],
  // The claims tell whose it is, so no word need stand near.
  reject: ({ secret = '' }) => {
    const claims = jwtClaims(secret);
    return !(claims !== undefined && 'tid' in claims && 'uid' in claims && 'per' in claims);
  },
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Regenerate the token in monday.com under Developers, My access tokens',
    url: 'https://developer.monday.com/api-reference/docs/authentication',
    breaks: 'boards the user can edit',
  },
  examples: {
    sample: (fake) =>
      fake.jwt({
        tid: fake.number(1e9),
        aai: 11,
        uid: fake.number(1e8),
        iad: '2024-01-01T00:00:00.000Z',
        per: 'me:write',
        actid: fake.number(1e7),
        rgn: 'use1',
      }),
    hits: ({ secret }) => [
      `MONDAY_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `monday_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Monday({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`MONDAY_API_TOKEN=${fake.jwt({ sub: 'someone', iss: 'https://accounts.test' })}`, `eyJ${fake.text('base62', 30)}`],
  },
});
