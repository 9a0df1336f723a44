/** ZeroTier: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'zerotier-api-token',
  label: 'ZeroTier API token',
  issuer: 'ZeroTier',
  docs: 'https://docs.zerotier.com/api/tokens/',
  find: [
    near(['zerotier'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9]{32}', { length: 32 }),
    { anchors: ['zerotier'], name: /(?:zerotier|\bzt_)[\w.-]*(?:token|key|secret)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{32}$/ },
  ],
  rank: 30,
  entropy: 3.5,
  revoke: { how: 'Delete the token in the account page of ZeroTier Central', url: 'https://my.zerotier.com/account' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aB3`,
    hits: ({ secret }) => [
      `ZEROTIER_API_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  ZEROTIER_API_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = zerotier.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`ZEROTIER_NETWORK=${fake.text('hex', 16)}`, `ZEROTIER_API_TOKEN=${fake.text('base62', 12)}`],
  },
});
