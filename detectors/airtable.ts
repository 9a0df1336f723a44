/** Airtable: personal access tokens, OAuth tokens, legacy API keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'airtable-personal-access-token',
    label: 'Airtable personal access token',
    issuer: 'Airtable',
    docs: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    // pat, an id of 14 characters, a dot and 64 hex digits: as seen in the wild; it never expires on its own.
    find: [{ anchors: ['pat'], pattern: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 90 }],
    read: ({ secret = '' }) => ({ id: secret.slice(0, 17) }),
    revoke: {
      how: 'Delete or regenerate the token at airtable.com/create/tokens',
      url: 'https://airtable.com/create/tokens',
      breaks: 'scripts and automations that use it',
    },
    examples: {
      sample: (fake) => `pat${fake.text('base62', 14)}.${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `AIRTABLE_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `airtable_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Airtable({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.airtable.com/v0/meta/bases -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`pat${'x'.repeat(40)}`, `pat${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'airtable-oauth-token',
    label: 'Airtable OAuth access token',
    issuer: 'Airtable',
    docs: 'https://airtable.com/developers/web/api/oauth-reference',
    // Format as seen in the wild.
    find: [{ anchors: ['oaa'], pattern: /oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9+/=_-]{60,400}/, after: 440 }],
    severity: 'medium',
    revoke: {
      how: 'Remove the integration under Account, Third-party integrations',
      url: 'https://airtable.com/account',
      breaks: 'the integration, for at most an hour',
    },
    examples: {
      sample: (fake) => `oaa${fake.text('base62', 14)}.v1.${fake.text('base62', 120)}`,
      hits: ({ secret }) => [
        `AIRTABLE_OAUTH_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `airtable_oauth_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Airtable({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`oaa${'x'.repeat(40)}`, `oaa${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'airtable-api-key',
    label: 'Airtable API key (legacy)',
    issuer: 'Airtable',
    docs: 'https://support.airtable.com/docs/airtable-api-key-deprecation-notice',
    // key and 14 characters: as seen in the wild.
    find: [
      {
        anchors: ['airtable'],
        pattern: /(?<![A-Za-z])(?:airtable)[^\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>key[A-Za-z0-9]{14})(?![A-Za-z0-9_/+=-])/i,
        after: 89,
        confidence: 'medium',
      },
      { anchors: ['airtable'], name: /key|token/i, value: /^key[A-Za-z0-9]{14}$/i },
    ],
    reject: ({ secret = '' }) => !/\d/.test(secret),
    severity: 'low',
    rank: 35,
    revoke: {
      how: 'Delete the key at airtable.com/account; Airtable retired this kind in February 2024',
      url: 'https://airtable.com/account',
      breaks: 'nothing any more, unless Airtable still honours it',
    },
    examples: {
      sample: (fake) => `key${fake.text('digits', 2)}${fake.text('base62', 12)}`,
      hits: ({ secret }) => [
        `AIRTABLE_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `airtable_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Airtable({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`AIRTABLE_API_KEY=key${'X'.repeat(14)}`, 'airtable.keyboardNavigation', `key${fake.text('base62', 14)}`],
    },
  }),
];
