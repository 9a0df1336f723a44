/** PlanetScale: service tokens, OAuth tokens, database passwords. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'planetscale-service-token',
    label: 'PlanetScale service token',
    issuer: 'PlanetScale',
    docs: 'https://planetscale.com/docs/concepts/service-tokens',
    find: [{ anchors: ['pscale_tkn_'], pattern: /pscale_tkn_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_=-])/, after: 81 }],
    severity: 'critical',
    revoke: { how: 'Delete it with pscale or in the dashboard under Settings', url: 'https://app.planetscale.com/', breaks: 'apps or jobs that use it' },
    examples: {
      sample: (fake) => `pscale_tkn_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `PLANETSCALE_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  PLANETSCALE_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = planetscale.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`pscale_tkn_${fake.text('base62', 10)}`, `pscale_tkn_${'x'.repeat(43)}`],
    },
  }),
  defineDetector({
    id: 'planetscale-oauth-token',
    label: 'PlanetScale OAuth token',
    issuer: 'PlanetScale',
    docs: 'https://planetscale.com/docs/concepts/service-tokens',
    find: [{ anchors: ['pscale_oauth_'], pattern: /pscale_oauth_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_=-])/, after: 83 }],
    severity: 'high',
    revoke: { how: 'Delete it with pscale or in the dashboard under Settings', url: 'https://app.planetscale.com/', breaks: 'apps or jobs that use it' },
    examples: {
      sample: (fake) => `pscale_oauth_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `PLANETSCALE_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  PLANETSCALE_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = planetscale.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`pscale_oauth_${fake.text('base62', 10)}`, `pscale_oauth_${'x'.repeat(43)}`],
    },
  }),
  defineDetector({
    id: 'planetscale-password',
    label: 'PlanetScale database password',
    issuer: 'PlanetScale',
    docs: 'https://planetscale.com/docs/concepts/service-tokens',
    find: [{ anchors: ['pscale_pw_'], pattern: /pscale_pw_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_=-])/, after: 80 }],
    severity: 'critical',
    revoke: { how: 'Delete it with pscale or in the dashboard under Settings', url: 'https://app.planetscale.com/', breaks: 'apps or jobs that use it' },
    examples: {
      sample: (fake) => `pscale_pw_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `PLANETSCALE_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  PLANETSCALE_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = planetscale.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`pscale_pw_${fake.text('base62', 10)}`, `pscale_pw_${'x'.repeat(43)}`],
    },
  }),
];
