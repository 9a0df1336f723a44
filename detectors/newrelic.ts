/** New Relic: user, license, REST, Insights and browser keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'newrelic-user-key',
    label: 'New Relic user API key',
    issuer: 'New Relic',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // Format as seen in the wild: NRAK- and 27 upper-case letters and digits.
    find: [{ anchors: ['nrak-'], pattern: /NRAK-[A-Z0-9]{27}(?![A-Za-z0-9_-])/, after: 40 }],
    revoke: { how: 'Delete the key on the API keys page of New Relic', url: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher' },
    examples: {
      sample: (fake) => `NRAK-${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 27)}`,
      hits: ({ secret }) => [
        `NEW_RELIC_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `new_relic_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`NRAK-${fake.text('hex', 12)}`, `NRAK-${'X'.repeat(27)}`, 'api_key = NRAK-...'],
    },
  }),
  defineDetector({
    id: 'newrelic-license-key',
    label: 'New Relic license key',
    issuer: 'New Relic',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // It sends data and reads nothing. 40 characters (the page under docs, checked 2026-11-21): the end NRAL and a region at the front are as seen in the wild.
    find: [
      { anchors: ['nral'], pattern: /(?:[a-z]{2}[0-9]{2}xx)?[0-9a-fA-F]{26,38}NRAL(?![A-Za-z0-9_-])/, before: 44, after: 8 },
      near(['newrelic', 'new_relic', 'new-relic', 'nr_license', 'new relic'], `${NOT_A_HASH}[0-9a-f]{40}`, { length: 40 }),
    ],
    severity: 'medium',
    revoke: { how: 'Delete the license key on the API keys page of New Relic', url: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher' },
    examples: {
      sample: (fake) => `${fake.text('hex', 32)}FFFFNRAL`,
      hits: ({ secret }) => [
        `NEW_RELIC_LICENSE_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `new_relic_license_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`${fake.text('hex', 10)}NRAL`, `${'0'.repeat(36)}NRAL`, 'the NRAL suffix of a license key'],
    },
  }),
  defineDetector({
    id: 'newrelic-rest-key',
    label: 'New Relic REST or admin API key',
    issuer: 'New Relic',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // Format as seen in the wild: NRRA- and 42, or NRAA- and 27 hexadecimal digits.
    find: [{ anchors: ['nrra-', 'nraa-'], pattern: /NR(?:RA-[0-9a-f]{42}|AA-[0-9a-f]{27})(?![A-Za-z0-9_-])/, after: 56 }],
    revoke: { how: 'Delete the key on the API keys page of New Relic', url: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher' },
    examples: {
      sample: (fake) => (fake.number(2) ? `NRRA-${fake.text('hex', 42)}` : `NRAA-${fake.text('hex', 27)}`),
      hits: ({ secret }) => [
        `NEW_RELIC_REST_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `new_relic_rest_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`NRRA-${fake.text('hex', 12)}`, `NRRA-${'0'.repeat(42)}`, 'CNRRA-UNRRA depots'],
    },
  }),
  defineDetector({
    id: 'newrelic-insights-key',
    label: 'New Relic Insights key',
    issuer: 'New Relic',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // Format as seen in the wild: NRII- (insert) or NRIQ- (query) and 32 base64url characters.
    find: [{ anchors: ['nrii-', 'nriq-'], pattern: /NRI[IQ]-[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/, after: 48 }],
    severity: 'medium',
    read: ({ secret = '' }) => ({ type: secret.startsWith('NRIQ') ? 'query key' : 'insert key' }),
    revoke: { how: 'Delete the key on the API keys page of New Relic', url: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher' },
    examples: {
      sample: (fake) => `NRI${fake.number(2) ? 'I' : 'Q'}-${fake.text('base64url', 32)}`,
      hits: ({ secret }) => [
        `NEW_RELIC_INSERT_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `new_relic_insert_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`NRII-${fake.text('hex', 12)}`, `NRII-${'x'.repeat(32)}`, 'Api-Key: NRIQ-...'],
    },
  }),
  defineDetector({
    id: 'newrelic-browser-key',
    label: 'New Relic browser key',
    issuer: 'New Relic',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // Format as seen in the wild: NRJS- and 19 hexadecimal digits; every visitor of the page sees it.
    find: [{ anchors: ['nrjs-'], pattern: /NRJS-[0-9a-f]{19}(?![A-Za-z0-9_-])/, after: 32 }],
    severity: 'low',
    revoke: { how: 'Delete the browser key on the API keys page of New Relic', url: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher' },
    examples: {
      sample: (fake) => `NRJS-${fake.text('hex', 19)}`,
      hits: ({ secret }) => [
        `NEW_RELIC_BROWSER_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `new_relic_browser_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`NRJS-${fake.text('hex', 9)}`, `NRJS-${'0'.repeat(19)}`, 'licenseKey: NRJS-...'],
    },
  }),
];
