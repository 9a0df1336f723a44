/** Coda: API tokens. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'coda-api-token',
  label: 'Coda API token',
  issuer: 'Coda',
  docs: 'https://coda.io/developers/apis/v1#section/Authentication',
  // UUIDs: as seen in the wild.
  find: [
    {
      anchors: ['coda'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:coda[_.-]?(?:api|token|key|io|doc|access))[^\\n]{0,60}?(?<![A-Za-z0-9_/+.-])(?<secret>${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 124,
      confidence: 'medium',
    },
    { anchors: ['coda'], name: /(?:^|[^a-z])coda.*(?:token|key)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i },
  ],
  rank: 30,
  revoke: { how: 'Delete the token in Coda under Account settings, API settings', url: 'https://coda.io/account', breaks: 'docs the user can edit' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `CODA_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `coda_api_token: "${secret}"\n` },
      { path: 'run.sh', text: `curl https://coda.io/apis/v1/whoami -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`PRECODA_TOKEN="${fake.uuid()}"`, `CODA_API_TOKEN=${fake.text('hex', 20)}`, `coda: ${fake.uuid()}`],
  },
});
