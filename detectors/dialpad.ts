/** Dialpad: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'dialpad-api-key',
  label: 'Dialpad API key',
  issuer: 'Dialpad',
  docs: 'https://developers.dialpad.com/docs/api-keys',
  // 60 to 90 letters and digits: as seen in the wild.
  find: [
    near(['dialpad'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])[A-Za-z0-9]{60,90}`, { length: 90 }),
    { anchors: ['dialpad'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z]*[0-9])[A-Za-z0-9]{60,90}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Delete the key in Dialpad under Admin Settings, Authentication, API Keys',
    url: 'https://dialpad.com/admin/',
    breaks: 'scripts that call and read the directory',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 78)}`,
    hits: ({ secret }) => [
      `DIALPAD_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `dialpad_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Dialpad({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`DIALPAD_API_KEY=${fake.text('base62', 30)}`, `DIALPAD_API_KEY=${'x'.repeat(40)} # your key here`, `key: a7${fake.text('base62', 78)}`],
  },
});
