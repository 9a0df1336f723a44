/** Courier: authentication tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'courier-auth-token',
  label: 'Courier authentication token',
  issuer: 'Courier',
  docs: 'https://www.courier.com/docs/reference/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['pk_prod_', 'pk_test_'], pattern: /pk_(?:prod|test)_[A-Z0-9]{28}(?![A-Za-z0-9_])/, after: 44 }],
  reject: ({ secret = '' }) => !/[A-Z]/.test(secret) || !/[0-9]/.test(secret),
  read: ({ secret = '' }) => ({ mode: secret.startsWith('pk_prod_') ? 'live' : 'test' }),
  revoke: {
    how: 'Rotate the key in Courier under Settings, API Keys',
    url: 'https://app.courier.com/settings/api-keys',
    breaks: 'notifications sent through it',
  },
  examples: {
    sample: (fake) => `pk_prod_${fake.text('ABCDEFGHJKMNPQRSTVWXYZ0123456789', 28)}`,
    hits: ({ secret }) => [
      `COURIER_AUTH_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `courier_auth_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new CourierClient({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.courier.com/send -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`pk_prod_${'x'.repeat(40)}`, `pk_prod_${fake.text('base62', 7)}`],
  },
});
