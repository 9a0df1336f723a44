/** Better Stack (Better Uptime, Logtail): API and source tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'betterstack-token',
  label: 'Better Stack token',
  issuer: 'Better Stack',
  docs: 'https://betterstack.com/docs/uptime/api/getting-started-with-uptime-api/',
  // Format as seen in the wild: 24 letters and digits in both cases.
  find: [
    near(
      ['betterstack', 'better_stack', 'better-stack', 'betteruptime', 'better_uptime', 'logtail'],
      '(?=[^0-9]{0,23}[0-9])(?=[^A-Z]{0,23}[A-Z])(?=[^a-z]{0,23}[a-z])[A-Za-z0-9]{24}',
      { length: 24 },
    ),
    {
      anchors: ['betterstack'],
      name: /betterstack.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,23}[0-9])(?=[^A-Z]{0,23}[A-Z])(?=[^a-z]{0,23}[a-z])[A-Za-z0-9]{24}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in Better Stack under API tokens', url: 'https://betterstack.com/settings/global-api-tokens' },
  examples: {
    sample: (fake) => `${fake.text('base62', 21)}aK7`,
    hits: ({ secret }) => [
      `BETTERSTACK_API_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `betterstack_api_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "betterstackApiToken": "${secret}" }\n` },
      `curl https://in.logs.betterstack.com -H "Authorization: Bearer ${secret}"\n`,
    ],
    misses: (fake) => [`BETTERSTACK_API_TOKEN=${fake.text('base62', 15)}`, `value: ${fake.text('base62', 21)}aK7`],
  },
});
