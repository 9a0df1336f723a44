/** ReadMe: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'readme-api-key',
  label: 'ReadMe API key',
  issuer: 'ReadMe',
  docs: 'https://docs.readme.com/main/reference/authentication',
  find: [{ anchors: ['rdme_'], pattern: /rdme_[a-z0-9]{70}(?![A-Za-z0-9_])/, after: 88 }],
  revoke: {
    how: 'Delete the key under Configuration > API keys of the project',
    url: 'https://dash.readme.com/',
    breaks: 'the scripts that sync documents with it',
  },
  examples: {
    sample: (fake) => `rdme_${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 70)}`,
    hits: ({ secret }) => [
      `README_API_KEY=${secret}\n`,
      { path: 'docs.yml', text: `with:\n  rdme: docs ./docs --key=${secret}\n` },
      { path: 'sync.js', text: `const key = '${secret}';\n` },
    ],
    misses: (fake) => [`rdme_${fake.text('lower', 20)}`, `rdme_${'x'.repeat(70)}`, 'rdme_configuration_file'],
  },
});
