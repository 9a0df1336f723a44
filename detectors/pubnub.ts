/** PubNub: secret, publish and subscribe keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'pubnub-secret-key',
    label: 'PubNub secret key',
    issuer: 'PubNub',
    docs: 'https://www.pubnub.com/docs/general/setup/account-setup',
    // sec-c- and the base64 of a UUID: as seen in the wild.
    find: [{ anchors: ['sec-c-'], pattern: /sec-c-[A-Za-z0-9]{44,52}={0,2}(?![A-Za-z0-9_=-])/, after: 72 }],
    revoke: {
      how: 'Revoke the secret key of the keyset in the PubNub admin portal',
      url: 'https://admin.pubnub.com/',
      breaks: 'access management and message history of the keyset',
    },
    examples: {
      sample: (fake) => `sec-c-${Buffer.from(fake.uuid()).toString('base64')}`,
      hits: ({ secret }) => [
        `PUBNUB_SECRET_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `pubnub_secret_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new PubNub({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`sec-c-${'x'.repeat(48)}`, `sec-c-${fake.text('base62', 12)}`, 'sec-c-sharp'],
    },
  }),
  defineDetector({
    id: 'pubnub-client-key',
    label: 'PubNub publish or subscribe key',
    issuer: 'PubNub',
    docs: 'https://www.pubnub.com/docs/general/setup/account-setup',
    // Format as seen in the wild. They are meant for clients; without Access Manager they let anyone publish.
    find: [{ anchors: ['pub-c-', 'sub-c-'], pattern: /(?:pub|sub)-c-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/, after: 56 }],
    severity: 'low',
    revoke: {
      how: 'Make a new keyset in the PubNub admin portal if Access Manager is off, and use it instead',
      url: 'https://admin.pubnub.com/',
      breaks: 'apps that publish with the key; it is meant to be in clients',
    },
    examples: {
      sample: (fake) => `pub-c-${fake.uuid()}`,
      hits: ({ secret }) => [
        `PUBNUB_PUBLISH_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `pubnub_publish_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new PubNub({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`pub-c-${fake.text('hex', 12)}`, `sub-c-${'x'.repeat(36)}`],
    },
  }),
];
