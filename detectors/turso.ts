/** Turso: database and platform tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims, near } from '../src/kit.ts';

// Signed JSON Web Tokens: the claim a says rw or ro. Known by the name they are stored under, or the database address near them.
export default defineDetector({
  id: 'turso-token',
  label: 'Turso token',
  issuer: 'Turso',
  docs: 'https://docs.turso.tech/cli/db/tokens/create',
  find: [
    near(['turso', 'libsql'], 'eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,900}\\.[A-Za-z0-9_-]{40,400}', { length: 1500, gap: 80 }),
    {
      anchors: ['turso', 'libsql'],
      name: /(?:turso|libsql)[\w.-]*(?:token|key|auth)/i,
      value: /^eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,900}\.[A-Za-z0-9_-]{40,400}$/,
    },
  ],
  severity: 'high',
  rank: 45,
  entropy: 3,
  read: ({ secret = '' }) => {
    const claims = jwtClaims(secret) ?? {};
    const expires = isoFromSeconds(claims['exp']);
    return { ...(typeof claims['a'] === 'string' ? { access: claims['a'] } : {}), ...(expires ? { expires } : {}) };
  },
  revoke: {
    how: 'Invalidate all tokens of the database with `turso db tokens invalidate`',
    url: 'https://docs.turso.tech/cli/db/tokens/invalidate',
    breaks: 'apps that use the database',
  },
  examples: {
    sample: (fake) => fake.jwt({ a: 'rw', iat: 1_750_000_000, id: fake.uuid() }, { alg: 'EdDSA', typ: 'JWT' }),
    hits: ({ secret }) => [
      `TURSO_AUTH_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  TURSO_AUTH_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = turso.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [fake.jwt({ a: 'rw', iat: 1_750_000_000 }), 'TURSO_DATABASE_URL=libsql://acme.turso.io'],
  },
});
