/** Neon: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'neon-api-key',
  label: 'Neon API key',
  issuer: 'Neon',
  docs: 'https://neon.com/docs/manage/api-keys',
  find: [{ anchors: ['napi_'], pattern: /napi_[a-z0-9]{64}(?![A-Za-z0-9_])/, after: 76 }],
  severity: 'critical',
  revoke: {
    how: 'Revoke the key under API keys in the account or organization settings',
    url: 'https://console.neon.tech/app/settings/api-keys',
    breaks: 'scripts and agents that manage projects with it',
  },
  examples: {
    sample: (fake) => `napi_${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 64)}`,
    hits: ({ secret }) => [
      `NEON_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  NEON_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = neon.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`napi_${fake.text('lower', 20)}`, `napi_${'x'.repeat(64)}`, 'status = napi_get_value_string_utf8(env, value, buf)'],
  },
});
