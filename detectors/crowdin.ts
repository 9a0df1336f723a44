/** Crowdin: personal access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'crowdin-token',
  label: 'Crowdin personal access token',
  issuer: 'Crowdin',
  docs: 'https://support.crowdin.com/developer/api/',
  // 80 hex digits: as seen in the wild.
  find: [
    near(['crowdin'], `${AFTER_KEY_WORD}[0-9a-f]{80}`, { length: 80 }),
    { anchors: ['crowdin'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{80}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in Crowdin under Account settings, API', url: 'https://crowdin.com/settings#api-key', breaks: 'translation jobs' },
  examples: {
    sample: (fake) => fake.text('hex', 80),
    hits: ({ secret }) => [
      `CROWDIN_PERSONAL_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `crowdin_personal_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Crowdin({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `CROWDIN_PERSONAL_TOKEN=${fake.text('hex', 71)}`,
      `CROWDIN_PERSONAL_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 80)}`,
      `see crowdin/sdk@${fake.text('hex', 80)}`,
    ],
  },
});
