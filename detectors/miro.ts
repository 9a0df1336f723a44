/** Miro: access tokens. */
import { defineDetector } from '../src/define.ts';

/** Tokens begin with the base64 of `{"miro.origin":"eu01"}` and an underscore, then 27 characters: as seen in the wild. */
const origin = (secret: string) => /^\{"miro\.origin":"([a-z0-9]+)"\}$/.exec(Buffer.from(secret.split('_')[0] ?? '', 'base64url').toString('latin1'))?.[1];

export default defineDetector({
  id: 'miro-access-token',
  label: 'Miro access token',
  issuer: 'Miro',
  docs: 'https://developers.miro.com/docs/getting-started-with-oauth',
  find: [{ anchors: ['eyJtaXJvLm9yaWdpbiI6'], pattern: /eyJtaXJvLm9yaWdpbiI6[A-Za-z0-9]{6,16}={0,2}_[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/, after: 72 }],
  read: ({ secret = '' }) => ({ region: origin(secret) ?? '' }),
  rank: 60,
  revoke: {
    how: 'Revoke it with POST /v2/oauth/revoke, or uninstall the app from the team',
    url: 'https://developers.miro.com/reference/revoke-token-v2',
    breaks: 'the app that reads and edits boards',
  },
  examples: {
    sample: (fake) => `${Buffer.from('{"miro.origin":"eu01"}').toString('base64url')}_${fake.text('base64url', 26)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `MIRO_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `miro_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new MiroApi({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.miro.com/v2/boards -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [
      `${Buffer.from('{"miro.origin":"eu01"}').toString('base64url')}_${'x'.repeat(27)}`,
      `${Buffer.from('{"miro.origin":"eu01"}').toString('base64url')}_${fake.text('base62', 9)}`,
    ],
  },
});
