/** Calendly: personal access tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

export default defineDetector({
  id: 'calendly-personal-access-token',
  label: 'Calendly personal access token',
  issuer: 'Calendly',
  docs: 'https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens',
  find: [{ anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/, after: 5200 }],
  // The claims tell whose it is, so no word need stand near.
  reject: ({ secret = '' }) => {
    const claims = jwtClaims(secret);
    return !(claims?.['iss'] === 'https://auth.calendly.com');
  },
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Revoke the token in Calendly under Integrations, API and webhooks',
    url: 'https://calendly.com/integrations/api_webhooks',
    breaks: 'reads of calendars and bookings',
  },
  examples: {
    sample: (fake) =>
      fake.jwt(
        { iss: 'https://auth.calendly.com', iat: 1_700_000_000, jti: fake.uuid(), user_uuid: fake.uuid() },
        { kid: fake.text('hex', 64), typ: 'PAT', alg: 'ES256' },
      ),
    hits: ({ secret }) => [
      `CALENDLY_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `calendly_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Calendly({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`CALENDLY_TOKEN=${fake.jwt({ sub: 'someone', iss: 'https://accounts.test' })}`, `eyJ${fake.text('base62', 30)}`],
  },
});
