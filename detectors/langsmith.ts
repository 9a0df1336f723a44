/** LangSmith (LangChain): personal and service API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'langsmith-api-key',
  label: 'LangSmith API key',
  issuer: 'LangChain',
  docs: 'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
  // Format as seen in the wild: lsv2_pt_ (personal) or lsv2_sk_ (service), 32 and 10 hexadecimal digits; before 2024 ls__ and 32.
  find: [
    { anchors: ['lsv2_pt_', 'lsv2_sk_'], pattern: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?![A-Za-z0-9_-])/, after: 64 },
    { anchors: ['ls__'], pattern: /ls__[0-9a-f]{32}(?![A-Za-z0-9_-])/, after: 40 },
  ],
  read: ({ secret = '' }) => ({ type: secret.startsWith('lsv2_sk_') ? 'service key' : 'personal key' }),
  revoke: { how: 'Delete the key in LangSmith under Settings, API Keys', url: 'https://smith.langchain.com/settings' },
  examples: {
    sample: (fake) => `lsv2_${fake.number(2) ? 'pt' : 'sk'}_${fake.text('hex', 32)}_${fake.text('hex', 10)}`,
    hits: ({ secret }) => [
      `LANGSMITH_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `langsmith_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`lsv2_pt_${fake.text('hex', 32)}`, `lsv2_pt_${'x'.repeat(32)}_${'x'.repeat(10)}`, 'LANGCHAIN_API_KEY=lsv2_pt_...'],
  },
});
