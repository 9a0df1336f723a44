/** Mercury: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'mercury-api-token',
  label: 'Mercury API token',
  issuer: 'Mercury',
  docs: 'https://docs.mercury.com/docs/getting-started',
  // Written secret-token:mercury_…_yrucrem (RFC 8959); wma tokens may write, rma only read: as seen in the wild.
  find: [
    {
      anchors: ['mercury_production_', 'mercury_sandbox_'],
      pattern: /mercury_(?:production|sandbox)_[a-z]{2,4}_[A-Za-z0-9]{30,60}_yrucrem(?![A-Za-z0-9_])/,
      after: 110,
    },
  ],
  read: ({ secret = '' }) => ({ mode: secret.includes('_production_') ? 'live' : 'test', role: secret.includes('_rma_') ? 'read only' : 'read and write' }),
  severity: 'critical',
  revoke: {
    how: 'Revoke the token in Mercury under Settings, API Tokens',
    url: 'https://docs.mercury.com/docs/getting-started',
    breaks: 'payments and balance reads of the company account',
  },
  examples: {
    sample: (fake) => `mercury_production_${fake.number(2) ? 'wma' : 'rma'}_${fake.text('base62', 44)}_yrucrem`,
    hits: ({ secret }) => [
      `MERCURY_API_TOKEN=secret-token:${secret}\n`,
      { path: 'run.sh', text: `curl https://api.mercury.com/api/v1/accounts -H "Authorization: Bearer secret-token:${secret}"\n` },
      { path: 'a.yml', text: `token: "secret-token:${secret}"\n` },
    ],
    misses: (fake) => [
      `mercury_production_wma_${'x'.repeat(44)}_yrucrem`,
      'mercury_production_database_url',
      `mercury_production_wma_${fake.text('base62', 44)}`,
    ],
  },
});
