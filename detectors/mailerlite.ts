/** MailerLite: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, isoFromSeconds, jwtClaims, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'mailerlite-api-token',
    label: 'MailerLite API token',
    issuer: 'MailerLite',
    docs: 'https://developers.mailerlite.com/docs/#authentication',
    find: [near(['mailerlite', 'mailer_lite'], 'eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}', { length: 5200 })],
    read: ({ secret = '' }) => {
      const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
      return expires ? { expires } : {};
    },
    rank: 60,
    revoke: {
      how: 'Delete the token in MailerLite under Integrations, API',
      url: 'https://dashboard.mailerlite.com/integrations/api',
      breaks: 'campaigns and subscriber exports',
    },
    examples: {
      sample: (fake) => fake.jwt({ aud: '4', jti: fake.text('hex', 80), iat: 1_700_000_000.1, exp: 4_000_000_000, sub: '1', scopes: [] }),
      hits: ({ secret }) => [
        `MAILERLITE_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `mailerlite_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new MailerLite({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`MAILERLITE_API_KEY=eyJ${fake.text('base64url', 30)}`, `token: ${fake.jwt({ sub: '1' })}`],
    },
  }),
  defineDetector({
    id: 'mailerlite-classic-api-key',
    label: 'MailerLite Classic API key',
    issuer: 'MailerLite',
    docs: 'https://developers-classic.mailerlite.com/docs/authentication',
    // Format as seen in the wild.
    find: [
      near(['mailerlite', 'mailer_lite'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['mailerlite', 'mailer_lite'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Delete the key in MailerLite Classic under Integrations, Developer API',
      url: 'https://app.mailerlite.com/integrations/api/',
      breaks: 'campaigns and subscriber exports',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `MAILERLITE_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `mailerlite_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new MailerLite({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `MAILERLITE_API_KEY=${fake.text('hex', 20)}`,
        `MAILERLITE_API_KEY=${'x'.repeat(40)} # your key here`,
        `md5: ${fake.text('hex', 32)}`,
        `mailerlite-js@${fake.text('hex', 32)}`,
      ],
    },
  }),
];
