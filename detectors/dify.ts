/** Dify: app and knowledge API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'dify-app-key',
    label: 'Dify app API key',
    issuer: 'Dify',
    docs: 'https://docs.dify.ai/en/guides/application-publishing/developing-with-apis',
    // Format as seen in the wild: app- and 24 letters and digits.
    find: [
      near(['dify'], 'app-[A-Za-z0-9]{24}', { length: 28 }),
      { anchors: ['bearer app-'], pattern: /[Bb]earer (?<secret>app-[A-Za-z0-9]{24})(?![A-Za-z0-9_-])/, after: 44, confidence: 'medium' },
      { anchors: ['dify.'], name: /(?:^|[._-])dify.*(?:key|token|secret)/i, value: /^app-[A-Za-z0-9]{24}$/ },
    ],
    severity: 'medium',
    rank: 40,
    revoke: { how: 'Delete the key in Dify on the API page of the app', url: 'https://cloud.dify.ai/apps' },
    examples: {
      sample: (fake) => `app-${fake.text('base62', 24)}`,
      hits: ({ secret }) => [
        `DIFY_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `dify_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "difyApiKey": "${secret}" }\n` },
        `curl -X POST https://acme.dev/v1/chat-messages -H "Authorization: Bearer ${secret}"\n`,
      ],
      misses: (fake) => [`DIFY_API_KEY=app-${fake.text('base62', 9)}`, `value: app-${fake.text('base62', 24)}`, 'dify: app-navigation-sidebar-toggle'],
    },
  }),
  defineDetector({
    id: 'dify-dataset-key',
    label: 'Dify knowledge API key',
    issuer: 'Dify',
    docs: 'https://docs.dify.ai/en/guides/knowledge-base/knowledge-and-documents-maintenance/maintain-dataset-via-api',
    // Format as seen in the wild: dataset- and 24 letters and digits.
    find: [
      near(['dify'], 'dataset-[A-Za-z0-9]{24}', { length: 32 }),
      {
        anchors: ['dataset-'],
        pattern: /dataset-(?=[^0-9]{0,23}[0-9])(?=[^A-Z]{0,23}[A-Z])(?=[^a-z]{0,23}[a-z])[A-Za-z0-9]{24}(?![A-Za-z0-9_-])/,
        after: 40,
        confidence: 'medium',
      },
      { anchors: ['dify.'], name: /(?:^|[._-])dify.*(?:key|token|secret)/i, value: /^dataset-[A-Za-z0-9]{24}$/ },
    ],
    rank: 40,
    revoke: { how: 'Delete the key in Dify on the API page of the knowledge base', url: 'https://cloud.dify.ai/datasets' },
    examples: {
      sample: (fake) => `dataset-${fake.text('base62', 24)}`,
      hits: ({ secret }) => [
        `DIFY_DATASET_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `dify_dataset_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "difyDatasetApiKey": "${secret}" }\n` },
        `Authorization: Bearer ${secret}\n`,
      ],
      misses: (fake) => [`DIFY_DATASET_API_KEY=dataset-${fake.text('base62', 9)}`, 'dify dataset-preparation-and-cleaning'],
    },
  }),
];
