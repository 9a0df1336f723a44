/** Deno Deploy: personal and organization access tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'deno-deploy-user-token',
    label: 'Deno Deploy personal access token',
    issuer: 'Deno',
    docs: 'https://docs.deno.com/deploy/classic/deployctl/',
    find: [{ anchors: ['ddp_'], pattern: /ddp_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 48 }],
    severity: 'high',
    revoke: {
      how: 'Revoke the token in the account settings under Access Tokens',
      url: 'https://dash.deno.com/account#access-tokens',
      breaks: 'deploys that use it',
    },
    examples: {
      sample: (fake) => `ddp_${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `DENO_DEPLOY_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DENO_DEPLOY_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = deno.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`ddp_${fake.text('base62', 12)}`, `ddp_${'x'.repeat(36)}`],
    },
  }),
  defineDetector({
    id: 'deno-deploy-organization-token',
    label: 'Deno Deploy organization access token',
    issuer: 'Deno',
    docs: 'https://docs.deno.com/deploy/classic/deployctl/',
    find: [{ anchors: ['ddo_'], pattern: /ddo_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 48 }],
    severity: 'high',
    revoke: {
      how: 'Revoke the token in the account settings under Access Tokens',
      url: 'https://dash.deno.com/account#access-tokens',
      breaks: 'deploys that use it',
    },
    examples: {
      sample: (fake) => `ddo_${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `DENO_DEPLOY_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DENO_DEPLOY_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = deno.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`ddo_${fake.text('base62', 12)}`, `ddo_${'x'.repeat(36)}`],
    },
  }),
  defineDetector({
    id: 'deno-deploy-web-token',
    label: 'Deno Deploy web session token',
    issuer: 'Deno',
    docs: 'https://docs.deno.com/deploy/classic/deployctl/',
    find: [{ anchors: ['ddw_'], pattern: /ddw_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 48 }],
    severity: 'high',
    revoke: {
      how: 'Revoke the token in the account settings under Access Tokens',
      url: 'https://dash.deno.com/account#access-tokens',
      breaks: 'deploys that use it',
    },
    examples: {
      sample: (fake) => `ddw_${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `DENO_DEPLOY_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DENO_DEPLOY_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = deno.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`ddw_${fake.text('base62', 12)}`, `ddw_${'x'.repeat(36)}`],
    },
  }),
];
