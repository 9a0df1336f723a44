/** BigCommerce: API access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'bigcommerce-access-token',
  label: 'BigCommerce API access token',
  issuer: 'BigCommerce',
  docs: 'https://developer.bigcommerce.com/docs/start/authentication/api-accounts',
  // Format as seen in the wild.
  find: [
    near(['bigcommerce'], `${AFTER_KEY_WORD}(?=[a-z]*[0-9])[a-z0-9]{31}`, { length: 31 }),
    { anchors: ['bigcommerce'], name: /key|token|secret|password|auth/i, value: /^(?=[a-z]*[0-9])[a-z0-9]{31}$/ },
    {
      anchors: ['x-auth-token'],
      pattern: /x-auth-token["']?\s{0,2}[:=,]\s{0,2}["']?(?<secret>(?=[a-z]*[0-9])[a-z0-9]{31})(?![A-Za-z0-9_-])/i,
      after: 56,
      confidence: 'medium',
    },
  ],
  rank: 32,
  revoke: {
    how: 'Delete the API account in the control panel under Settings, API accounts',
    url: 'https://developer.bigcommerce.com/docs/start/authentication/api-accounts',
    breaks: 'the integrations of the store',
  },
  examples: {
    sample: (fake) => `a7${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 29)}`,
    hits: ({ secret }) => [
      `BIGCOMMERCE_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `bigcommerce_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new BigCommerce({ apiKey: '${secret}' });\n` },
      `curl -H 'X-Auth-Token: ${secret}' https://api.bigcommerce.com/stores/abc/v3/catalog/products\n`,
    ],
    misses: (fake) => [
      `BIGCOMMERCE_ACCESS_TOKEN=${fake.text('hex', 20)}`,
      `BIGCOMMERCE_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: a7${fake.text('hex', 29)}`,
    ],
  },
});
