/** Codemagic: API tokens. */
import { defineDetector } from '../src/define.ts';

/** About 43 base64url characters as seen in the wild; Codemagic's documentation does not say. */
export default defineDetector({
  id: 'codemagic-token',
  label: 'Codemagic API token',
  issuer: 'Codemagic',
  docs: 'https://docs.codemagic.io/rest-api/codemagic-rest-api/',
  rank: 30,
  find: [
    {
      anchors: ['codemagic', 'code_magic', 'cm_api_token', 'cm_token'],
      name: /code_?magic[\w.-]*(?:token|key)|(?:^|[._-])cm_(?:api_)?token/i,
      value: /^(?=\D*\d)[A-Za-z0-9_-]{32,64}$/,
    },
  ],
  entropy: 3.3,
  revoke: {
    how: 'Regenerate it under Personal account > Integrations > Codemagic API',
    url: 'https://codemagic.io/teams',
    breaks: 'the scripts that start builds with it',
  },
  examples: {
    sample: (fake) => `${fake.number(10)}${fake.text('base62', 42)}`,
    hits: ({ secret }) => [
      `CODEMAGIC_API_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  CM_API_TOKEN: ${secret}\n` },
      { path: 'start.js', text: `const codemagicToken = '${secret}';\n` },
    ],
    misses: (fake) => [`CODEMAGIC_API_TOKEN=${fake.text('lower', 43)}\n`, `CM_API_TOKEN=${fake.text('base62', 12)}\n`],
  },
});
