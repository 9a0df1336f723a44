/** Eventbrite: private tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'eventbrite-token',
  label: 'Eventbrite private token',
  issuer: 'Eventbrite',
  docs: 'https://www.eventbrite.com/platform/docs/authentication',
  // Format as seen in the wild: 20 upper-case letters and digits.
  find: [
    near(['eventbrite'], '(?=[A-Z]{0,19}[0-9])(?=[0-9]{0,19}[A-Z])[A-Z0-9]{20}', { length: 20, gap: 60 }),
    { anchors: ['eventbrite'], name: /eventbrite.*(?:key|token|secret)/i, value: /^(?=[A-Z]{0,19}[0-9])(?=[0-9]{0,19}[A-Z])[A-Z0-9]{20}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the API key in the Eventbrite account settings under Developer links', url: 'https://www.eventbrite.com/platform/api-keys' },
  examples: {
    sample: (fake) => fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20),
    hits: ({ secret }) => [
      `EVENTBRITE_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `eventbrite_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "eventbriteToken": "${secret}" }\n` },
      `curl https://www.eventbriteapi.com/v3/users/me/?token=${secret}\n`,
    ],
    misses: (fake) => [`EVENTBRITE_TOKEN=${fake.text('base32', 11)}`, `value: ${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20)}`],
  },
});
