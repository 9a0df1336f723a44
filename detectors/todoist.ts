/** Todoist: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'todoist-api-token',
  label: 'Todoist API token',
  issuer: 'Todoist',
  docs: 'https://developer.todoist.com/guides/',
  // 40 hex digits: as seen in the wild.
  find: [
    near(['todoist'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['todoist'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Issue a new API token in Todoist under Settings, Integrations, Developer',
    url: 'https://app.todoist.com/app/settings/integrations/developer',
    breaks: 'tasks and projects of the user',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `TODOIST_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `todoist_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new TodoistApi({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `TODOIST_API_TOKEN=${fake.text('hex', 31)}`,
      `TODOIST_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 40)}`,
      `see todoist/sdk@${fake.text('hex', 40)}`,
    ],
  },
});
