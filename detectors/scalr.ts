/** Scalr: API tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

/** A JSON Web Token; the name tells whose. */
export default defineDetector({
  id: 'scalr-token',
  label: 'Scalr API token',
  issuer: 'Scalr',
  docs: 'https://docs.scalr.io/docs/service-accounts',
  find: [
    {
      anchors: ['scalr'],
      name: /scalr[\w.-]*(?:token|key)/i,
      value: /^eyJ[A-Za-z0-9_-]{8,400}\.eyJ[A-Za-z0-9_-]{8,1500}\.[A-Za-z0-9_-]{20,700}$/,
      confidence: 'high',
    },
  ],
  verify: ({ secret = '' }) => (jwtClaims(secret) ? { ok: true, how: 'its claims decode' } : { ok: false, how: 'its claims do not decode' }),
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  revoke: { how: 'Delete it under Personal API tokens, or in the service account', breaks: 'runs and scripts that use it' },
  examples: {
    sample: (fake) => fake.jwt({ iss: 'user', jti: `at-${fake.text('base62', 12)}` }),
    hits: ({ secret }) => [
      `SCALR_TOKEN=${secret}\n`,
      { path: 'main.tf', text: `scalr_api_token = "${secret}"\n` },
      { path: 'ci.yml', text: `env:\n  SCALR_TOKEN: ${secret}\n` },
    ],
    misses: (fake) => [`SCALR_TOKEN=${fake.text('base62', 30)}\n`, `TOKEN=${fake.jwt({ iss: 'user' })}\n`, 'SCALR_TOKEN=$TOKEN\n'],
  },
});
