/** Moralis: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'moralis-api-key',
  label: 'Moralis API key',
  issuer: 'Moralis',
  docs: 'https://docs.moralis.com/web3-data-api/evm/get-your-api-key',
  // Format as seen in the wild: 64 letters and digits, since 2023 a JSON Web Token.
  find: [
    near(['moralis'], '(?:(?=[^0-9]{0,63}[0-9])(?=[^A-Z]{0,63}[A-Z])[A-Za-z0-9]{64}|eyJ[A-Za-z0-9_-]{10,80}[.]eyJ[A-Za-z0-9_-]{40,600}[.][A-Za-z0-9_-]{43})', {
      length: 730,
    }),
    {
      anchors: ['moralis'],
      name: /moralis.*(?:key|token|secret)/i,
      value: /^(?:(?=[^0-9]{0,63}[0-9])(?=[^A-Z]{0,63}[A-Z])[A-Za-z0-9]{64}|eyJ[A-Za-z0-9_-]{10,80}[.]eyJ[A-Za-z0-9_-]{40,600}[.][A-Za-z0-9_-]{43})$/,
    },
  ],
  severity: 'medium',
  rank: 55,
  revoke: { how: 'Delete the key in the Moralis admin pages', url: 'https://admin.moralis.com/api-keys' },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.text('base62', 64) : fake.jwt({ nonce: fake.uuid(), orgId: '1', type: 'PROJECT' })),
    hits: ({ secret }) => [
      `MORALIS_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `moralis_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "moralisApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [
      `MORALIS_API_KEY=${fake.text('hex', 9)}`,
      `value: ${fake.number(2) ? fake.text('base62', 64) : fake.jwt({ nonce: fake.uuid(), orgId: '1', type: 'PROJECT' })}`,
    ],
  },
});
