/** Linear: API keys, OAuth tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'linear-api-key',
    label: 'Linear personal API key',
    issuer: 'Linear',
    docs: 'https://linear.app/developers/graphql',
    // Format as seen in the wild.
    find: [{ anchors: ['lin_api_'], pattern: /lin_api_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/, after: 64 }],
    revoke: {
      how: 'Revoke the key in Linear under Settings, Account, Security & access',
      url: 'https://linear.app/settings/account/security',
      breaks: 'scripts and agents that use it',
    },
    examples: {
      sample: (fake) => `lin_api_${fake.text('base62', 40)}`,
      hits: ({ secret }) => [
        `LINEAR_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `linear_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new LinearClient({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.linear.app/graphql -H "Authorization: ${secret}"\n` },
      ],
      misses: (fake) => [`lin_api_${'x'.repeat(40)}`, `lin_api_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'linear-oauth-token',
    label: 'Linear OAuth token',
    issuer: 'Linear',
    docs: 'https://linear.app/developers/oauth-2-0-authentication',
    // Format as seen in the wild.
    find: [{ anchors: ['lin_oauth_', 'lin_refresh_'], pattern: /lin_(?:oauth|refresh)_[a-f0-9]{64}(?![A-Za-z0-9_])/, after: 90 }],
    revoke: {
      how: 'Revoke it with POST https://api.linear.app/oauth/revoke',
      url: 'https://linear.app/developers/oauth-2-0-authentication',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => `lin_oauth_${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `LINEAR_OAUTH_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `linear_oauth_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new LinearClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`lin_oauth_${'x'.repeat(40)}`, `lin_oauth_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'linear-webhook-secret',
    label: 'Linear webhook signing secret',
    issuer: 'Linear',
    docs: 'https://linear.app/developers/webhooks',
    // Format as seen in the wild.
    find: [{ anchors: ['lin_wh_'], pattern: /lin_wh_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/, after: 60 }],
    severity: 'medium',
    revoke: {
      how: 'Make a new webhook in Linear under Settings, API, and delete the old one',
      url: 'https://linear.app/settings/api',
      breaks: 'checks of incoming webhooks',
    },
    examples: {
      sample: (fake) => `lin_wh_${fake.text('base62', 40)}`,
      hits: ({ secret }) => [
        `LINEAR_WEBHOOK_SECRET=${secret}\n`,
        { path: 'config/settings.yml', text: `linear_webhook_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export LINEAR_WEBHOOK_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [`lin_wh_${'x'.repeat(40)}`, `lin_wh_${fake.text('base62', 9)}`],
    },
  }),
];
