/** Strava: client secrets and tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'strava-token',
  label: 'Strava client secret or token',
  issuer: 'Strava',
  docs: 'https://developers.strava.com/docs/authentication/',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['strava'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['strava'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: {
    how: 'Reset the client secret at strava.com/settings/api, or deauthorize with POST /oauth/deauthorize',
    url: 'https://www.strava.com/settings/api',
    breaks: 'the app that reads activities',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `STRAVA_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `strava_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Strava({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `STRAVA_CLIENT_SECRET=${fake.text('hex', 31)}`,
      `STRAVA_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see strava/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
