/** Foursquare: API keys and client secrets. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'foursquare-api-key',
    label: 'Foursquare API key',
    issuer: 'Foursquare',
    docs: 'https://docs.foursquare.com/developer/reference/personalization-apis-authentication',
    // Format as seen in the wild: fsq3 and 32 bytes of base64.
    find: [{ anchors: ['fsq3'], pattern: /fsq3[A-Za-z0-9+/]{43}=(?![A-Za-z0-9_=-])/, after: 56 }],
    severity: 'medium',
    revoke: { how: 'Delete the key in the Foursquare developer console', url: 'https://foursquare.com/developers/' },
    examples: {
      sample: (fake) => `fsq3${fake.text('base64', 43)}=`,
      hits: ({ secret }) => [
        `FOURSQUARE_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `foursquare_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`fsq3${fake.text('base62', 20)}=`, `fsq3${'x'.repeat(43)}=`, 'X-API: fsq3...'],
    },
  }),
  defineDetector({
    id: 'foursquare-client-secret',
    label: 'Foursquare client secret',
    issuer: 'Foursquare',
    docs: 'https://docs.foursquare.com/developer/reference/authentication',
    // The client id looks the same, so the word secret must stand before: 48 upper-case letters and digits.
    find: [
      {
        anchors: ['foursquare', 'fsq_'],
        pattern:
          /(?:[Ff]oursquare|FOURSQUARE|fsq_|FSQ_)[^\n]{0,32}?(?:[Ss]ecret|SECRET)[^\n]{0,12}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[A-Z]{0,47}[0-9])(?=[0-9]{0,47}[A-Z])[A-Z0-9]{48})(?![A-Za-z0-9_/+=-])/,
        after: 120,
        confidence: 'medium',
      },
      { anchors: ['foursquare'], name: /foursquare.*secret/i, value: /^(?=[A-Z]{0,47}[0-9])(?=[0-9]{0,47}[A-Z])[A-Z0-9]{48}$/ },
    ],
    severity: 'medium',
    rank: 30,
    revoke: { how: 'Reset the client secret in the Foursquare developer console', url: 'https://foursquare.com/developers/' },
    examples: {
      sample: (fake) => fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 48),
      hits: ({ secret }) => [
        `FOURSQUARE_CLIENT_SECRET=${secret}\n`,
        { path: 'settings.py', text: `foursquare_client_secret = "${secret}"\n` },
        { path: 'config.json', text: `{ "foursquareClientSecret": "${secret}" }\n` },
      ],
      misses: (fake) => [
        `FOURSQUARE_CLIENT_SECRET=${fake.text('base32', 39)}`,
        `value: ${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 48)}`,
        `FOURSQUARE_CLIENT_ID=${fake.text('base32', 48)}`,
      ],
    },
  }),
];
