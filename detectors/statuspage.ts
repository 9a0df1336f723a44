/** Statuspage: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'statuspage-api-key',
  label: 'Statuspage API key',
  issuer: 'Atlassian',
  docs: 'https://support.atlassian.com/statuspage/docs/create-and-manage-api-keys/',
  // Format as seen in the wild: a UUID or 64 hexadecimal digits.
  find: [
    near(['statuspage'], `${ASSIGNED_TO_KEY_WORD}(?<![Ii][Dd][^A-Za-z0-9]{1,5})(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64})`, {
      length: 64,
      gap: 60,
    }),
    {
      anchors: ['statuspage'],
      name: /statuspage.*(?:key|token|secret)/i,
      value: /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64})$/,
    },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in Statuspage under API info', url: 'https://manage.statuspage.io/' },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.uuid() : fake.text('hex', 64)),
    hits: ({ secret }) => [
      `STATUSPAGE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `statuspage_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "statuspageApiKey": "${secret}" }\n` },
      `curl https://api.statuspage.io/v1/pages -H "Authorization: OAuth ${secret}"\n`,
    ],
    misses: (fake) => [
      { path: 'catalogue.json', text: `{"name": "source-statuspage", "definitionId": "${fake.uuid()}"}` },
      `STATUSPAGE_API_KEY=${fake.text('hex', 9)}`,
      `value: ${fake.number(2) ? fake.uuid() : fake.text('hex', 64)}`,
      `uses: statuspage/setup@${fake.number(2) ? fake.uuid() : fake.text('hex', 64)}`,
    ],
  },
});
