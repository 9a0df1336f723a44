/** Zapier: webhook addresses. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'zapier-webhook-url',
  label: 'Zapier webhook URL',
  issuer: 'Zapier',
  docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
  find: [
    { anchors: ['hooks.zapier.com/hooks/'], pattern: /hooks\.zapier\.com\/hooks\/(?:catch|standard)\/[0-9]{4,10}\/[A-Za-z0-9]{6,8}(?![A-Za-z0-9])/, after: 72 },
  ],
  severity: 'medium',
  revoke: { how: 'Turn the Zap off or give its trigger a new webhook address', url: 'https://zapier.com/app/zaps', breaks: 'the Zap that starts through it' },
  examples: {
    sample: (fake) => `hooks.zapier.com/hooks/catch/1${fake.text('digits', 6)}/a7${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 5)}`,
    hits: ({ secret }) => [
      `ZAPIER_WEBHOOK=https://${secret}/\n`,
      { path: 'a.js', text: `await fetch('https://${secret}/', { method: 'POST' });\n` },
      { path: 'deploy.sh', text: `export ZAPIER_WEBHOOK='https://${secret}/'\n` },
    ],
    misses: () => ['https://hooks.zapier.com/hooks/catch/', 'https://hooks.zapier.com/hooks/catch/{id}/{hook}'],
  },
});
