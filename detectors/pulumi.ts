/** Pulumi Cloud: access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'pulumi-access-token',
  label: 'Pulumi access token',
  issuer: 'Pulumi',
  docs: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
  severity: 'critical',
  find: [{ anchors: ['pul-'], pattern: /pul-[0-9a-f]{40}(?![A-Za-z0-9_-])/, after: 56 }],
  revoke: {
    how: 'Delete it under Personal access tokens, or under Access tokens of the organization or team',
    url: 'https://app.pulumi.com/account/tokens',
    breaks: 'deployments and logins that use it',
  },
  examples: {
    sample: (fake) => `pul-${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      `PULUMI_ACCESS_TOKEN=${secret}\n`,
      { path: 'credentials.json', text: `{"accessTokens":{"https://api.pulumi.com":"${secret}"}}\n` },
      { path: 'ci.yml', text: `env:\n  PULUMI_ACCESS_TOKEN: ${secret}\n` },
    ],
    misses: (fake) => [`pul-${fake.text('hex', 20)}`, `pul-${'x'.repeat(40)}`, 'pul-request-handler'],
  },
});
