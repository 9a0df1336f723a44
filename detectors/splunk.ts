/** Splunk: HTTP Event Collector tokens and observability access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'splunk-hec-token',
    label: 'Splunk HTTP Event Collector token',
    issuer: 'Splunk',
    docs: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    // Format as seen in the wild: a UUID.
    find: [
      near(['splunk', 'hec_token', 'hec-token', 'hectoken'], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 36, ignoreCase: true }),
      { anchors: ['splunk'], name: /splunk.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i },
    ],
    severity: 'medium',
    rank: 30,
    revoke: {
      how: 'Delete the token in Splunk under Data inputs, HTTP Event Collector',
      url: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `SPLUNK_HEC_TOKEN=${secret}\n`,
        { path: 'settings.py', text: `splunk_hec_token = "${secret}"\n` },
        { path: 'config.json', text: `{ "splunkHecToken": "${secret}" }\n` },
        `curl https://logs.acme.dev:8088/services/collector -H "Authorization: Splunk ${secret}"\n`,
      ],
      misses: (fake) => [`SPLUNK_HEC_TOKEN=${fake.uuid().slice(0, 23)}`, `value: ${fake.uuid()}`],
    },
  }),
  defineDetector({
    id: 'splunk-observability-token',
    label: 'Splunk Observability access token',
    issuer: 'Splunk',
    docs: 'https://docs.splunk.com/observability/en/admin/authentication/authentication-tokens/org-tokens.html',
    // Format as seen in the wild: 22 base64url characters.
    find: [
      near(['splunk', 'signalfx', 'sfx_', 'x-sf-token'], '(?=[^0-9]{0,21}[0-9])(?=[^A-Z]{0,21}[A-Z])(?=[^a-z]{0,21}[a-z])[A-Za-z0-9_-]{22}', { length: 22 }),
      {
        anchors: ['splunk'],
        name: /splunk.*(?:key|token|secret)/i,
        value: /^(?=[^0-9]{0,21}[0-9])(?=[^A-Z]{0,21}[A-Z])(?=[^a-z]{0,21}[a-z])[A-Za-z0-9_-]{22}$/,
      },
    ],
    severity: 'medium',
    rank: 30,
    revoke: {
      how: 'Disable the token in Splunk Observability under Access tokens',
      url: 'https://docs.splunk.com/observability/en/admin/authentication/authentication-tokens/org-tokens.html',
    },
    examples: {
      sample: (fake) => `${fake.text('base64url', 19)}aK7`,
      hits: ({ secret }) => [
        `SIGNALFX_ACCESS_TOKEN=${secret}\n`,
        { path: 'settings.py', text: `signalfx_access_token = "${secret}"\n` },
        { path: 'config.json', text: `{ "signalfxAccessToken": "${secret}" }\n` },
        `X-SF-TOKEN: ${secret}\n`,
      ],
      misses: (fake) => [`SIGNALFX_ACCESS_TOKEN=${fake.text('base64url', 13)}`, `value: ${fake.text('base64url', 19)}aK7`],
    },
  }),
];
