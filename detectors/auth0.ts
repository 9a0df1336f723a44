/** Auth0: application client secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'auth0-client-secret',
  label: 'Auth0 client secret',
  issuer: 'Auth0',
  docs: 'https://auth0.com/docs/secure/application-credentials',
  find: [
    near(['auth0'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{64}', { length: 64 }),
    { anchors: ['auth0'], name: /auth0[\w.-]*(?:secret|key|token)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{64}$/ },
  ],
  companions: [{ name: 'host', pattern: /[\w-]{2,60}\.(?:(?:us|eu|au|jp|uk|ca)\.)?auth0\.com/, within: 500 }],
  identifiers: ['host'],
  rank: 30,
  entropy: 4,
  read: ({ host }) => (host ? { host } : {}),
  revoke: { how: 'Rotate the secret on the application in the Auth0 dashboard', url: 'https://manage.auth0.com/', breaks: 'sign-in through that application' },
  examples: {
    sample: (fake) => `${fake.text('base62', 61)}aB3`,
    hits: ({ secret }) => [
      `AUTH0_CLIENT_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  AUTH0_CLIENT_SECRET: "${secret}"\n` },
      { path: 'client.py', text: `client = auth0.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`AUTH0_CLIENT_ID=${fake.text('base62', 32)}`, `auth0 digest ${fake.text('hex', 64)}`],
  },
});
