/** DatoCMS: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'datocms-api-token',
  label: 'DatoCMS API token',
  issuer: 'DatoCMS',
  docs: 'https://www.datocms.com/docs/content-management-api/authentication',
  // 30 hex digits: as seen in the wild.
  find: [
    near(['datocms', 'dato_cms', 'dato_api', 'dato_token'], `${AFTER_KEY_WORD}[0-9a-f]{30}`, { length: 30 }),
    { anchors: ['datocms', 'dato_cms', 'dato_api', 'dato_token'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{30}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Regenerate or delete the token in DatoCMS under Settings, API tokens',
    url: 'https://www.datocms.com/docs/content-management-api/authentication',
    breaks: 'the site that reads content, or scripts that change it',
  },
  examples: {
    sample: (fake) => fake.text('hex', 30),
    hits: ({ secret }) => [
      `DATOCMS_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `datocms_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new DatoCMSClient({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `DATOCMS_API_TOKEN=${fake.text('hex', 20)}`,
      `DATOCMS_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: ${fake.text('hex', 30)}`,
      `datocms/sdk@${fake.text('hex', 30)}`,
    ],
  },
});
