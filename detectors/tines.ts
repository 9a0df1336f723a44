/** Tines: webhook addresses and API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'tines-webhook-url',
  label: 'Tines webhook URL',
  issuer: 'Tines',
  docs: 'https://www.tines.com/docs/actions/types/webhook/',
  find: [
    {
      anchors: ['.tines.com/webhook/', '.tines.io/webhook/'],
      pattern: /[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,30})?\.tines\.(?:com|io)\/webhook\/[a-z0-9_-]{8,60}\/[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
      before: 92,
      after: 130,
    },
  ],
  severity: 'medium',
  revoke: {
    how: 'Change the secret of the webhook action in the story',
    url: 'https://www.tines.com/docs/actions/types/webhook/',
    breaks: 'the story that starts through it',
  },
  examples: {
    sample: (fake) => `acme.tines.com/webhook/${fake.text('hex', 32)}/${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `WEBHOOK=https://${secret}\n`,
      { path: 'a.yml', text: `url: "https://${secret}"\n` },
      { path: 'deploy.sh', text: `export WEBHOOK='https://${secret}'\n` },
    ],
    misses: (fake) => [`https://acme.tines.com/webhook/${fake.text('hex', 32)}`, 'https://acme.tines.com/webhook/path/secret'],
  },
});
