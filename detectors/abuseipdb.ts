/** AbuseIPDB: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'abuseipdb-api-key',
  label: 'AbuseIPDB API key',
  issuer: 'AbuseIPDB',
  docs: 'https://docs.abuseipdb.com/',
  // Format as seen in the wild: 80 hexadecimal digits.
  find: [
    near(['abuseipdb', 'abuse_ipdb'], '[0-9a-f]{80}', { length: 80 }),
    { anchors: ['abuseipdb'], name: /abuseipdb.*(?:key|token|secret)/i, value: /^[0-9a-f]{80}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in the AbuseIPDB account under API', url: 'https://www.abuseipdb.com/account/api' },
  examples: {
    sample: (fake) => fake.text('hex', 80),
    hits: ({ secret }) => [
      `ABUSEIPDB_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `abuseipdb_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "abuseipdbApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`ABUSEIPDB_API_KEY=${fake.text('hex', 71)}`, `value: ${fake.text('hex', 80)}`],
  },
});
