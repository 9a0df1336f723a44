/** Infracost: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'infracost-api-key',
  label: 'Infracost API key',
  issuer: 'Infracost',
  docs: 'https://www.infracost.io/docs/infracost_cloud/get_started/',
  severity: 'low',
  find: [{ anchors: ['ico-'], pattern: /(?<!\.)ico-(?=[A-Za-z]*\d)[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/, after: 48 }],
  revoke: { how: 'Regenerate it under Org settings > API tokens', url: 'https://dashboard.infracost.io/', breaks: 'cost estimates that use it' },
  examples: {
    sample: (fake) => `ico-${fake.text('upper', 1)}${fake.number(10)}${fake.text('base62', 30)}`,
    hits: ({ secret }) => [
      `INFRACOST_API_KEY=${secret}\n`,
      { path: 'credentials.yml', text: `version: "0.1"\napi_key: ${secret}\n` },
      { path: 'ci.yml', text: `with:\n  api-key: "${secret}"\n` },
    ],
    misses: (fake) => [`ico-${fake.text('base62', 12)}`, `ico-${fake.text('lower', 32)}`, 'class="ico-chevron-right"'],
  },
});
