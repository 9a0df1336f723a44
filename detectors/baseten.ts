/** Baseten: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'baseten-api-key',
  label: 'Baseten API key',
  issuer: 'Baseten',
  docs: 'https://docs.baseten.co/observability/api-keys',
  // Format as seen in the wild: 8 letters and digits, a dot, 32 more.
  find: [
    near(['baseten'], '(?=[^0-9]{0,40}[0-9])[A-Za-z0-9]{8}[.][A-Za-z0-9]{32}', { length: 41, gap: 60 }),
    { anchors: ['baseten'], name: /baseten.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,40}[0-9])[A-Za-z0-9]{8}[.][A-Za-z0-9]{32}$/ },
  ],
  rank: 30,
  revoke: { how: 'Revoke the key in the Baseten settings under API keys', url: 'https://app.baseten.co/settings/api_keys' },
  examples: {
    sample: (fake) => `${fake.text('base62', 8)}.${fake.text('base62', 32)}`,
    hits: ({ secret }) => [
      `BASETEN_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `baseten_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "basetenApiKey": "${secret}" }\n` },
      `curl https://model-abc.api.baseten.co/production/predict -H "Authorization: Api-Key ${secret}"\n`,
    ],
    misses: (fake) => [`BASETEN_API_KEY=${fake.text('base62', 8)}.${fake.text('base62', 9)}`, `value: ${fake.text('base62', 8)}.${fake.text('base62', 32)}`],
  },
});
