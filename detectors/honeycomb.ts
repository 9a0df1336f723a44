/** Honeycomb: ingest, management and configuration keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'honeycomb-ingest-key',
    label: 'Honeycomb ingest key',
    issuer: 'Honeycomb',
    docs: 'https://docs.honeycomb.io/api/authentication',
    // hc, any letter, ik_ and 58 characters: the key id (it begins with the time, so with 01) and the secret.
    // Prefix: the page under docs, checked 2026-11-21; length as seen in the wild.
    find: [{ anchors: ['ik_01'], pattern: /hc[a-z]ik_[0-9a-z]{58}(?![A-Za-z0-9_-])/, before: 3, after: 68 }],
    severity: 'medium',
    revoke: { how: 'Delete the key in the environment settings under API Keys', url: 'https://ui.honeycomb.io/' },
    examples: {
      sample: (fake) => `hc${fake.text('lower', 1)}ik_01${fake.text('abcdefghjkmnpqrstvwxyz0123456789', 56)}`,
      hits: ({ secret }) => [
        `HONEYCOMB_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `honeycomb_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`hcaik_01${fake.text('hex', 12)}`, `hcaik_${'x'.repeat(58)}`, 'x-honeycomb-team: hcaik_...'],
    },
  }),
  defineDetector({
    id: 'honeycomb-management-key',
    label: 'Honeycomb management key',
    issuer: 'Honeycomb',
    docs: 'https://docs.honeycomb.io/api/authentication',
    // Key id, a colon, the secret (the page under docs, checked 2026-11-21): length of the secret as seen in the wild.
    find: [{ anchors: ['mk_01'], pattern: /hc[a-z]mk_[0-9a-z]{26}:[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/, before: 3, after: 72 }],
    severity: 'critical',
    revoke: { how: 'Delete the key in the team settings under API Keys', url: 'https://ui.honeycomb.io/' },
    examples: {
      sample: (fake) => `hc${fake.text('lower', 1)}mk_01${fake.text('abcdefghjkmnpqrstvwxyz0123456789', 24)}:${fake.text('base62', 32)}`,
      hits: ({ secret }) => [
        `HONEYCOMB_MANAGEMENT_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `honeycomb_management_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`hcamk_01${fake.text('hex', 24)}`, `hcamk_${'x'.repeat(26)}:${'x'.repeat(32)}`, 'hcamk_...'],
    },
  }),
  defineDetector({
    id: 'honeycomb-configuration-key',
    label: 'Honeycomb configuration key',
    issuer: 'Honeycomb',
    docs: 'https://docs.honeycomb.io/api/authentication',
    // Format as seen in the wild: 22 letters and digits; of the classic kind 32 hexadecimal digits.
    find: [
      near(['honeycomb', 'x-honeycomb-team'], `${NOT_A_HASH}(?:(?=[^0-9]{0,21}[0-9])(?=[^A-Z]{0,21}[A-Z])[A-Za-z0-9]{22}|[0-9a-f]{32})`, { length: 32 }),
      {
        anchors: ['honeycomb'],
        name: /honeycomb.*(?:key|token|secret)/i,
        value: /^(?:(?=[^0-9]{0,21}[0-9])(?=[^A-Z]{0,21}[A-Z])[A-Za-z0-9]{22}|[0-9a-f]{32})$/,
      },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in the environment settings under API Keys', url: 'https://ui.honeycomb.io/' },
    examples: {
      sample: (fake) => (fake.number(2) ? `${fake.text('base62', 19)}aK7` : fake.text('hex', 32)),
      hits: ({ secret }) => [
        `HONEYCOMB_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `honeycomb_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "honeycombApiKey": "${secret}" }\n` },
        `X-Honeycomb-Team: ${secret}\n`,
      ],
      misses: (fake) => [
        `HONEYCOMB_API_KEY=${fake.text('hex', 9)}`,
        `value: ${fake.number(2) ? `${fake.text('base62', 19)}aK7` : fake.text('hex', 32)}`,
        `uses: honeycomb/setup@${fake.number(2) ? `${fake.text('base62', 19)}aK7` : fake.text('hex', 32)}`,
      ],
    },
  }),
];
