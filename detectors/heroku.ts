/** Heroku: API keys and OAuth tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'heroku-token',
    label: 'Heroku API key',
    issuer: 'Heroku',
    docs: 'https://devcenter.heroku.com/articles/oauth',
    find: [
      { anchors: ['HRKU-'], pattern: /HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/, after: 72 },
    ],
    severity: 'critical',
    revoke: {
      how: 'Revoke it with `heroku authorizations:revoke`, or regenerate the API key in the account settings',
      url: 'https://dashboard.heroku.com/account',
      breaks: 'the CLI, deploys and pipelines that use it',
    },
    examples: {
      sample: (fake) => `HRKU-AA${fake.text('base62', 58)}`,
      hits: ({ secret }) => [
        `HEROKU_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  HEROKU_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = heroku.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`HRKU-AA${fake.text('base62', 20)}`, `HRKU-AA${'x'.repeat(58)}`],
    },
  }),
  defineDetector({
    id: 'heroku-api-key',
    label: 'Heroku API key (older form)',
    issuer: 'Heroku',
    docs: 'https://devcenter.heroku.com/articles/authentication',
    find: [
      { anchors: ['heroku'], name: /heroku[\w.-]*(?:key|token|secret|auth|pass)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
      {
        anchors: ['heroku'],
        pattern:
          /heroku(?![\w-]{0,40}(?:id|name|url)["']?\s?[:=])[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_/+=-])/i,
        after: 100,
        confidence: 'medium',
      },
      {
        anchors: ['api.heroku.com', 'git.heroku.com'],
        pattern:
          /(?:api|git)\.heroku\.com\s{1,8}login\s{1,4}\S{1,80}\s{1,8}password\s{1,4}(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/,
        after: 200,
      },
    ],
    severity: 'critical',
    rank: 30,
    entropy: 3,
    revoke: {
      how: 'Revoke it with `heroku authorizations:revoke`, or regenerate the API key in the account settings',
      url: 'https://dashboard.heroku.com/account',
      breaks: 'the CLI, deploys and pipelines that use it',
    },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `HEROKU_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  HEROKU_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = heroku.Client(token="${secret}")\n` },
        { path: '.netrc', text: `machine api.heroku.com\n  login ops@acme.test\n  password ${secret}\n` },
      ],
      misses: (fake) => [`https://dashboard.heroku.com/apps/${fake.uuid()}`, `HEROKU_APP_ID=${fake.uuid()}`],
    },
  }),
];
