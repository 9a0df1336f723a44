/** Sauce Labs: access keys. */
import { defineDetector } from '../src/define.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export default defineDetector({
  id: 'saucelabs-access-key',
  label: 'Sauce Labs access key',
  issuer: 'Sauce Labs',
  docs: 'https://docs.saucelabs.com/basics/acct-team-mgmt/managing-user-info/',
  rank: 30,
  find: [
    { anchors: ['sauce'], name: /sauce[\w.-]*(?:key|token|password|secret|auth)/i, value: new RegExp(`^${UUID}$`, 'i') },
    {
      anchors: ['saucelabs.com'],
      before: 48,
      after: 40,
      pattern: new RegExp(`(?<secret>${UUID})@(?:ondemand|hub)\\.[\\w.-]{0,20}saucelabs\\.com`, 'i'),
      confidence: 'high',
    },
  ],
  revoke: { how: 'Regenerate it under Account > User settings', url: 'https://app.saucelabs.com/user-settings', breaks: 'test runs that use it' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `SAUCE_ACCESS_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  SAUCE_ACCESS_KEY: "${secret}"\n` },
      { path: 'wdio.js', text: `const url = 'https://acme:${secret}@ondemand.saucelabs.com/wd/hub';\n` },
    ],
    misses: (fake) => [`SAUCE_BUILD_ID=${fake.uuid()}\n`, `SAUCE_ACCESS_KEY=${fake.text('hex', 20)}\n`, 'SAUCE_ACCESS_KEY=$KEY\n'],
  },
});
