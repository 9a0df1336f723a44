/** Stytch: project secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'stytch-secret',
  label: 'Stytch project secret',
  issuer: 'Stytch',
  docs: 'https://stytch.com/docs/api/authentication',
  find: [
    {
      anchors: ['secret-live-', 'secret-test-'],
      pattern: /secret-(?:live|test)-(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{35,36}={0,2}(?![A-Za-z0-9_=-])/,
      after: 60,
    },
  ],
  companions: [{ name: 'project', pattern: /project-(?:live|test)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, within: 300 }],
  identifiers: ['project'],
  severity: 'critical',
  read: ({ secret = '', project }) => ({ mode: secret.startsWith('secret-live') ? 'live' : 'test', ...(project ? { project } : {}) }),
  revoke: {
    how: 'Rotate the secret in the Stytch dashboard under API keys',
    url: 'https://stytch.com/dashboard/api-keys',
    breaks: 'sign-in through that project',
  },
  examples: {
    sample: (fake) => `secret-live-${fake.text('base62', 33)}A7=`,
    hits: ({ secret }) => [
      `STYTCH_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  STYTCH_SECRET: "${secret}"\n` },
      { path: 'client.py', text: `client = stytch.Client(token="${secret}")\n` },
    ],
    misses: (fake) => ['name: secret-test-volume-for-the-integration-suite-of-acme', `secret-live-${fake.text('base62', 8)}`],
  },
});
