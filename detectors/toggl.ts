/** Toggl: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'toggl-api-token',
  label: 'Toggl API token',
  issuer: 'Toggl',
  docs: 'https://engineering.toggl.com/docs/authentication/',
  // 32 hex digits: as seen in the wild.
  find: [
    {
      anchors: ['toggl'],
      pattern: new RegExp(`(?<![A-Za-z])(?:toggl(?!e|ing))[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}[0-9a-f]{32})(?![A-Za-z0-9_/+=-])`, 'i'),
      after: 104,
      confidence: 'medium',
    },
    { anchors: ['toggl'], name: /toggl(?!e|ing).*(?:token|key|secret)/i, value: /^[0-9a-f]{32}$/i },
  ],
  severity: 'low',
  rank: 30,
  revoke: { how: 'Reset the API token at the bottom of the Toggl profile page', url: 'https://track.toggl.com/profile', breaks: 'time entries of the user' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `TOGGL_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `toggl_api_token: "${secret}"\n` },
      { path: 'run.sh', text: `TOGGL="${secret}" curl https://api.track.toggl.com/api/v9/me\n` },
    ],
    misses: (fake) => [`TOGGL_API_TOKEN=${fake.text('hex', 20)}`, `toggleKey = '${fake.text('hex', 32)}'`, `token: ${fake.text('hex', 32)}`],
  },
});
