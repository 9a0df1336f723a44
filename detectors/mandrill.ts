/** Mailchimp Transactional (Mandrill): API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'mandrill-api-key',
  label: 'Mailchimp Transactional (Mandrill) API key',
  issuer: 'Mailchimp Transactional (Mandrill)',
  docs: 'https://mailchimp.com/developer/transactional/guides/quick-start/',
  // Material Design class names begin with md- too: upper case and digits are demanded.
  find: [
    { anchors: ['md-'], pattern: /md-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_.-])/, after: 34, confidence: 'medium' },
    near(['mandrill'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{22}`, { length: 22 }),
    { anchors: ['mandrill'], name: /key|token|secret|password/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{22}$/ },
  ],
  reject: ({ secret = '' }) => !/\d/.test(secret) || !/[A-Z]/.test(secret),
  rank: 40,
  revoke: { how: 'Delete the key in Mandrill under Settings, SMTP & API Info', url: 'https://mandrillapp.com/settings', breaks: 'sending of mail' },
  examples: {
    sample: (fake) => (fake.number(2) ? `md-a7K${fake.text('base62', 19)}` : `a7K${fake.text('base62', 19)}`),
    hits: ({ secret }) => [
      `MANDRILL_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `mandrill_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Mandrill({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `MANDRILL_API_KEY=${fake.text('base62', 12)}`,
      `MANDRILL_API_KEY=${'x'.repeat(40)} # your key here`,
      'class="md-primary-container-color"',
      `md-theme-light-background-x`,
      `key: ${fake.text('base62', 22)}`,
    ],
  },
});
