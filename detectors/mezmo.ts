/** Mezmo (LogDNA): ingestion and service keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'mezmo-key',
  label: 'Mezmo (LogDNA) key',
  issuer: 'Mezmo',
  docs: 'https://docs.mezmo.com/docs/ingestion-key',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    near(['logdna', 'mezmo'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['logdna'], name: /logdna.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in Mezmo under Organization, API Keys', url: 'https://app.mezmo.com/manage/api-keys' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `LOGDNA_KEY=${secret}\n`,
      { path: 'settings.py', text: `logdna_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "logdnaKey": "${secret}" }\n` },
      `curl "https://logs.logdna.com/logs/ingest?hostname=web" -u ${secret}:\n`,
    ],
    misses: (fake) => [`LOGDNA_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: logdna/setup@${fake.text('hex', 32)}`],
  },
});
