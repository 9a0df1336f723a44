/** GitBook: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'gitbook-api-token',
  label: 'GitBook API token',
  issuer: 'GitBook',
  docs: 'https://gitbook.com/docs/developers/gitbook-api/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['gb_api_'], pattern: /gb_api_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/, after: 60 }],
  revoke: {
    how: 'Delete the token in GitBook under Settings, Developer settings',
    url: 'https://app.gitbook.com/account/developer',
    breaks: 'scripts that read and change documentation',
  },
  examples: {
    sample: (fake) => `gb_api_${fake.text('base62', 40)}`,
    hits: ({ secret }) => [
      `GITBOOK_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `gitbook_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new GitBookAPI({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.gitbook.com/v1/user -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`gb_api_${'x'.repeat(40)}`, `gb_api_${fake.text('base62', 7)}`],
  },
});
