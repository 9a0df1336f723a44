/** RapidAPI: application keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'rapidapi-key',
  label: 'RapidAPI key',
  issuer: 'RapidAPI',
  docs: 'https://docs.rapidapi.com/docs/keys-and-key-rotation',
  // Format as seen in the wild: 50 lower-case letters and digits, msh after ten and jsn before the last.
  find: [
    near(['rapidapi', 'rapid_api', 'rapid-api'], '(?=[a-z0-9]{50}(?![A-Za-z0-9]))[a-z0-9]{8,12}msh[a-z0-9]{16,28}jsn[a-z0-9]{8,14}', {
      length: 50,
      confidence: 'high',
    }),
    {
      anchors: ['msh'],
      pattern: /(?=[a-z0-9]{50}(?![A-Za-z0-9]))[a-z0-9]{8,12}msh[a-z0-9]{16,28}jsn[a-z0-9]{8,14}(?![A-Za-z0-9_-])/,
      before: 12,
      after: 50,
      confidence: 'high',
    },
    {
      anchors: ['rapidapi'],
      name: /rapidapi.*(?:key|token|secret)/i,
      value: /^(?=[a-z0-9]{50}(?![A-Za-z0-9]))[a-z0-9]{8,12}msh[a-z0-9]{16,28}jsn[a-z0-9]{8,14}$/,
    },
  ],
  severity: 'medium',
  rank: 40,
  revoke: { how: 'Rotate the key of the application in the RapidAPI developer dashboard', url: 'https://rapidapi.com/developer/apps' },
  examples: {
    sample: (fake) => `${fake.text('hex', 10)}msh${fake.text('hex', 15)}p1${fake.text('hex', 6)}jsn${fake.text('hex', 11)}`,
    hits: ({ secret }) => [
      `RAPIDAPI_KEY=${secret}\n`,
      { path: 'settings.py', text: `rapidapi_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "rapidapiKey": "${secret}" }\n` },
      `X-RapidAPI-Key: ${secret}\n`,
    ],
    misses: (fake) => [`RAPIDAPI_KEY=${fake.text('hex', 9)}`, `mesh: ${fake.text('hex', 10)}msh${fake.text('hex', 12)}`],
  },
});
