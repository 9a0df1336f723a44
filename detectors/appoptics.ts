/** AppOptics (SolarWinds): API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'appoptics-token',
  label: 'AppOptics API token',
  issuer: 'SolarWinds',
  docs: 'https://docs.appoptics.com/api/',
  // Format as seen in the wild: 71 base64url characters.
  find: [
    near(['appoptics', 'solarwinds_apm', 'solarwinds_token', 'sw_apm_service_key'], '(?=[^0-9]{0,70}[0-9])(?=[^A-Z]{0,70}[A-Z])[A-Za-z0-9_-]{71}', {
      length: 71,
    }),
    { anchors: ['appoptics'], name: /appoptics.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,70}[0-9])(?=[^A-Z]{0,70}[A-Z])[A-Za-z0-9_-]{71}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in AppOptics under Settings, API Tokens', url: 'https://my.appoptics.com/organization/tokens' },
  examples: {
    sample: (fake) => fake.text('base64url', 71),
    hits: ({ secret }) => [
      `APPOPTICS_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `appoptics_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "appopticsToken": "${secret}" }\n` },
    ],
    misses: (fake) => [`APPOPTICS_TOKEN=${fake.text('hex', 9)}`, `value: ${fake.text('base64url', 71)}`],
  },
});
