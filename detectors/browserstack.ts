/** BrowserStack and Percy: access keys and project tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'browserstack-access-key',
    label: 'BrowserStack access key',
    issuer: 'BrowserStack',
    docs: 'https://www.browserstack.com/docs/automate/selenium/getting-started',
    rank: 30,
    find: [
      {
        anchors: ['browserstack', 'browser_stack', 'browserStack'],
        name: /browser_?stack[\w.-]*(?:key|token|pass|secret|auth)/i,
        value: /^(?=\D*\d)(?=[^a-zA-Z]*[a-zA-Z])[A-Za-z0-9]{20}$/,
      },
      {
        anchors: ['browserstack.com'],
        before: 40,
        after: 30,
        pattern: /(?<secret>[A-Za-z0-9]{20})@(?:hub|hub-cloud|api)\.browserstack\.com/,
        confidence: 'high',
      },
    ],
    entropy: 3.2,
    revoke: {
      how: 'Reset the access key under Account > Profile',
      url: 'https://www.browserstack.com/accounts/profile/details',
      breaks: 'test runs that use it',
    },
    examples: {
      sample: (fake) => `${fake.text('upper', 1)}${fake.number(10)}${fake.text('base62', 18)}`,
      hits: ({ secret }) => [
        `BROWSERSTACK_ACCESS_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  BROWSERSTACK_ACCESS_KEY: "${secret}"\n` },
        { path: 'wdio.js', text: `const hub = 'https://acme:${secret}@hub-cloud.browserstack.com/wd/hub';\n` },
      ],
      misses: (fake) => [
        `BROWSERSTACK_USERNAME=${fake.text('base62', 20)}\n`,
        `BROWSERSTACK_ACCESS_KEY=${fake.text('lower', 20)}\n`,
        'BROWSERSTACK_ACCESS_KEY=$KEY\n',
      ],
    },
  }),
  defineDetector({
    id: 'percy-token',
    label: 'Percy project token',
    issuer: 'BrowserStack',
    docs: 'https://www.browserstack.com/docs/percy/get-started/set-env-var',
    severity: 'medium',
    find: [
      { anchors: ['percy'], name: /(?:^|[._-])percy[\w.-]*(?:token|key)/i, value: /^(?:(?:web|app|auto|ss|vmw|res|full)_)?[0-9a-f]{64}$/, confidence: 'high' },
    ],
    revoke: { how: 'Rotate the token in the settings of the project', url: 'https://percy.io/', breaks: 'visual tests that use it' },
    examples: {
      sample: (fake) => `${fake.number(2) ? 'web_' : ''}${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `PERCY_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  PERCY_TOKEN: "${secret}"\n` },
        { path: 'run.sh', text: `export PERCY_TOKEN=${secret}\n` },
      ],
      misses: (fake) => [`PERCY_TOKEN=${fake.text('hex', 20)}\n`, `PERCY_COMMIT=${fake.text('hex', 64)}\n`, 'PERCY_TOKEN=$TOKEN\n'],
    },
  }),
];
