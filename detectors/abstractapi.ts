/** Abstract: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'abstractapi-api-key',
  label: 'Abstract API key',
  issuer: 'Abstract',
  docs: 'https://docs.abstractapi.com/',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    { anchors: ['abstractapi.com'], pattern: /abstractapi\.com[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 315 },
    near(['abstractapi', 'abstract_api', 'abstract-api'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['abstractapi'], name: /abstractapi.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Abstract account and make a new one', url: 'https://app.abstractapi.com/dashboard' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `ABSTRACT_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `abstract_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "abstractApiKey": "${secret}" }\n` },
      `curl "https://abstractapi.com/v1/?ip_address=8.8.8.8&api_key=${secret}"\n`,
    ],
    misses: (fake) => [`ABSTRACT_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: abstractapi/setup@${fake.text('hex', 32)}`],
  },
});
