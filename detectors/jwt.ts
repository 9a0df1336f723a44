/** JSON Web Tokens of no particular issuer. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

const header = (token: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= 200 ? value : undefined);

export default defineDetector({
  id: 'jwt',
  label: 'JSON Web Token',
  issuer: 'any',
  docs: 'https://datatracker.ietf.org/doc/html/rfc7519',
  rank: 20,
  find: [{ anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{8,1500}\.eyJ[A-Za-z0-9_-]{4,}\.(?:[A-Za-z0-9_-]{20,}|(?![A-Za-z0-9_-]))/, after: 8192 }],
  // The token every tutorial shows (sub 1234567890, John Doe) opens nothing.
  reject: ({ secret = '' }) => !header(secret)?.['alg'] || !jwtClaims(secret) || /^(1234567890)$/.test(String(jwtClaims(secret)?.['sub'])),
  verify: ({ secret = '' }) => {
    const alg = header(secret)?.['alg'];
    return alg === 'none' ? { ok: false, how: 'it is unsigned (alg none)' } : { ok: true, how: `header and claims decode (alg ${text(alg) ?? 'unknown'})` };
  },
  read: ({ secret = '' }) => {
    const claims = jwtClaims(secret) ?? {};
    const facts: Facts = {};
    const put = (name: string, value: string | undefined) => {
      if (value) facts[name] = value;
    };
    put('issuer', text(claims['iss']));
    put('audience', text(claims['aud']));
    put('role', text(claims['role']));
    put('scope', text(claims['scope']) ?? text(claims['scp']));
    put('created', isoFromSeconds(claims['iat']));
    put('expires', isoFromSeconds(claims['exp']));
    return facts;
  },
  revoke: {
    how: 'Revoke the session or token at its issuer; if that cannot be done, change the signing key',
    breaks: 'the session it belongs to, or all of them when the signing key changes',
  },
  examples: {
    sample: (fake) => fake.jwt({ iss: `https://id.acme.test/${fake.text('lower', 5)}`, sub: fake.text('base62', 12), exp: 1900000000 + fake.number(1e6) }),
    hits: ({ secret }) => [
      `Cookie: session=${secret}; Path=/\n`,
      { path: 'test.http', text: `GET /me\nAuthorization: Bearer ${secret}\n` },
      { path: 'a.json', text: `{"jwt": "${secret}"}` },
      `https://app.acme.test/login?jwt=${secret}&next=%2F\n`,
    ],
    misses: (fake) => [
      `eyJ${fake.text('base64url', 30)}.eyJ${fake.text('base64url', 30)}.${fake.text('base64url', 20)}`,
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9 is a header',
    ],
  },
});
