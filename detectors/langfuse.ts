/** Langfuse: secret keys of a project. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'langfuse-secret-key',
  label: 'Langfuse secret key',
  issuer: 'Langfuse',
  docs: 'https://langfuse.com/faq/all/where-are-langfuse-api-keys',
  // Format as seen in the wild: sk-lf- and a UUID; the public key beside it is the user name.
  find: [{ anchors: ['sk-lf-'], pattern: /sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9_-])/, after: 48 }],
  companions: [{ name: 'publicKey', pattern: /pk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, within: 240 }],
  identifiers: ['publicKey'],
  revoke: { how: 'Delete the key pair in the Langfuse project settings under API Keys', url: 'https://cloud.langfuse.com/' },
  examples: {
    sample: (fake) => `sk-lf-${fake.uuid()}`,
    hits: ({ secret }) => [
      `LANGFUSE_SECRET_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `langfuse_secret_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
    ],
    misses: (fake) => [`sk-lf-${fake.text('hex', 8)}`, `pk-lf-${fake.uuid()}`, 'LANGFUSE_SECRET_KEY=sk-lf-...'],
  },
});
