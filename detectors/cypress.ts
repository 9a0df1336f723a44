/** Cypress Cloud: record keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export default defineDetector({
  id: 'cypress-record-key',
  label: 'Cypress Cloud record key',
  issuer: 'Cypress',
  docs: 'https://docs.cypress.io/cloud/account-management/projects#Record-key',
  rank: 30,
  severity: 'medium',
  find: [
    {
      anchors: ['record_key', 'recordkey', 'record-key', 'cypress'],
      name: /cypress[\w.-]*key|^record[._-]?key$/i,
      value: new RegExp(`^${UUID}$`, 'i'),
      confidence: 'high',
    },
    near(['cypress run', 'cypress-cloud run', 'cypress:run'], UUID, { length: 36, gap: 100 }),
  ],
  revoke: { how: 'Delete it under Project settings > Record keys', url: 'https://cloud.cypress.io/', breaks: 'recorded test runs that use it' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `CYPRESS_RECORD_KEY=${secret}\n`,
      { path: 'package.json', text: `{"scripts": {"e2e": "cypress run --record --key ${secret}"}}\n` },
      { path: 'ci.yml', text: `env:\n  CYPRESS_RECORD_KEY: "${secret}"\n` },
    ],
    misses: (fake) => [`CYPRESS_RUN_ID=${fake.uuid()}\n`, 'cypress run --record --key $KEY\n', `CYPRESS_RECORD_KEY=${fake.text('hex', 12)}\n`],
  },
});
