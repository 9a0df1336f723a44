/** Resend: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'resend-api-key',
  label: 'Resend API key',
  issuer: 'Resend',
  docs: 'https://resend.com/docs/dashboard/api-keys/introduction',
  // Format as seen in the wild; a name of that shape has no digits.
  find: [{ anchors: ['re_'], pattern: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}(?![A-Za-z0-9_])/, after: 44 }],
  reject: ({ secret = '' }) => !/\d/.test(secret) || !/[A-Z]/.test(secret),
  revoke: { how: 'Delete the key in Resend under API Keys', url: 'https://resend.com/api-keys', breaks: 'sending of mail' },
  examples: {
    sample: (fake) => `re_${fake.text('base62', 6)}7K_a7K${fake.text('base62', 21)}`,
    hits: ({ secret }) => [
      `RESEND_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `resend_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Resend({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.resend.com/emails -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [
      `re_${'x'.repeat(8)}_${'x'.repeat(24)}`,
      're_compiled_expression_for_names',
      're_security_vulnerabilitiesreporting',
      `re_${fake.text('base62', 10)}`,
    ],
  },
});
