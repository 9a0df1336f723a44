/** Vercel: access, integration and app tokens, AI gateway keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'vercel-token',
    label: 'Vercel access token',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/rest-api',
    find: [{ anchors: ['vcp_'], pattern: /vcp_[A-Za-z0-9]{56}(?![A-Za-z0-9_-])/, after: 68 }],
    severity: 'critical',
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `vcp_${fake.text('base62', 56)}`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        `vercel deploy --prod --token ${secret}\n`,
      ],
      misses: (fake) => [`vcp_${fake.text('base62', 12)}`, `vcp_${'x'.repeat(56)}`],
    },
  }),
  defineDetector({
    id: 'vercel-integration-token',
    label: 'Vercel integration token',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/rest-api',
    find: [{ anchors: ['vci_'], pattern: /vci_[A-Za-z0-9]{56}(?![A-Za-z0-9_-])/, after: 68 }],
    severity: 'high',
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `vci_${fake.text('base62', 56)}`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        `vercel deploy --prod --token ${secret}\n`,
      ],
      misses: (fake) => [`vci_${fake.text('base62', 12)}`, `vci_${'x'.repeat(56)}`],
    },
  }),
  defineDetector({
    id: 'vercel-app-token',
    label: 'Vercel app access token',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/rest-api',
    find: [{ anchors: ['vca_'], pattern: /vca_[A-Za-z0-9]{56}(?![A-Za-z0-9_-])/, after: 68 }],
    severity: 'high',
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `vca_${fake.text('base62', 56)}`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        `vercel deploy --prod --token ${secret}\n`,
      ],
      misses: (fake) => [`vca_${fake.text('base62', 12)}`, `vca_${'x'.repeat(56)}`],
    },
  }),
  defineDetector({
    id: 'vercel-app-refresh-token',
    label: 'Vercel app refresh token',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/rest-api',
    find: [{ anchors: ['vcr_'], pattern: /vcr_[A-Za-z0-9]{56}(?![A-Za-z0-9_-])/, after: 68 }],
    severity: 'high',
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `vcr_${fake.text('base62', 56)}`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        `vercel deploy --prod --token ${secret}\n`,
      ],
      misses: (fake) => [`vcr_${fake.text('base62', 12)}`, `vcr_${'x'.repeat(56)}`],
    },
  }),
  defineDetector({
    id: 'vercel-api-key',
    label: 'Vercel AI Gateway key',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/ai-gateway/authentication',
    find: [{ anchors: ['vck_'], pattern: /vck_[A-Za-z0-9]{56}(?![A-Za-z0-9_-])/, after: 68 }],
    severity: 'medium',
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `vck_${fake.text('base62', 56)}`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        `vercel deploy --prod --token ${secret}\n`,
      ],
      misses: (fake) => [`vck_${fake.text('base62', 12)}`, `vck_${'x'.repeat(56)}`],
    },
  }),
  // 24 characters; ids of users and projects look the same, so the name must say token.
  defineDetector({
    id: 'vercel-legacy-token',
    label: 'Vercel access token (older form)',
    issuer: 'Vercel',
    docs: 'https://vercel.com/docs/rest-api',
    find: [
      { anchors: ['vercel', 'now_token'], name: /(?:vercel|now)[\w.-]*token/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{24}$/ },
      {
        anchors: ['vercel', 'now_token', 'zeit'],
        pattern: /(?:vercel|now|zeit)[\w .-]{0,20}token[^\n]{0,12}?(?<![A-Za-z0-9_+/.-])(?<secret>[A-Za-z0-9]{24})(?![A-Za-z0-9_+/=.-])/i,
        after: 90,
        confidence: 'medium',
      },
    ],
    severity: 'critical',
    rank: 30,
    entropy: 3.2,
    reject: ({ secret = '' }) => !(/[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret)),
    revoke: {
      how: 'Delete the token in the account settings under Tokens; copies on public GitHub are revoked by themselves',
      url: 'https://vercel.com/account/settings/tokens',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 21)}aB3`,
      hits: ({ secret }) => [
        `VERCEL_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  VERCEL_TOKEN: "${secret}"\n` },
        { path: 'deploy.sh', text: `vercel --token ${secret} --prod\n` },
      ],
      misses: (fake) => [`VERCEL_ORG_ID=${fake.text('base62', 24)}`, `VERCEL_TOKEN=${fake.text('base62', 10)}`],
    },
  }),
];
