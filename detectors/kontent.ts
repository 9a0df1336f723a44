/** Kontent.ai: Delivery and Management API keys. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims } from '../src/kit.ts';

export default defineDetector({
  id: 'kontent-api-key',
  label: 'Kontent.ai API key',
  issuer: 'Kontent.ai',
  docs: 'https://kontent.ai/learn/docs/apis/openapi/management-api-v2/#section/Authentication',
  find: [{ anchors: ['eyJ'], pattern: /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/, after: 5200 }],
  // The claims tell whose it is, so no word need stand near.
  reject: ({ secret = '' }) => {
    const claims = jwtClaims(secret);
    return !/kenticocloud\.com|kontent\.ai/.test(String(claims?.['aud']));
  },
  read: ({ secret = '' }) => {
    const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
    return expires ? { expires } : {};
  },
  rank: 60,
  revoke: {
    how: 'Revoke the key in Kontent.ai under Project settings, API keys',
    url: 'https://app.kontent.ai/',
    breaks: 'the website or migration that reads or writes content',
  },
  examples: {
    sample: (fake) =>
      fake.jwt({
        jti: fake.text('hex', 32),
        iat: '1600000000',
        exp: '2000000000',
        project_id: fake.uuid(),
        ver: '2.1.0',
        uid: 'usr_x',
        aud: 'manage.kenticocloud.com',
      }),
    hits: ({ secret }) => [
      `KONTENT_MANAGEMENT_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `kontent_management_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ManagementClient({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`KONTENT_MANAGEMENT_KEY=${fake.jwt({ sub: 'someone', iss: 'https://accounts.test' })}`, `eyJ${fake.text('base62', 30)}`],
  },
});
