/** Doppler: CLI, personal, service, service account, SCIM and audit tokens. */
import { type Detector, defineDetector } from '../src/define.ts';

const kind = (id: string, label: string, code: string, severity: Detector['severity'], how: string) => {
  // A service token may name its config (`dp.st.prd.…`).
  const config = code === 'st' ? '(?:[a-z0-9_-]{2,35}\\.)?' : '';
  return defineDetector({
    id,
    label,
    issuer: 'Doppler',
    docs: 'https://docs.doppler.com/reference/auth-token-formats',
    ...(severity ? { severity } : {}),
    find: [{ anchors: [`dp.${code}.`], pattern: new RegExp(`dp\\.${code}\\.${config}[A-Za-z0-9]{40,44}(?![A-Za-z0-9_.-])`), after: 110 }],
    read: ({ secret = '' }) => {
      const [, , slug, rest] = secret.split('.');
      return rest && slug ? { config: slug } : {};
    },
    revoke: { how, url: 'https://dashboard.doppler.com/', breaks: 'deployments and scripts that read secrets with it' },
    examples: {
      sample: (fake) => `dp.${code}.${code === 'st' && fake.number(2) ? 'prd_eu.' : ''}${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `DOPPLER_TOKEN=${secret}\n`,
        { path: '.doppler.yaml', text: `scoped:\n  /:\n    token: ${secret}\n` },
        { path: 'Dockerfile', text: `ENV DOPPLER_TOKEN="${secret}"\n` },
        `curl -u "${secret}:" https://api.doppler.com/v3/me\n`,
      ],
      misses: (fake) => [`dp.${code}.${fake.text('base62', 12)}`, `dp.${code}.value`, `dp.${code}.${'x'.repeat(43)}`],
    },
  });
};

export default [
  kind('doppler-cli-token', 'Doppler CLI token', 'ct', 'critical', 'Revoke it with doppler logout, or under Tokens in the dashboard'),
  kind('doppler-personal-token', 'Doppler personal token', 'pt', 'critical', 'Revoke it under Tokens > Personal in the dashboard'),
  kind('doppler-service-token', 'Doppler service token', 'st', 'high', 'Revoke it under Access of the config'),
  kind('doppler-service-account-token', 'Doppler service account token', 'sa', 'critical', 'Revoke it on the page of the service account'),
  kind('doppler-scim-token', 'Doppler SCIM token', 'scim', 'critical', 'Revoke it under the SCIM settings of the workplace'),
  kind('doppler-audit-token', 'Doppler audit token', 'audit', 'medium', 'Revoke it under Tokens > Audit in the dashboard'),
];
