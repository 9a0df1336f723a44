/** Exa: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'exa-api-key',
  label: 'Exa API key',
  issuer: 'Exa',
  docs: 'https://docs.exa.ai/reference/getting-started',
  // Format as seen in the wild: a UUID.
  find: [
    near(['exa_api', 'exa-api', 'exaapi', 'exa.ai', 'exa_key', 'exa('], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 36 }),
    { anchors: ['exa.'], name: /(?:^|[._-])exa.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the key in the Exa dashboard under API Keys', url: 'https://dashboard.exa.ai/api-keys' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `EXA_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `exa_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "exaApiKey": "${secret}" }\n` },
      { path: 'main.py', text: `exa = Exa("${secret}")\n` },
    ],
    misses: (fake) => [`EXA_API_KEY=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
  },
});
