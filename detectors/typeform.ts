/** Typeform: personal access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'typeform-token',
  label: 'Typeform personal access token',
  issuer: 'Typeform',
  docs: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  // Format as seen in the wild.
  find: [{ anchors: ['tfp_'], pattern: /tfp_[A-Za-z0-9_-]{40,64}(?![A-Za-z0-9_-])/, after: 80 }],
  revoke: {
    how: 'Regenerate or delete the token in Typeform under Account, Personal tokens',
    url: 'https://admin.typeform.com/user/tokens',
    breaks: 'forms and answers',
  },
  examples: {
    sample: (fake) => `tfp_${fake.text('base62', 44)}_${fake.text('base62', 14)}`,
    hits: ({ secret }) => [
      `TYPEFORM_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `typeform_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Typeform({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.typeform.com/me -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`tfp_${'x'.repeat(40)}`, `tfp_${fake.text('base62', 7)}`],
  },
});
