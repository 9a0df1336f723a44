/** Smartsheet: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'smartsheet-access-token',
  label: 'Smartsheet access token',
  issuer: 'Smartsheet',
  docs: 'https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication',
  // 37 letters and digits: as seen in the wild.
  find: [
    near(['smartsheet'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{37}`, { length: 37 }),
    { anchors: ['smartsheet'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{37}$/ },
  ],
  rank: 30,
  revoke: { how: 'Revoke the token in Smartsheet under Personal Settings, API Access', url: 'https://app.smartsheet.com/', breaks: 'sheets the user can edit' },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 35)}`,
    hits: ({ secret }) => [
      `SMARTSHEET_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `smartsheet_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new smartsheet.Smartsheet({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SMARTSHEET_ACCESS_TOKEN=${fake.text('base62', 20)}`,
      `SMARTSHEET_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: ${fake.text('base62', 37)}`,
    ],
  },
});
