/** IPinfo: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'ipinfo-token',
  label: 'IPinfo access token',
  issuer: 'IPinfo',
  docs: 'https://ipinfo.io/developers',
  // Format as seen in the wild: 14 hexadecimal digits.
  find: [
    { anchors: ['ipinfo.io'], pattern: /ipinfo\.io[^\s"'`<>]{0,220}?[?&]token=(?<secret>[0-9a-f]{14})(?![A-Za-z0-9_-])/, after: 309 },
    near(['ipinfo_token', 'ipinfo_api', 'ipinfo_key', 'ipinfo-token', 'ipinfotoken', 'ipinfo.io', 'ipinfo'], '[0-9a-f]{14}', { length: 14 }),
    { anchors: ['ipinfo'], name: /ipinfo.*(?:key|token|secret)/i, value: /^[0-9a-f]{14}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the IPinfo account and make a new one', url: 'https://ipinfo.io/account/token' },
  examples: {
    sample: (fake) => fake.text('hex', 14),
    hits: ({ secret }) => [
      `IPINFO_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `ipinfo_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "ipinfoToken": "${secret}" }\n` },
      `curl "https://ipinfo.io/8.8.8.8?lang=en&token=${secret}"\n`,
    ],
    misses: (fake) => [`IPINFO_TOKEN=${fake.text('hex', 9)}`, `value: ${fake.text('hex', 14)}`],
  },
});
