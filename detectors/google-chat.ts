/** Google Chat: webhook addresses. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'google-chat-webhook-url',
  label: 'Google Chat webhook URL',
  issuer: 'Google Chat',
  docs: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
  find: [
    {
      anchors: ['chat.googleapis.com/v1/spaces/'],
      pattern: /chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{8,20}\/messages\?key=AIza[A-Za-z0-9_-]{35}(?:&|&amp;|\\u0026)token=[A-Za-z0-9_%-]{35,60}/,
      after: 200,
    },
  ],
  severity: 'medium',
  rank: 60,
  revoke: {
    how: 'Delete the webhook in the space under Apps and integrations',
    url: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    breaks: 'messages posted through it',
  },
  examples: {
    sample: (fake) =>
      `chat.googleapis.com/v1/spaces/AAAA${fake.text('base62', 7)}/messages?key=AIza${fake.text('base64url', 35)}&token=${fake.text('base64url', 42)}A`,
    hits: ({ secret }) => [
      `CHAT_WEBHOOK=https://${secret}\n`,
      { path: 'alert.yml', text: `url: "https://${secret}"\n` },
      { path: 'deploy.sh', text: `export CHAT_WEBHOOK='https://${secret}'\n` },
    ],
    misses: (fake) => [
      'https://chat.googleapis.com/v1/spaces/SPACE_ID/messages?key=KEY&token=TOKEN',
      `https://chat.googleapis.com/v1/spaces/AAAA${fake.text('base62', 7)}/messages`,
    ],
  },
});
