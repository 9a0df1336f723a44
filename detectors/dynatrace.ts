/** Dynatrace: API, platform and OAuth client tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'dynatrace-token',
  label: 'Dynatrace token',
  issuer: 'Dynatrace',
  docs: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
  // Prefix, 24 public and 64 secret characters (the page under docs, checked 2026-11-21): the first two may be shown.
  find: [
    {
      anchors: ['dt0c01.', 'dt0c02.', 'dt0s01.', 'dt0s02.', 'dt0s03.', 'dt0s04.', 'dt0s06.', 'dt0s08.', 'dt0s16.', 'dt0e01.', 'dt0a01.'],
      pattern: /dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?![A-Za-z0-9_-])/,
      after: 108,
    },
  ],
  read: ({ secret = '' }) => ({ tokenId: secret.split('.', 2).join('.') }),
  revoke: {
    how: 'Delete the token in Dynatrace under Access Tokens',
    url: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
  },
  examples: {
    sample: (fake) => `dt0${['c01', 's01', 's02', 's08', 's16'][fake.number(5)]}.${fake.text('base32', 24)}.${fake.text('base32', 64)}`,
    hits: ({ secret }) => [
      `DT_API_TOKEN=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `dt_api_token: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      `wget "https://acme.live.dynatrace.com/api/v1/deployment?Api-Token=${secret}"\n`,
    ],
    misses: (fake) => [`dt0c01.${fake.text('base32', 24)}`, `dt0c01.${fake.text('base32', 24)}.${'X'.repeat(64)}`, 'Api-Token dt0c01.<public>.<secret>'],
  },
});
