/** Cisco Webex: bot and personal access tokens, client secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'webex-access-token',
    label: 'Webex access token',
    issuer: 'Cisco Webex',
    docs: 'https://developer.webex.com/docs/bots',
    // 64 characters, the cluster, the id of the organization: as seen in the wild.
    find: [
      near(['webex', 'cisco_spark', 'ciscospark'], '[A-Za-z0-9_-]{64}_[A-Z0-9]{2}[A-Za-z0-9]{2}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', {
        length: 110,
      }),
      {
        anchors: ['_PF84_', '_PS87_', '_PE93_', '_PC75_', '_P0A1_', '_PFDE_'],
        pattern: /(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9_-]{64}_P[A-Z0-9]{3}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/,
        before: 64,
        after: 48,
      },
    ],
    read: ({ secret = '' }) => ({ account: secret.slice(-36) }),
    rank: 45,
    revoke: {
      how: 'Regenerate the access token of the bot at developer.webex.com under My Apps',
      url: 'https://developer.webex.com/my-apps',
      breaks: 'the bot until it knows the new token',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 62)}aZ_PF84_${fake.uuid()}`,
      hits: ({ secret }) => [
        `WEBEX_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `webex_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new WebexTeamsAPI({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://webexapis.com/v1/people/me -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`WEBEX_ACCESS_TOKEN=${'x'.repeat(64)}_PF84_${fake.uuid()}`, `WEBEX_TOKEN=${fake.text('base62', 64)}`],
    },
  }),
  defineDetector({
    id: 'webex-client-secret',
    label: 'Webex integration client secret',
    issuer: 'Cisco Webex',
    docs: 'https://developer.webex.com/docs/integrations',
    // Format as seen in the wild.
    find: [near(['webex'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }), { anchors: ['webex'], name: /secret/i, value: /^[0-9a-f]{64}$/ }],
    rank: 30,
    revoke: {
      how: 'Regenerate the client secret at developer.webex.com under My Apps',
      url: 'https://developer.webex.com/my-apps',
      breaks: 'sign-in through the integration',
    },
    examples: {
      sample: (fake) => fake.text('hex', 64),
      hits: ({ secret }) => [
        `WEBEX_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `webex_client_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export WEBEX_CLIENT_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `WEBEX_CLIENT_SECRET=${fake.text('hex', 40)}`,
        `WEBEX_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `sha256: ${fake.text('hex', 64)}`,
      ],
    },
  }),
];
