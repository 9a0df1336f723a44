/** Etherscan and its sister explorers (BscScan, PolygonScan, Arbiscan …): API keys. */
import { defineDetector } from '../src/define.ts';
import { type Fake, near } from '../src/kit.ts';

/** 34 upper-case letters and digits. Format as seen in the wild. */
const VALUE = '(?=[A-Z]{0,33}[0-9])(?=[0-9]{0,33}[A-Z])[A-Z0-9]{34}';
const value = (fake: Fake) => fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 34);

const kind = (id: string, issuer: string, words: string[], host: string) =>
  defineDetector({
    id: `${id}-api-key`,
    label: `${issuer} API key`,
    issuer,
    docs: 'https://docs.etherscan.io/getting-an-api-key',
    find: [
      near(words, VALUE, { length: 34 }),
      {
        anchors: [host],
        pattern: new RegExp(`${host.replaceAll('.', '[.]')}[^\\s"'\`<>]{0,300}?[?&]apikey=(?<secret>${VALUE})(?![A-Za-z0-9_-])`, 'i'),
        after: 370,
      },
    ],
    severity: 'medium',
    rank: 30,
    revoke: { how: `Delete the key in the ${issuer} account under API Keys`, url: `https://${host}/myapikey` },
    examples: {
      sample: value,
      hits: ({ secret }) => [
        `${id.toUpperCase()}_API_KEY=${secret}\n`,
        { path: 'hardhat.config.js', text: `module.exports = { ${words[0]}: { apiKey: '${secret}' } };\n` },
        `curl "https://api.${host}/api?module=account&action=txlist&startblock=0&endblock=99999999&sort=asc&apikey=${secret}"\n`,
      ],
      misses: (fake) => [`${id.toUpperCase()}_API_KEY=${value(fake).slice(0, 25)}`, `value: ${value(fake)}`, `${words[0]}: 0x${fake.text('hex', 40)}`],
    },
  });

export default [
  kind('etherscan', 'Etherscan', ['etherscan'], 'etherscan.io'),
  kind('bscscan', 'BscScan', ['bscscan'], 'bscscan.com'),
  kind('polygonscan', 'PolygonScan', ['polygonscan'], 'polygonscan.com'),
  kind('arbiscan', 'Arbiscan', ['arbiscan'], 'arbiscan.io'),
  kind('basescan', 'BaseScan', ['basescan'], 'basescan.org'),
  kind('snowtrace', 'Snowtrace', ['snowtrace'], 'snowtrace.io'),
  kind('ftmscan', 'FTMScan', ['ftmscan'], 'ftmscan.com'),
];
