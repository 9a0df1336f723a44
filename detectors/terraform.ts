/** HCP Terraform and Terraform Enterprise: user, team and organization tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'terraform-cloud-token',
  label: 'HCP Terraform API token',
  issuer: 'HashiCorp',
  docs: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  severity: 'critical',
  find: [{ anchors: ['.atlasv1.'], before: 14, after: 90, pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])/ }],
  revoke: {
    how: 'Delete it under Tokens of the user, team or organization',
    url: 'https://app.terraform.io/app/settings/tokens',
    breaks: 'runs and state access that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 14)}.atlasv1.${fake.text('base62', 67)}`,
    hits: ({ secret }) => [
      `TFE_TOKEN=${secret}\n`,
      { path: 'credentials.tfrc.json', text: `{"credentials":{"app.terraform.io":{"token":"${secret}"}}}\n` },
      { path: '.terraformrc', text: `credentials "app.terraform.io" {\n  token = "${secret}"\n}\n` },
    ],
    misses: (fake) => [`${fake.text('base62', 14)}.atlasv1.${fake.text('base62', 12)}`, `xxxxxxxxxxxxxx.atlasv1.${'x'.repeat(67)}`, 'the .atlasv1. part'],
  },
});
