/** Plivo: auth id and auth token. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'plivo-auth-token',
  label: 'Plivo auth token',
  issuer: 'Plivo',
  docs: 'https://www.plivo.com/docs/account/api/overview#authentication',
  // Auth ids begin with MA (account) or SA (subaccount) and have 20 characters, tokens 40: as seen in the wild.
  find: [
    {
      anchors: ['plivo'],
      pattern: /plivo[^\n]{0,60}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{40})(?![A-Za-z0-9_/+=-])/i,
      after: 120,
      confidence: 'medium',
    },
    { anchors: ['plivo'], name: /token|secret/i, value: /^[A-Za-z0-9]{40}$/ },
  ],
  companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9])[MS]A[A-Z0-9]{18}(?![A-Za-z0-9])/, within: 300, missing: 'doubt' }],
  identifiers: ['id'],
  rank: 35,
  read: ({ id }) => (id ? { account: id } : {}),
  revoke: { how: 'Reset the auth token in the Plivo console', url: 'https://console.plivo.com/dashboard/', breaks: 'sending of messages and calls' },
  examples: {
    sample: (fake) => ({ secret: `a7${fake.text('base62', 38)}`, id: `MA${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 18)}` }),
    hits: ({ id, secret }) => [
      `PLIVO_AUTH_ID=${id}\nPLIVO_AUTH_TOKEN=${secret}\n`,
      { path: 'sms.js', text: `const client = new plivo.Client('${id}', '${secret}');\n` },
      { path: 'sms.yml', text: `plivo_id: ${id}\nplivo_token: "${secret}"\n` },
    ],
    misses: (fake) => [`PLIVO_AUTH_TOKEN=${fake.text('base62', 20)}`, `token=${fake.text('base62', 40)}`, `plivo ${'x'.repeat(40)}`],
  },
});
