/** Logz.io: shipping and API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'logzio-token',
  label: 'Logz.io token',
  issuer: 'Logz.io',
  docs: 'https://docs.logz.io/docs/user-guide/admin/authentication-tokens/log-shipping-token/',
  // Format as seen in the wild: 32 letters (shipping), or a UUID (API).
  find: [
    near(
      ['logzio', 'logz.io', 'logz_io'],
      '(?:(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
      { length: 36 },
    ),
    {
      anchors: ['logzio'],
      name: /logzio.*(?:key|token|secret)/i,
      value: /^(?:(?=[^A-Z]{0,31}[A-Z])(?=[^a-z]{0,31}[a-z])[A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Delete the token in Logz.io under Settings, Manage tokens', url: 'https://app.logz.io/#/dashboard/settings/manage-tokens' },
  examples: {
    sample: (fake) => (fake.number(2) ? fake.uuid() : fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 32)),
    hits: ({ secret }) => [
      `LOGZIO_TOKEN=${secret}\n`,
      { path: 'settings.py', text: `logzio_token = "${secret}"\n` },
      { path: 'config.json', text: `{ "logzioToken": "${secret}" }\n` },
      `curl "https://listener.logz.io:8071?token=${secret}"\n`,
    ],
    misses: (fake) => [
      `LOGZIO_TOKEN=${fake.text('hex', 9)}`,
      `value: ${fake.number(2) ? fake.uuid() : fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 32)}`,
    ],
  },
});
