/** Transifex: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'transifex-api-token',
  label: 'Transifex API token',
  issuer: 'Transifex',
  docs: 'https://developers.transifex.com/reference/api-authentication',
  // 1/ and 40 hex digits: as seen in the wild.
  find: [
    near(['transifex', 'tx_token'], '1/[0-9a-f]{40}', { length: 42 }),
    { anchors: ['transifex', 'tx_token'], name: /token|key|password/i, value: /^1\/[0-9a-f]{40}$/ },
  ],
  severity: 'medium',
  rank: 40,
  revoke: {
    how: 'Delete the token in Transifex under User settings, API token',
    url: 'https://app.transifex.com/user/settings/api/',
    breaks: 'translation jobs',
  },
  examples: {
    sample: (fake) => `1/${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      { path: 'config/settings.yml', text: `transifex_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Transifex({ apiKey: '${secret}' });\n` },
      `TX_TOKEN=${secret}\n`,
    ],
    misses: (fake) => [`TX_TOKEN=${fake.text('hex', 40)}`, `TX_TOKEN=${'x'.repeat(40)} # your key here`, `ref 1/${fake.text('hex', 40)}`],
  },
});
