/** Square: access tokens and application secrets. */
import { type Detector, defineDetector } from '../src/define.ts';

// Prefixes and lengths as seen in the wild.
const square = (id: string, label: string, anchors: string[], pattern: RegExp, make: (text: (n: number) => string) => string, extra: Partial<Detector> = {}) =>
  defineDetector({
    id,
    label,
    issuer: 'Square',
    docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    find: [{ anchors, pattern, after: 96 }],
    severity: 'critical',
    read: ({ secret = '' }) => (secret.startsWith('sandbox-') ? { mode: 'test' } : {}),
    revoke: {
      how: 'Replace the token or secret in the Developer Console under the application, Credentials or OAuth',
      url: 'https://developer.squareup.com/apps',
      breaks: 'point-of-sale and web shop integrations of the application',
    },
    examples: {
      sample: (fake) => make((n) => fake.text('base64url', n - 1) + fake.text('base62', 1)),
      hits: ({ secret }) => [
        `SQUARE_ACCESS_TOKEN=${secret}\n`,
        { path: 'square.rb', text: `client = Square::Client.new(access_token: '${secret}')\n` },
        `curl https://connect.squareup.com/v2/locations -H "Authorization: Bearer ${secret}"\n`,
      ],
      misses: (fake) => [`${anchors[0]}${'x'.repeat(64)}`, `${anchors[0]}${fake.text('base62', 9)}`, `${anchors[0]}${fake.text('base62', 80)}`],
    },
    ...extra,
  });

export default [
  square('square-access-token', 'Square access token', ['EAAA'], /EAAA[A-Za-z0-9_-]{60}(?![A-Za-z0-9_-])/, (t) => `EAAA${t(60)}`),
  square(
    'square-legacy-access-token',
    'Square access token (legacy)',
    ['sq0atp-', 'sandbox-sq0atb-'],
    /(?:sq0atp|sandbox-sq0atb)-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/,
    (t) => `sq0atp-${t(22)}`,
  ),
  square(
    'square-application-secret',
    'Square OAuth application secret',
    ['sq0csp-', 'sandbox-sq0csb-'],
    /(?:sq0csp|sandbox-sq0csb)-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    (t) => `sq0csp-${t(43)}`,
    { severity: 'high', docs: 'https://developer.squareup.com/docs/oauth-api/overview' },
  ),
];
