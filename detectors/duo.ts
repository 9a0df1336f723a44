/** Duo Security: secret keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'duo-secret-key',
  label: 'Duo secret key',
  issuer: 'Duo Security',
  docs: 'https://duo.com/docs/adminapi',
  find: [
    {
      anchors: ['duo_', 'duo-', 'duosec', 'duo.'],
      pattern: /duo(?:[_.-]|sec)[\w.-]{0,30}[^\n]{0,30}?(?<![A-Za-z0-9_/+.-])(?<secret>[A-Za-z0-9]{40})(?![A-Za-z0-9_/+=-])/i,
      after: 130,
      confidence: 'medium',
    },
    {
      anchors: ['skey'],
      pattern: /(?<![A-Za-z])skey["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<secret>[A-Za-z0-9]{40})(?![A-Za-z0-9_/+=-])/i,
      after: 70,
      confidence: 'medium',
    },
  ],
  companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9])DI[A-Z0-9]{18}(?![A-Za-z0-9])/, within: 300 }],
  identifiers: ['id'],
  severity: 'critical',
  rank: 35,
  entropy: 3.8,
  reject: ({ secret = '' }) => !(/[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret)),
  revoke: {
    how: 'Reset the secret key of the application in the Duo admin panel',
    url: 'https://admin.duosecurity.com/',
    breaks: 'sign-ins through that application',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 37)}aB3`,
    hits: ({ secret }) => [
      `DUO_SECRET_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  DUO_SECRET_KEY: "${secret}"\n` },
      { path: 'duo.conf', text: `[duo]\nikey=DIXYZ1234567890ABCDE\nskey=${secret}\n` },
    ],
    misses: (fake) => [`accesskey = ${fake.text('base62', 40)}`, `duo_commit = ${fake.text('hex', 40)}`, `duo-tone: ${fake.text('lower', 40)}`],
  },
});
