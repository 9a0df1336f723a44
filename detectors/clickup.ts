/** ClickUp: personal API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'clickup-personal-token',
  label: 'ClickUp personal API token',
  issuer: 'ClickUp',
  docs: 'https://developer.clickup.com/docs/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['pk_'], pattern: /pk_[0-9]{4,10}_[A-Z0-9]{32}(?![A-Za-z0-9_])/, after: 56 }],
  revoke: {
    how: 'Regenerate the token in ClickUp under Settings, Apps',
    url: 'https://app.clickup.com/settings/apps',
    breaks: 'scripts that act as this user',
  },
  examples: {
    sample: (fake) => `pk_${1 + fake.number(9)}${fake.text('digits', 6)}_${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 32)}`,
    hits: ({ secret }) => [
      `CLICKUP_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `clickup_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ClickUp({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.clickup.com/api/v2/user -H "Authorization: ${secret}"\n` },
    ],
    misses: (fake) => [`pk_${'x'.repeat(40)}`, `pk_${fake.text('base62', 7)}`],
  },
});
