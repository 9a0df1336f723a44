/** Alchemy: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'alchemy-api-key',
  label: 'Alchemy API key',
  issuer: 'Alchemy',
  docs: 'https://www.alchemy.com/docs/create-an-api-key',
  // Format as seen in the wild: 32, since 2025 also 21 base64url characters.
  find: [
    {
      anchors: ['alchemy.com/', 'alchemyapi.io/'],
      pattern: /alchemy(?:\.com|api\.io)\/(?:v2|v3|nft\/v[23])\/(?<secret>[A-Za-z0-9_-]{32}|[A-Za-z0-9_-]{21})(?![A-Za-z0-9_-])/,
      after: 72,
    },
    // Not the Python library SQLAlchemy.
    {
      anchors: ['alchemy'],
      pattern:
        /(?<![Ss]ql|SQL)[Aa](?:lchemy|LCHEMY)[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[^0-9]{0,20}[0-9])(?=[^A-Z]{0,20}[A-Z])(?=[^a-z]{0,20}[a-z])(?:[A-Za-z0-9_-]{32}|[A-Za-z0-9_-]{21}))(?![A-Za-z0-9_/+=-])/,
      after: 96,
      confidence: 'medium',
    },
    {
      anchors: ['alchemy'],
      name: /(?:^|[._-])alchemy.*(?:key|token|url)/i,
      value: /^(?:(?=[^0-9]{0,20}[0-9])(?=[^A-Z]{0,20}[A-Z])(?=[^a-z]{0,20}[a-z])(?:[A-Za-z0-9_-]{32}|[A-Za-z0-9_-]{21}))$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the app or rotate its key in the Alchemy dashboard', url: 'https://dashboard.alchemy.com/apps' },
  examples: {
    sample: (fake) => `aK7${fake.text('base62', fake.number(2) ? 29 : 18)}`,
    hits: ({ secret }) => [
      `ALCHEMY_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `alchemy_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "alchemyApiKey": "${secret}" }\n` },
      `https://eth-mainnet.g.alchemy.com/v2/${secret}\n`,
      { path: 'hardhat.config.js', text: `url: 'https://eth-goerli.alchemyapi.io/v2/${secret}',\n` },
    ],
    misses: (fake) => [
      `ALCHEMY_API_KEY=${fake.text('hex', 9)}`,
      `value: aK7${fake.text('base62', fake.number(2) ? 29 : 18)}`,
      `sqlalchemy.url = aK7${fake.text('base62', 29)}`,
    ],
  },
});
