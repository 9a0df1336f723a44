/** VirusTotal: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'virustotal-api-key',
  label: 'VirusTotal API key',
  issuer: 'VirusTotal',
  docs: 'https://docs.virustotal.com/docs/api-overview',
  // The hashes of files look the same, so a word for a key must stand with the name. Format as seen in the wild: 64 hexadecimal digits.
  find: [
    near(
      [
        'virustotal_api',
        'virustotalapi',
        'virustotal-api',
        'virustotal_key',
        'virustotalkey',
        'virustotal_token',
        'virus_total',
        'vt_api',
        'vt-api',
        'vtapi',
        'vt_key',
        'x-apikey',
      ],
      `${NOT_A_HASH}[0-9a-f]{64}`,
      { length: 64 },
    ),
    {
      anchors: ['virustotal'],
      pattern: /virustotal[^\n]{0,30}?(?:key|token)[^\n]{0,16}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{64})(?![A-Za-z0-9_/+=-])/i,
      after: 140,
      confidence: 'medium',
    },
    { anchors: ['virustotal'], name: /virustotal.*(?:key|token)/i, value: /^[0-9a-f]{64}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the VirusTotal profile under API key', url: 'https://www.virustotal.com/gui/my-apikey' },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `VIRUSTOTAL_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `virustotal_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "virustotalApiKey": "${secret}" }\n` },
      `x-apikey: ${secret}\n`,
    ],
    misses: (fake) => [
      `VIRUSTOTAL_API_KEY=${fake.text('hex', 55)}`,
      `value: ${fake.text('hex', 64)}`,
      `uses: virustotal_api/setup@${fake.text('hex', 64)}`,
      `https://www.virustotal.com/gui/file/${fake.text('hex', 64)}`,
      `VirusTotal report of ${fake.text('hex', 64)}`,
    ],
  },
});
