/** Notion: integration tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'notion-token',
  label: 'Notion API token',
  issuer: 'Notion',
  docs: 'https://developers.notion.com/docs/authorization',
  // ntn_ (eleven digits and 35 characters) and the older secret_ with 43: as seen in the wild.
  find: [
    { anchors: ['ntn_'], pattern: /ntn_[A-Za-z0-9]{43,48}(?![A-Za-z0-9_-])/, after: 64 },
    { anchors: ['secret_'], pattern: /secret_[A-Za-z0-9]{43}(?![A-Za-z0-9_-])/, after: 60 },
  ],
  reject: ({ secret = '' }) => !/[0-9]/.test(secret) || !/[A-Z]/.test(secret),
  revoke: {
    how: 'Refresh or delete the integration secret at notion.so/profile/integrations',
    url: 'https://www.notion.so/profile/integrations',
    breaks: 'the integration that reads and writes pages',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? `ntn_${fake.text('digits', 11)}${fake.text('base62', 35)}` : `secret_a7K${fake.text('base62', 40)}`),
    hits: ({ secret }) => [
      `NOTION_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `notion_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Client({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.notion.com/v1/users/me -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`ntn_${'x'.repeat(46)}`, `secret_${fake.text('base62', 20)}`, `secret_${fake.text('abcdefgh', 43)}`, 'ntn_callback'],
  },
});
