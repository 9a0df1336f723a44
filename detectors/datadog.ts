/** Datadog: API keys, application keys, client tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'datadog-api-key',
    label: 'Datadog API key',
    issuer: 'Datadog',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    // An API key submits data; with an application key it also reads and changes (the page under docs, checked 2026-11-21).
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      near(['datadog', 'dd_api_key', 'dd-api-key', 'ddapikey', 'dd.api_key', 'dd.api.key'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['datadog'], name: /datadog.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
    ],
    companions: [
      {
        name: 'applicationKey',
        pattern:
          /(?:app(?:lication)?[_-]?key|APP(?:LICATION)?[_-]?KEY|[aA]pp(?:lication)?Key)[^\n]{0,8}?(?<![A-Za-z0-9])(?<part>[0-9a-f]{40}|ddapp_[A-Za-z0-9]{34})(?![A-Za-z0-9])/,
        within: 240,
      },
    ],
    rank: 35,
    revoke: {
      how: 'Revoke the key in the organization settings under API Keys',
      url: 'https://app.datadoghq.com/organization-settings/api-keys',
      breaks: 'agents and integrations that send data with it',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `DD_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `dd_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "ddApiKey": "${secret}" }\n` },
        `curl -H "DD-API-KEY: ${secret}" https://api.datadoghq.eu/api/v1/validate\n`,
        { path: 'datadog.yaml', text: `api_key: abc # datadog key\ndatadog_api_key: ${secret}\n` },
      ],
      misses: (fake) => [
        `DD_API_KEY=${fake.text('hex', 23)}`,
        `value: ${fake.text('hex', 32)}`,
        `uses: datadog/setup@${fake.text('hex', 32)}`,
        `image: datadog/agent@sha256:${fake.text('hex', 64)}`,
      ],
    },
  }),
  defineDetector({
    id: 'datadog-application-key',
    label: 'Datadog application key',
    issuer: 'Datadog',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    // Format as seen in the wild: 40 hexadecimal digits, or ddapp_ and 34 letters and digits.
    find: [
      near(
        ['datadog', 'dd_app_key', 'dd-application-key', 'dd_application_key', 'ddappkey', 'ddapplicationkey'],
        `${NOT_A_HASH}(?:[0-9a-f]{40}|ddapp_[A-Za-z0-9]{34})`,
        { length: 40 },
      ),
      { anchors: ['ddapp_'], pattern: /ddapp_[A-Za-z0-9]{34}(?![A-Za-z0-9_-])/, after: 48 },
      { anchors: ['datadog'], name: /datadog.*app.*key/i, value: /^(?:[0-9a-f]{40}|ddapp_[A-Za-z0-9]{34})$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Revoke the key in the organization settings under Application Keys',
      url: 'https://app.datadoghq.com/organization-settings/application-keys',
    },
    examples: {
      sample: (fake) => (fake.number(2) ? fake.text('hex', 40) : `ddapp_${fake.text('base62', 34)}`),
      hits: ({ secret }) => [
        `DD_APP_KEY=${secret}\n`,
        { path: 'settings.py', text: `dd_app_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "ddAppKey": "${secret}" }\n` },
        `DD-APPLICATION-KEY: ${secret}\n`,
      ],
      misses: (fake) => [`DD_APP_KEY=${fake.text('hex', 22)}`, `uses: datadog/setup@${fake.text('hex', 40)}`],
    },
  }),
  defineDetector({
    id: 'datadog-client-token',
    label: 'Datadog client token',
    issuer: 'Datadog',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/#client-tokens',
    // Format as seen in the wild: pub and 32 hexadecimal digits; browsers and apps carry it in the open.
    find: [
      near(['datadog', 'dd_', 'clienttoken', 'client_token', 'client-token', 'dd-'], 'pub[0-9a-f]{32}', { length: 35 }),
      { anchors: ['datadog'], name: /datadog.*(?:key|token|secret)/i, value: /^pub[0-9a-f]{32}$/ },
    ],
    severity: 'low',
    rank: 40,
    revoke: { how: 'Revoke the token in the organization settings under Client Tokens', url: 'https://app.datadoghq.com/organization-settings/client-tokens' },
    examples: {
      sample: (fake) => `pub${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `DD_CLIENT_TOKEN=${secret}\n`,
        { path: 'settings.py', text: `dd_client_token = "${secret}"\n` },
        { path: 'config.json', text: `{ "ddClientToken": "${secret}" }\n` },
        { path: 'rum.js', text: `datadogRum.init({ applicationId: 'x', clientToken: '${secret}' });\n` },
      ],
      misses: (fake) => [`DD_CLIENT_TOKEN=pub${fake.text('hex', 12)}`, `value: pub${fake.text('hex', 32)}`],
    },
  }),
];
