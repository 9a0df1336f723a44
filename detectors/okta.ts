/** Okta: API tokens and client secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  // 00 and 40 characters, as seen in the wild; SSWS is the scheme of its header.
  defineDetector({
    id: 'okta-api-token',
    label: 'Okta API token',
    issuer: 'Okta',
    docs: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    find: [
      near(['okta', 'ssws'], '00[A-Za-z0-9_-]{40}', { length: 42 }),
      { anchors: ['okta'], name: /okta[\w.-]*(?:token|key|secret)/i, value: /^00[A-Za-z0-9_-]{40}$/ },
    ],
    companions: [{ name: 'host', pattern: /[\w-]{2,60}\.(?:okta|oktapreview|okta-emea)\.com/, within: 400 }],
    identifiers: ['host'],
    severity: 'critical',
    rank: 40,
    entropy: 3.5,
    read: ({ host }) => (host ? { host } : {}),
    revoke: {
      how: 'Revoke the token in the admin console under Security, API, Tokens',
      url: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
      breaks: 'provisioning and scripts that use it',
    },
    examples: {
      sample: (fake) => `00${fake.text('base62', 40)}`,
      hits: ({ secret }) => [
        `OKTA_API_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  OKTA_API_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = okta.Client(token="${secret}")\n` },
        `curl -H "Authorization: SSWS ${secret}" https://acme.okta.com/api/v1/users\n`,
      ],
      misses: (fake) => [`OKTA_API_TOKEN=00${fake.text('base62', 10)}`, `00${fake.text('base62', 40)}`],
    },
  }),
  defineDetector({
    id: 'okta-client-secret',
    label: 'Okta client secret',
    issuer: 'Okta',
    docs: 'https://developer.okta.com/docs/guides/client-secret-rotation-key/main/',
    find: [{ anchors: ['okta'], name: /okta[\w.-]*client[_.-]?secret/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{40,64}$/ }],
    rank: 42,
    entropy: 3.8,
    revoke: {
      how: 'Add a new client secret to the app, move to it, then deactivate and delete this one',
      url: 'https://developer.okta.com/docs/guides/client-secret-rotation-key/main/',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 61)}aB3`,
      hits: ({ secret }) => [
        `OKTA_CLIENT_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  OKTA_CLIENT_SECRET: "${secret}"\n` },
        { path: 'a.py', text: `OKTA_OAUTH2_CLIENT_SECRET = "${secret}"\n` },
      ],
      misses: (fake) => [`OKTA_CLIENT_ID=0oa${fake.text('base62', 17)}`, `OKTA_CLIENT_SECRET=${fake.text('base62', 10)}`],
    },
  }),
];
