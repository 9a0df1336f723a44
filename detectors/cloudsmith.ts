/** Cloudsmith: API keys and entitlement tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'cloudsmith-api-key',
    label: 'Cloudsmith API key',
    issuer: 'Cloudsmith',
    docs: 'https://help.cloudsmith.io/docs/api-key',
    rank: 30,
    find: [{ anchors: ['cloudsmith'], name: /cloudsmith[\w.-]*(?:key|token|secret|password|auth)/i, value: /^[0-9a-f]{40}$/ }],
    revoke: { how: 'Refresh the API key under API settings', url: 'https://cloudsmith.io/user/settings/api/', breaks: 'pushes and pulls that use it' },
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `CLOUDSMITH_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  CLOUDSMITH_API_KEY: "${secret}"\n` },
        { path: 'push.py', text: `cloudsmith_token = '${secret}'\n` },
      ],
      misses: (fake) => [{ path: 'ci.yml', text: `- uses: cloudsmith-io/action@${fake.text('hex', 40)}\n` }, `CLOUDSMITH_API_KEY=${fake.text('hex', 20)}\n`],
    },
  }),
  defineDetector({
    id: 'cloudsmith-entitlement-token',
    label: 'Cloudsmith entitlement token',
    issuer: 'Cloudsmith',
    docs: 'https://help.cloudsmith.io/docs/entitlements',
    severity: 'medium',
    find: [{ anchors: ['dl.cloudsmith.io/'], pattern: /dl\.cloudsmith\.io\/(?:basic\/)?(?<secret>(?=[A-Za-z]*\d)[A-Za-z0-9]{16})\//, after: 60 }],
    revoke: { how: 'Refresh or delete the token under Entitlement tokens of the repository', breaks: 'downloads that use it' },
    examples: {
      sample: (fake) => `${fake.text('upper', 1)}${fake.number(10)}${fake.text('base62', 14)}`,
      hits: ({ secret }) => [
        `deb https://dl.cloudsmith.io/${secret}/acme/site/deb/ubuntu jammy main\n`,
        `curl -1sLf 'https://dl.cloudsmith.io/${secret}/acme/site/setup.deb.sh' | bash\n`,
        { path: 'pip.conf', text: `[global]\nextra-index-url = https://dl.cloudsmith.io/${secret}/acme/site/python/simple/\n` },
      ],
      misses: () => ['https://dl.cloudsmith.io/public/acme/site/setup.deb.sh', 'https://dl.cloudsmith.io/$TOKEN/acme/site/'],
    },
  }),
];
