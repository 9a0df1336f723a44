/** HubSpot: private app tokens, developer keys and legacy API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'hubspot-private-app-token',
    label: 'HubSpot private app access token',
    issuer: 'HubSpot',
    docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    find: [
      {
        anchors: ['pat-na', 'pat-eu', 'pat-ap', 'pat-ca'],
        pattern: /pat-(?:na|eu|ap|ca)[0-9]{1,2}-[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![A-Za-z0-9-])/,
        after: 56,
      },
    ],
    read: ({ secret = '' }) => ({ region: secret.split('-')[1] ?? '' }),
    revoke: {
      how: 'Rotate the token in HubSpot under Settings, Integrations, Private Apps, and let the old one expire now',
      url: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
      breaks: 'the integration that reads and writes the CRM',
    },
    examples: {
      sample: (fake) => `pat-${['na1', 'eu1', 'na2'][fake.number(3)]}-${fake.uuid()}`,
      hits: ({ secret }) => [
        `HUBSPOT_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `hubspot_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new hubspot.Client({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.hubapi.com/crm/v3/objects/contacts -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => ['pat-na1-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', `pat-na1-${fake.text('hex', 12)}`, 'pat-native-name'],
    },
  }),
  defineDetector({
    id: 'hubspot-api-key',
    label: 'HubSpot API key or client secret',
    issuer: 'HubSpot',
    docs: 'https://developers.hubspot.com/docs/guides/apps/authentication/intro-to-auth',
    // Legacy keys and client secrets are UUIDs: as seen in the wild.
    find: [
      near(['hubspot', 'hapikey', 'hubapi'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
      {
        anchors: ['hubspot', 'hapikey', 'hubapi'],
        name: /key|token|secret|password|auth/i,
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      },
    ],
    reject: (_, { name = '' }) => /form|portal|id$/i.test(name),
    rank: 30,
    revoke: {
      how: 'Rotate the secret of the app, or delete the key, in the developer account',
      url: 'https://app.hubspot.com/developer-projects',
      breaks: 'the app that uses it',
    },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `HUBSPOT_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `hubspot_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new hubspot.Client({ apiKey: '${secret}' });\n` },
        `https://api.hubapi.com/contacts/v1/lists?hapikey=${secret}\n`,
      ],
      misses: (fake) => [
        `HUBSPOT_API_KEY=${fake.text('hex', 20)}`,
        `HUBSPOT_API_KEY=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.uuid()}`,
        `hubspot.forms.create form id ${fake.uuid()}`,
      ],
    },
  }),
];
