/** Harness: personal and service account tokens. */
import { defineDetector } from '../src/define.ts';

/** `pat` or `sat`, the account's id, 24 hex digits and 20 random characters, joined by dots; format as seen in the wild. */
export default defineDetector({
  id: 'harness-token',
  label: 'Harness API token',
  issuer: 'Harness',
  docs: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
  severity: 'critical',
  find: [{ anchors: ['pat.', 'sat.'], pattern: /(?:pat|sat)\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9_.-])/, after: 84 }],
  read: ({ secret = '' }) => ({ account: secret.split('.')[1] ?? '', kind: secret.startsWith('sat') ? 'service account' : 'personal' }),
  revoke: {
    how: 'Delete the token under its API key in the profile or the service account',
    url: 'https://app.harness.io/',
    breaks: 'the pipelines and scripts that use it',
  },
  examples: {
    sample: (fake) => `${fake.number(2) ? 'pat' : 'sat'}.${fake.text('base62', 22)}.${fake.text('hex', 24)}.${fake.text('base62', 20)}`,
    hits: ({ secret }) => [
      `HARNESS_PLATFORM_API_KEY=${secret}\n`,
      { path: 'main.tf', text: `platform_api_key = "${secret}"\n` },
      `curl -H "x-api-key: ${secret}" https://app.harness.io/gateway/ng/api/user/currentUser\n`,
    ],
    misses: (fake) => [
      `pat.${fake.text('base62', 10)}.${fake.text('hex', 24)}`,
      'the sat.result.value of the solver',
      `pat.${fake.text('base62', 22)}.${fake.text('lower', 24)}.${fake.text('base62', 20)}`,
    ],
  },
});
