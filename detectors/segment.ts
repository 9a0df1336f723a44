/** Segment: Public API tokens and write keys of sources. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'segment-public-api-token',
    label: 'Segment Public API token',
    issuer: 'Segment',
    docs: 'https://www.twilio.com/docs/segment/api/public-api',
    // Format as seen in the wild: sgp_ and 64 letters and digits; other issuers use the prefix with hexadecimal digits.
    find: [{ anchors: ['sgp_'], pattern: /sgp_(?=[^G-Zg-z]{0,63}[G-Zg-z])[A-Za-z0-9]{64}(?![A-Za-z0-9_-])/, after: 80 }],
    severity: 'critical',
    revoke: { how: 'Remove the token in the Segment workspace settings under Access Management, Tokens', url: 'https://app.segment.com/' },
    examples: {
      sample: (fake) => `sgp_${fake.text('base62', 64)}`,
      hits: ({ secret }) => [
        `SEGMENT_ACCESS_TOKEN=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `segment_access_token: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`sgp_${fake.text('base62', 20)}`, `sgp_${'x'.repeat(64)}`, `sgp_${fake.text('hex', 40)}`],
    },
  }),
  defineDetector({
    id: 'segment-write-key',
    label: 'Segment source write key',
    issuer: 'Segment',
    docs: 'https://www.twilio.com/docs/segment/connections/find-writekey',
    // Format as seen in the wild: 32 letters and digits in both cases.
    find: [
      near(
        ['segment_write', 'segment-write', 'segmentwrite', 'segment_key', 'segment_api', 'segmentio', 'segment.com', 'segment.io', 'analytics.load'],
        '(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}',
        { length: 32 },
      ),
      {
        anchors: ['segment'],
        name: /segment.*(?:key|token|secret)/i,
        value: /^(?=[^0-9]{0,31}[0-9])(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z0-9]{32}$/,
      },
    ],
    severity: 'low',
    rank: 30,
    revoke: { how: 'Regenerate the write key in the settings of the source', url: 'https://app.segment.com/' },
    examples: {
      sample: (fake) => `${fake.text('base62', 29)}aK7`,
      hits: ({ secret }) => [
        `SEGMENT_WRITE_KEY=${secret}\n`,
        { path: 'settings.py', text: `segment_write_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "segmentWriteKey": "${secret}" }\n` },
        { path: 'index.html', text: `<script>analytics.load("${secret}");</script>\n` },
      ],
      misses: (fake) => [`SEGMENT_WRITE_KEY=${fake.text('base62', 23)}`, `value: ${fake.text('base62', 29)}aK7`],
    },
  }),
];
