/** Axiom: API tokens and personal access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'axiom-token',
  label: 'Axiom token',
  issuer: 'Axiom',
  docs: 'https://axiom.co/docs/reference/tokens',
  // Format as seen in the wild: xaat- (API) or xapt- (personal) and a UUID.
  find: [{ anchors: ['xaat-', 'xapt-'], pattern: /xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9_-])/, after: 48 }],
  read: ({ secret = '' }) => ({ type: secret.startsWith('xapt-') ? 'personal token' : 'API token' }),
  revoke: { how: 'Delete the token in the Axiom settings under API tokens or Profile', url: 'https://app.axiom.co/settings/api-tokens' },
  examples: {
    sample: (fake) => `xa${fake.number(2) ? 'a' : 'p'}t-${fake.uuid()}`,
    hits: ({ secret }) => [
      `AXIOM_TOKEN=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `axiom_token: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`xaat-${fake.text('hex', 8)}`, `xaat-${'x'.repeat(36)}`, 'token = "xaat-your-token"'],
  },
});
