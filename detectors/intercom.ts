/** Intercom: access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'intercom-access-token',
  label: 'Intercom access token',
  issuer: 'Intercom',
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
  // Base64 of tok:, a UUID with underscores, and two numbers: as seen in the wild.
  find: [{ anchors: ['dG9rO'], pattern: /dG9rO[A-Za-z0-9+/]{54,56}={0,2}(?![A-Za-z0-9+/=])/, after: 72 }],
  verify: ({ secret = '' }) => {
    const ok = /^tok:[0-9a-f]{8}_/.test(Buffer.from(secret, 'base64').toString('latin1'));
    return { ok, how: ok ? 'it decodes to a token of Intercom' : 'it does not decode to a token of Intercom' };
  },
  revoke: {
    how: 'Regenerate the token in the Developer Hub of the app under Authentication',
    url: 'https://app.intercom.com/a/apps/_/developer-hub',
    breaks: 'the app that reads conversations and contacts',
  },
  examples: {
    sample: (fake) =>
      Buffer.from(`tok:${fake.text('hex', 8)}_${fake.text('hex', 4)}_${fake.text('hex', 4)}_${fake.text('hex', 4)}_${fake.text('hex', 12)}:1:0`).toString(
        'base64',
      ),
    hits: ({ secret }) => [
      `INTERCOM_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `intercom_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new IntercomClient({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.intercom.io/me -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`dG9rO${fake.text('base62', 20)}`, `dG9rO${'x'.repeat(55)}=`],
  },
});
