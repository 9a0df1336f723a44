/** Prefect Cloud: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'prefect-api-key',
  label: 'Prefect Cloud API key',
  issuer: 'Prefect',
  docs: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
  // pnu_ belongs to a user, pnb_ to a service account.
  find: [{ anchors: ['pnu_', 'pnb_'], pattern: /pn[ub]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 52 }],
  read: ({ secret = '' }) => ({ kind: secret.startsWith('pnb') ? 'service account' : 'user' }),
  revoke: {
    how: 'Delete it under API keys of the profile or of the service account',
    url: 'https://app.prefect.cloud/my/api-keys',
    breaks: 'workers and deployments that use it',
  },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'pnu_' : 'pnb_'}${fake.text('base62', 36)}`,
    hits: ({ secret }) => [
      `PREFECT_API_KEY=${secret}\n`,
      { path: 'profiles.toml', text: `[profiles.cloud]\nPREFECT_API_KEY = "${secret}"\n` },
      `prefect cloud login -k ${secret}\n`,
    ],
    misses: (fake) => [`pnu_${fake.text('base62', 12)}`, `pnu_${'x'.repeat(36)}`, 'pnu_some_variable_name'],
  },
});
