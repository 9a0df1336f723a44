/** ipdata: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'ipdata-api-key',
  label: 'ipdata API key',
  issuer: 'ipdata',
  docs: 'https://docs.ipdata.co/docs/authentication',
  // Format as seen in the wild: 56 hexadecimal digits.
  find: [
    { anchors: ['api.ipdata.co'], pattern: /api\.ipdata\.co[^\s"'`<>]{0,220}?[?&]api-key=(?<secret>[0-9a-f]{56})(?![A-Za-z0-9_-])/, after: 313 },
    near(['ipdata'], '[0-9a-f]{56}', { length: 56 }),
    { anchors: ['ipdata'], name: /ipdata.*(?:key|token|secret)/i, value: /^[0-9a-f]{56}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the ipdata account and make a new one', url: 'https://dashboard.ipdata.co/' },
  examples: {
    sample: (fake) => fake.text('hex', 56),
    hits: ({ secret }) => [
      `IPDATA_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `ipdata_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "ipdataApiKey": "${secret}" }\n` },
      `curl "https://api.ipdata.co/8.8.8.8?fields=ip&api-key=${secret}"\n`,
    ],
    misses: (fake) => [`IPDATA_API_KEY=${fake.text('hex', 47)}`, `value: ${fake.text('hex', 56)}`],
  },
});
