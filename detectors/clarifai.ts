/** Clarifai: personal access tokens and API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'clarifai-token',
  label: 'Clarifai access token',
  issuer: 'Clarifai',
  docs: 'https://docs.clarifai.com/control/authentication/pat/',
  // Format as seen in the wild: 32 hexadecimal digits.
  find: [
    near(['clarifai'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
    { anchors: ['clarifai'], name: /clarifai.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the token in the Clarifai settings under Security', url: 'https://clarifai.com/settings/security' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `CLARIFAI_PAT=${secret}\n`,
      { path: 'settings.py', text: `clarifai_pat = "${secret}"\n` },
      { path: 'config.json', text: `{ "clarifaiPat": "${secret}" }\n` },
      `curl https://api.clarifai.com/v2/models -H "Authorization: Key ${secret}"\n`,
    ],
    misses: (fake) => [`CLARIFAI_PAT=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: clarifai/setup@${fake.text('hex', 32)}`],
  },
});
