/** Scaleway: API keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'scaleway-api-key',
    label: 'Scaleway API key',
    issuer: 'Scaleway',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    find: [{ anchors: ['SCW'], pattern: /(?<id>SCW[A-Z0-9]{17})(?![A-Za-z0-9])/, after: 26 }],
    companions: [
      {
        name: 'secret',
        pattern: /(?<![A-Za-z0-9-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/,
        within: 200,
        missing: 'drop',
      },
    ],
    identifiers: ['id'],
    severity: 'critical',
    revoke: {
      how: 'Delete the API key in the console under IAM, API keys',
      url: 'https://console.scaleway.com/iam/api-keys',
      breaks: 'the CLI, Terraform and apps that use it',
    },
    examples: {
      sample: (fake) => ({ id: `SCW${fake.text('base32', 17)}`, secret: fake.uuid() }),
      hits: ({ id, secret }) => [
        `SCW_ACCESS_KEY=${id}\nSCW_SECRET_KEY=${secret}\n`,
        { path: 'config.yaml', text: `access_key: ${id}\nsecret_key: ${secret}\n` },
        { path: 'main.tf', text: `provider "scaleway" {\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n` },
      ],
      misses: (fake) => [`SCW${fake.text('base32', 17)}`, `SCW${fake.text('base32', 5)} ${fake.uuid()}`],
    },
  }),
  defineDetector({
    id: 'scaleway-secret-key',
    label: 'Scaleway secret key',
    issuer: 'Scaleway',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    find: [
      {
        anchors: ['scw_', 'scaleway'],
        name: /(?:scw|scaleway)[\w.-]*(?:secret|token|api[_-]?key)/i,
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      },
      {
        anchors: ['scw_secret', 'scw_token', 'scaleway', 'x-auth-token'],
        pattern:
          /(?:scw|scaleway|x-auth)[\w.-]{0,16}(?:secret|token|key)[^\n]{0,16}?(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/i,
        after: 110,
        confidence: 'medium',
      },
    ],
    severity: 'critical',
    rank: 32,
    revoke: {
      how: 'Delete the API key in the console under IAM, API keys',
      url: 'https://console.scaleway.com/iam/api-keys',
      breaks: 'the CLI, Terraform and apps that use it',
    },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `SCW_SECRET_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SCW_SECRET_KEY: "${secret}"\n` },
        `curl -H "X-Auth-Token: ${secret}" https://api.scaleway.com/instance/v1/zones\n`,
      ],
      misses: (fake) => [`SCW_DEFAULT_PROJECT_ID=${fake.uuid()}`, `SCW_DEFAULT_ORGANIZATION_ID=${fake.uuid()}`],
    },
  }),
];
