/** Postman: API keys and collection access keys. */
import { defineDetector } from '../src/define.ts';

const BREAKS = 'the scripts and collections that use it';

export default [
  defineDetector({
    id: 'postman-api-key',
    label: 'Postman API key',
    issuer: 'Postman',
    docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    find: [{ anchors: ['PMAK-'], pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![A-Za-z0-9_-])/, after: 80 }],
    revoke: { how: 'Revoke it under Account settings > API keys', url: 'https://go.postman.co/settings/me/api-keys', breaks: BREAKS },
    examples: {
      sample: (fake) => `PMAK-${fake.text('hex', 24)}-${fake.text('hex', 34)}`,
      hits: ({ secret }) => [
        `POSTMAN_API_KEY=${secret}\n`,
        { path: 'run.sh', text: `newman run "https://api.getpostman.com/collections/1?apikey=${secret}"\n` },
        `curl -H "X-Api-Key: ${secret}" https://api.getpostman.com/me\n`,
      ],
      misses: (fake) => [`PMAK-${fake.text('hex', 24)}`, `PMAK-${'x'.repeat(24)}-${'x'.repeat(34)}`, 'PMAK-ticket-1'],
    },
  }),
  defineDetector({
    id: 'postman-collection-key',
    label: 'Postman collection access key',
    issuer: 'Postman',
    docs: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/',
    severity: 'medium',
    // PMAT and a ULID; format as seen in the wild.
    find: [{ anchors: ['PMAT-'], pattern: /PMAT-(?=[A-Z]*\d)[0-9A-Z]{26}(?![A-Za-z0-9_-])/, after: 48 }],
    revoke: { how: 'Delete it under Collection access keys of the team', url: 'https://go.postman.co/settings/me/api-keys', breaks: BREAKS },
    examples: {
      sample: (fake) => `PMAT-01${fake.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}`,
      hits: ({ secret }) => [
        `https://api.postman.com/collections/12-ab?access_key=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  POSTMAN_ACCESS_KEY: ${secret}\n` },
        { path: 'run.js', text: `newman.run({ collection: url + '?access_key=${secret}' });\n` },
      ],
      misses: (fake) => [`PMAT-${fake.text('upper', 12)}`, `PMAT-${fake.text('lower', 26)}`],
    },
  }),
];
