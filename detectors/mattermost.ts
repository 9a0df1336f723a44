/** Mattermost: personal access tokens and webhook addresses. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'mattermost-token',
    label: 'Mattermost access token',
    issuer: 'Mattermost',
    docs: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    // Ids and tokens share one form, 26 characters of z-base-32: as seen in the wild.
    find: [
      near(['mattermost', 'mm_token', 'mmtoken'], `${AFTER_KEY_WORD}(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{26}`, { length: 26 }),
      { anchors: ['mattermost', 'mm_token', 'mmtoken'], name: /key|token|secret|password|auth/i, value: /^(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{26}$/ },
    ],
    reject: (_, { name = '' }) => /channel|team|user|(?:^|[_.-])id$/i.test(name),
    rank: 30,
    revoke: {
      how: 'Delete the token under Profile, Security, Personal Access Tokens',
      url: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
      breaks: 'the bot or script that uses it',
    },
    examples: {
      sample: (fake) => `a7${fake.text('abcdefghijkmnopqrstuwxyz13456789', 24)}`,
      hits: ({ secret }) => [
        `MATTERMOST_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `mattermost_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new MattermostClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `MATTERMOST_TOKEN=${fake.text('hex', 20)}`,
        `MATTERMOST_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: a7${fake.text('hex', 24)}`,
        `mattermost ${'thequickbrownfoxjumpsoverx'}`,
      ],
    },
  }),
  defineDetector({
    id: 'mattermost-webhook-url',
    label: 'Mattermost webhook URL',
    issuer: 'Mattermost',
    docs: 'https://developers.mattermost.com/integrate/webhooks/incoming/',
    find: [
      {
        anchors: ['/hooks/'],
        pattern: /(?<secret>[a-z0-9.-]{0,40}(?:mattermost|chat)[a-z0-9.-]{0,40}(?::[0-9]{2,5})?\/hooks\/(?=[a-z]{0,25}[0-9])[a-z0-9]{26})(?![A-Za-z0-9_\\/-])/,
        before: 100,
        after: 44,
        confidence: 'medium',
      },
    ],
    severity: 'medium',
    rank: 32,
    revoke: {
      how: 'Delete the webhook under Integrations, Incoming Webhooks',
      url: 'https://developers.mattermost.com/integrate/webhooks/incoming/',
      breaks: 'messages posted through it',
    },
    examples: {
      sample: (fake) => `mattermost.acme.test/hooks/a7${fake.text('abcdefghijkmnopqrstuwxyz13456789', 24)}`,
      hits: ({ secret }) => [
        `WEBHOOK=https://${secret}\n`,
        { path: 'a.yml', text: `url: "https://${secret}"\n` },
        { path: 'deploy.sh', text: `export WEBHOOK='https://${secret}'\n` },
      ],
      misses: () => [`https://mattermost.acme.test/hooks/${'x'.repeat(26)}`, 'https://chat.acme.test/hooks/useeffect'],
    },
  }),
];
