/** Spotify: client secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'spotify-client-secret',
  label: 'Spotify client secret',
  issuer: 'Spotify',
  docs: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
  // The client id looks the same, so the word secret must stand before: 32 hexadecimal digits.
  find: [
    {
      anchors: ['spotify', 'spotipy'],
      pattern: /spotif?p?y[^\n]{0,24}?secret[^\n]{0,16}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_/+=-])/i,
      after: 96,
      confidence: 'medium',
    },
    { anchors: ['spotify'], name: /spotify.*secret/i, value: /^[0-9a-f]{32}$/ },
  ],
  companions: [{ name: 'clientId', pattern: /(?:client_?id)[^\n]{0,8}?(?<![A-Za-z0-9])(?<part>[0-9a-f]{32})(?![A-Za-z0-9])/i, within: 200 }],
  identifiers: ['clientId'],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Rotate the client secret in the Spotify developer dashboard', url: 'https://developer.spotify.com/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `SPOTIFY_CLIENT_SECRET=${secret}\n`,
      { path: 'settings.py', text: `spotify_client_secret = "${secret}"\n` },
      { path: 'config.json', text: `{ "spotifyClientSecret": "${secret}" }\n` },
      `SPOTIPY_CLIENT_SECRET='${secret}'\n`,
    ],
    misses: (fake) => [
      `SPOTIFY_CLIENT_SECRET=${fake.text('hex', 23)}`,
      `value: ${fake.text('hex', 32)}`,
      `uses: spotify/setup@${fake.text('hex', 32)}`,
      `SPOTIFY_CLIENT_ID=${fake.text('hex', 32)}`,
    ],
  },
});
