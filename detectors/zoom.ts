/** Zoom: OAuth client secrets, webhook secret tokens. */
import { type Detector, defineDetector } from '../src/define.ts';

// `zoom` is also a word of maps and style sheets: what follows it must be a name of the API's.
const WORD = '(?<![A-Za-z])zoom(?:us)?[_-]?(?:client|api|sdk|oauth|app|jwt|secret|webhook|verification|account|s2s|token|meeting)';

const zoom = (id: string, label: string, length: number, needs: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Zoom',
    docs: 'https://developers.zoom.us/docs/internal-apps/s2s-oauth/',
    // Lengths as seen in the wild.
    find: [
      {
        anchors: ['zoom'],
        pattern: new RegExp(
          `${WORD}[^\\n]{0,30}?(?:${needs})[^\\n]{0,20}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[A-Za-z_-]*[0-9])[A-Za-z0-9]{${length}})(?![A-Za-z0-9_/+=-])`,
          'i',
        ),
        after: 90 + length,
        confidence: 'medium',
      },
      { anchors: ['zoom'], name: new RegExp(`(?:^|[^a-z])zoom.*(?:${needs})`, 'i'), value: new RegExp(`^(?=[A-Za-z]*[0-9])[A-Za-z0-9]{${length}}$`) },
    ],
    rank: 32,
    revoke: {
      how: 'Regenerate the secret of the app in the Zoom App Marketplace',
      url: 'https://marketplace.zoom.us/user/build',
      breaks: 'the app that uses it',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', length - 2)}`,
      hits: ({ secret }) => [
        `ZOOM_${needs.split('|')[0]?.toUpperCase()}=${secret}\n`,
        { path: 'zoom.yml', text: `zoom_${needs.split('|')[0]}: "${secret}"\n` },
        { path: 'zoom.js', text: `const zoomApp = { ${needs.split('|')[0]}: '${secret}' };\n` },
      ],
      misses: (fake) => [
        `ZOOM_CLIENT_SECRET=${'x'.repeat(length)}`,
        `ZOOM_CLIENT_SECRET=${fake.text('base62', length - 6)}`,
        `map.zoom = "a7${fake.text('base62', length - 2)}";`,
      ],
    },
    ...extra,
  });

export default [
  zoom('zoom-client-secret', 'Zoom OAuth client secret', 32, 'client_secret|secret'),
  zoom('zoom-sdk-secret', 'Zoom API or SDK secret (legacy)', 36, 'api_secret|sdk_secret|secret', { docs: 'https://developers.zoom.us/docs/meeting-sdk/auth/' }),
  zoom('zoom-webhook-secret', 'Zoom webhook secret token', 22, 'webhook_secret|secret_token|verification_token|webhook', {
    docs: 'https://developers.zoom.us/docs/api/webhooks/',
    severity: 'medium',
    rank: 31,
  }),
];
