/** Lemon Squeezy: API keys. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims, near } from '../src/kit.ts';

export default defineDetector({
  id: 'lemonsqueezy-api-key',
  label: 'Lemon Squeezy API key',
  issuer: 'Lemon Squeezy',
  docs: 'https://docs.lemonsqueezy.com/api/getting-started/requests',
  find: [
    near(['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy'], 'eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}', { length: 5200 }),
  ],
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Delete the key in the Lemon Squeezy app under Settings, API',
    url: 'https://app.lemonsqueezy.com/settings/api',
    breaks: 'orders, licences and customers of the stores',
  },
  examples: {
    sample: (fake) => fake.jwt({ aud: fake.uuid(), jti: fake.text('hex', 40), iat: 1_700_000_000, exp: 2_000_000_000, sub: '12345', scopes: [] }),
    hits: ({ secret }) => [
      `LEMONSQUEEZY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `lemonsqueezy_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new LemonSqueezy({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`LEMONSQUEEZY_API_KEY=eyJ${fake.text('base64url', 20)}`, `token: ${fake.jwt({ sub: 'a' })}`],
  },
});
