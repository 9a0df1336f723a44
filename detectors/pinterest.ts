/** Pinterest: access and refresh tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'pinterest-access-token',
  label: 'Pinterest access token',
  issuer: 'Pinterest',
  docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
  // Upper case and digits: as seen in the wild.
  find: [{ anchors: ['pina_', 'pinr_'], pattern: /pin[ar]_[A-Z0-9]{60,300}(?![A-Za-z0-9_-])/, after: 320 }],
  severity: 'medium',
  revoke: {
    how: 'Remove the app under Settings, Security, Connected apps, of the account',
    url: 'https://www.pinterest.com/settings/security',
    breaks: 'boards and ads managed by the app',
  },
  examples: {
    sample: (fake) => `pina_${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 88)}`,
    hits: ({ secret }) => [
      `PINTEREST_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `pinterest_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Pinterest({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.pinterest.com/v5/user_account -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`pina_${'X'.repeat(88)}`, 'pina_private', `pina_${fake.text('base62', 20)}`],
  },
});
