/** Airbrake: project keys and user keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'airbrake-key',
  label: 'Airbrake key',
  issuer: 'Airbrake',
  docs: 'https://docs.airbrake.io/docs/devops-tools/api/',
  // Format as seen in the wild: 32 (project) or 40 (user) hexadecimal digits.
  find: [
    near(['airbrake'], `${NOT_A_HASH}(?:[0-9a-f]{32}|[0-9a-f]{40})`, { length: 40 }),
    { anchors: ['airbrake'], name: /airbrake.*(?:key|token|secret)/i, value: /^(?:[0-9a-f]{32}|[0-9a-f]{40})$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the Airbrake settings', url: 'https://airbrake.io/' },
  examples: {
    sample: (fake) => fake.text('hex', fake.number(2) ? 32 : 40),
    hits: ({ secret }) => [
      `AIRBRAKE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `airbrake_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "airbrakeApiKey": "${secret}" }\n` },
      { path: 'config/initializers/airbrake.rb', text: `Airbrake.configure { |c| c.project_key = '${secret}' }\n` },
    ],
    misses: (fake) => [
      `AIRBRAKE_API_KEY=${fake.text('hex', 21)}`,
      `value: ${fake.text('hex', fake.number(2) ? 32 : 40)}`,
      `uses: airbrake/setup@${fake.text('hex', fake.number(2) ? 32 : 40)}`,
    ],
  },
});
