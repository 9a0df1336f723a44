/** Anthropic: API keys, admin keys, and the OAuth and session tokens of Claude Code and claude.ai. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const kind = (id: string, prefix: string, label: string, revoke: Detector['revoke'], extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Anthropic',
    docs: 'https://docs.anthropic.com/en/api/overview',
    // 93 base64url characters and AA. Format as seen in the wild.
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[A-Za-z0-9_-]{93}AA(?![A-Za-z0-9_-])`), after: 116 }],
    revoke,
    examples: {
      sample: (fake: Fake) => `${prefix}${fake.text('base64url', 93)}AA`,
      hits: ({ secret }) => [
        `ANTHROPIC_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = anthropic.Anthropic(api_key="${secret}")\n` },
        { path: '.claude/.credentials.json', text: `{ "claudeAiOauth": { "token": "${secret}" } }\n` },
        `curl https://api.anthropic.com/v1/models -H "x-api-key: ${secret}" -H "anthropic-version: 2023-06-01"\n`,
      ],
      misses: (fake) => [`${prefix}${fake.text('base64url', 40)}`, `${prefix}${'x'.repeat(93)}AA`, `export ANTHROPIC_API_KEY=${prefix}...`],
    },
    ...extra,
  });

const console_ = { how: 'Disable the key in the Claude console under API keys', url: 'https://console.anthropic.com/settings/keys' };
const logOut = { how: 'Log out of all devices in the account settings, then sign in to Claude Code again', url: 'https://claude.ai/settings/account' };

export default [
  kind('anthropic-api-key', 'sk-ant-api03-', 'Anthropic API key', { ...console_, breaks: 'every program that calls Claude with it' }),
  kind(
    'anthropic-admin-key',
    'sk-ant-admin01-',
    'Anthropic admin API key',
    { how: 'Disable the key in the Claude console under Admin keys', url: 'https://console.anthropic.com/settings/admin-keys' },
    { severity: 'critical', docs: 'https://docs.anthropic.com/en/api/administration-api' },
  ),
  kind('anthropic-oauth-token', 'sk-ant-oat01-', 'Anthropic OAuth access token', logOut, { docs: 'https://code.claude.com/docs/en/authentication' }),
  kind('anthropic-refresh-token', 'sk-ant-ort01-', 'Anthropic OAuth refresh token', logOut, { docs: 'https://code.claude.com/docs/en/authentication' }),
  kind('anthropic-session-key', 'sk-ant-sid01-', 'Anthropic session key (claude.ai)', logOut, {
    // Lengths differ between issues of the cookie.
    find: [{ anchors: ['sk-ant-sid0'], pattern: /sk-ant-sid0[0-9]-[A-Za-z0-9_-]{84,120}AA(?![A-Za-z0-9_-])/, after: 142 }],
  }),
];
