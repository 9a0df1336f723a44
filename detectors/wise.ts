/** Wise: API tokens. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD } from '../src/kit.ts';

export default defineDetector({
  id: 'wise-api-token',
  label: 'Wise API token',
  issuer: 'Wise',
  docs: 'https://docs.wise.com/api-docs/features/authentication-access',
  // Personal tokens are UUIDs: as seen in the wild.
  find: [
    {
      anchors: ['transferwise', 'wise_', 'wise-', 'wiseapi', 'wisetoken', 'api.wise', 'wise.com'],
      pattern: new RegExp(
        `(?<![A-Za-z])(?:transferwise|wise[_-]?(?:api|token|access|sandbox|live|prod|key|secret)|api\\.wise|wise\\.com)[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_/+=-])`,
        'i',
      ),
      after: 108,
      confidence: 'medium',
    },
    {
      anchors: ['transferwise', 'wise_', 'wise-', 'wiseapi', 'wisetoken', 'api.wise', 'wise.com'],
      name: /(?:transferwise|(?:^|[^a-z])wise).*(?:token|key|secret)/i,
      value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    },
  ],
  severity: 'critical',
  rank: 32,
  revoke: {
    how: 'Revoke the token in Wise under Settings, API tokens',
    url: 'https://docs.wise.com/api-docs/features/authentication-access',
    breaks: 'transfers and balance reads',
  },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `WISE_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `wise_api_token: "${secret}"\n` },
      { path: 'a.js', text: `const transferwise = new Client('${secret}');\n` },
    ],
    misses: (fake) => [
      `otherwise_token=${fake.uuid()}`,
      `WISE_API_TOKEN=${fake.text('hex', 32)}`,
      `id: ${fake.uuid()}`,
      `WISE_PROFILE=${fake.text('digits', 8)}`,
    ],
  },
});
