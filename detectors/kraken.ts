/** Kraken: API private keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'kraken-private-key',
  label: 'Kraken API private key',
  issuer: 'Kraken',
  docs: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
  // Base64 of 64 bytes, the public half 56 characters: support.kraken.com/articles/360029054811, checked 2026-11-21.
  find: [near(['kraken'], '[A-Za-z0-9+/]{86}==', { length: 88 }), { anchors: ['kraken'], name: /secret|private|key/i, value: /^[A-Za-z0-9+/]{86}==$/ }],
  companions: [{ name: 'key', pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{56}(?![A-Za-z0-9+/=])/, within: 250 }],
  identifiers: ['key'],
  severity: 'critical',
  rank: 44,
  revoke: {
    how: 'Delete the key in Kraken under Settings, API',
    url: 'https://support.kraken.com/hc/en-us/articles/360000919966',
    breaks: 'bots that trade with the key',
  },
  examples: {
    sample: (fake) => `${fake.text('base64', 85)}Q==`,
    hits: ({ secret }) => [
      `KRAKEN_PRIVATE_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `kraken_api_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Kraken({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `KRAKEN_PRIVATE_KEY=${fake.text('base64', 60)}`,
      `KRAKEN_PRIVATE_KEY=${'x'.repeat(40)} # your key here`,
      `secret: ${fake.text('base64', 85)}Q==`,
    ],
  },
});
