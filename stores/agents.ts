/**
 * What coding agents log in with: Claude Code, Codex, Gemini CLI, Copilot.
 * Codex: codex-rs/login/src/token_data.rs of openai/codex, checked 2026-11-21. The others were not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, date, entries, hostOf, secret, telling, text } from '../src/store-kit.ts';

const claude = (content: unknown): Stored[] => [
  ...['accessToken', 'refreshToken'].flatMap((key) =>
    secret(`claudeAiOauth.${key}`, text(content, 'claudeAiOauth', key), {
      kind: key === 'accessToken' ? 'anthropic-oauth-token' : 'anthropic-refresh-token',
      expires: key === 'accessToken' ? date(at(content, 'claudeAiOauth', 'expiresAt')) : undefined,
      identity: text(content, 'claudeAiOauth', 'subscriptionType'),
    }),
  ),
  ...entries(content, 'mcpOAuth').flatMap(([name, server]) =>
    ['accessToken', 'refreshToken', 'clientSecret'].flatMap((key) =>
      secret(`mcpOAuth.${name}.${key}`, text(server, key), { identity: text(server, 'serverName'), host: hostOf(text(server, 'serverUrl')), about: [name] }),
    ),
  ),
];

const google = (content: unknown): Stored[] => [
  ...secret('refresh_token', text(content, 'refresh_token'), { kind: 'google-refresh-token' }),
  ...secret('access_token', text(content, 'access_token'), { kind: 'google-access-token', expires: date(at(content, 'expiry_date')) }),
];

export default [
  defineStore({
    id: 'claude-code',
    label: 'Claude Code',
    docs: 'https://code.claude.com/docs/en/iam',
    files: [
      {
        paths: { all: ['~/.claude/.credentials.json'] },
        moved: [{ by: 'CLAUDE_CONFIG_DIR', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: claude,
      },
    ],
    examples: (fake) => {
      const [access, refresh, server] = [`sk-ant-oat01-${fake.text('base62', 93)}AA`, `sk-ant-ort01-${fake.text('base62', 93)}AA`, fake.text('base62', 40)];
      return [
        {
          path: '~/.claude/.credentials.json',
          text: JSON.stringify({
            claudeAiOauth: { accessToken: access, refreshToken: refresh, expiresAt: 1_795_000_000_000, subscriptionType: 'max' },
            mcpOAuth: { 'linear|1': { serverName: 'linear', serverUrl: 'https://mcp.linear.app/sse', accessToken: server } },
          }),
          finds: [
            { value: access, kind: 'anthropic-oauth-token', key: 'claudeAiOauth.accessToken', identity: 'max', expires: '2026-11-18T11:06:40.000Z' },
            { value: refresh, kind: 'anthropic-refresh-token', key: 'claudeAiOauth.refreshToken' },
            { value: server, key: 'mcpOAuth.linear|1.accessToken', identity: 'linear', host: 'mcp.linear.app' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'codex',
    label: 'Codex CLI',
    docs: 'https://developers.openai.com/codex/auth',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.codex/auth.json'] },
        moved: [{ by: 'CODEX_HOME', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: (content) => [
          ...secret('OPENAI_API_KEY', text(content, 'OPENAI_API_KEY'), { kind: 'openai-user-key' }),
          ...['access_token', 'refresh_token', 'id_token'].flatMap((key) =>
            secret(`tokens.${key}`, text(content, 'tokens', key), { identity: text(content, 'tokens', 'account_id') }),
          ),
        ],
      },
    ],
    examples: (fake) => {
      const [access, refresh] = [fake.jwt({ sub: 'u1', exp: 1_795_000_000 }), `rt_${fake.text('base62', 60)}`];
      return [
        {
          path: '~/.codex/auth.json',
          text: JSON.stringify({ OPENAI_API_KEY: null, tokens: { access_token: access, refresh_token: refresh, account_id: 'acc-1' } }),
          finds: [
            { value: access, key: 'tokens.access_token', identity: 'acc-1' },
            { value: refresh, key: 'tokens.refresh_token' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'gemini-cli',
    label: 'Gemini CLI',
    docs: 'https://geminicli.com/docs/get-started/authentication/',
    files: [
      { paths: { all: ['~/.gemini/oauth_creds.json'] }, read: 'fields', format: 'json', fields: google },
      { paths: { all: ['~/.gemini/mcp-oauth-tokens.json'] }, read: 'fields', format: 'json', fields: (content) => telling(content) },
      { paths: { all: ['~/.gemini/.env'] }, read: 'text' },
      {
        paths: { all: ['~/.gemini/gemini-credentials.json'] },
        read: 'presence',
        mode: 0o600,
        capability: 'acts as the account logged in to the Gemini CLI: programs of this user can decrypt it',
      },
    ],
    examples: (fake) => {
      const [refresh, server] = [`1//0${fake.text('base64url', 90)}x`, fake.text('base62', 40)];
      return [
        {
          path: '~/.gemini/oauth_creds.json',
          text: JSON.stringify({ refresh_token: refresh, token_type: 'Bearer' }),
          finds: [{ value: refresh, kind: 'google-refresh-token', key: 'refresh_token' }],
        },
        {
          path: '~/.gemini/mcp-oauth-tokens.json',
          text: JSON.stringify([{ serverName: 'x', token: { accessToken: server, tokenType: 'Bearer' } }]),
          finds: [{ value: server, key: '0.token.accessToken' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'copilot',
    label: 'GitHub Copilot',
    docs: 'https://docs.github.com/copilot/how-tos/copilot-cli',
    files: [
      {
        paths: { all: ['~/.copilot/config.json'] },
        moved: [{ by: 'COPILOT_HOME', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: (content) => [
          ...entries(content, 'copilot_tokens').flatMap(([user, token]) => secret(`copilot_tokens.${user}`, token, { identity: user })),
          ...telling(content),
        ],
      },
      {
        paths: {
          all: ['{config}/github-copilot/apps.json', '{config}/github-copilot/hosts.json'],
          win32: ['{localappdata}/github-copilot/apps.json', '{localappdata}/github-copilot/hosts.json'],
        },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content).flatMap(([app, e]) => secret(`${app}.oauth_token`, text(e, 'oauth_token'), { identity: text(e, 'user'), host: hostOf(app) })),
      },
    ],
    examples: (fake) => {
      const [app, cli] = [`ghu_${fake.text('base62', 36)}`, `gho_${fake.text('base62', 36)}`];
      return [
        {
          path: '~/.config/github-copilot/apps.json',
          text: JSON.stringify({ 'github.com:Iv1.b': { user: 'ann', oauth_token: app } }),
          finds: [{ value: app, kind: 'github-app-user-token', key: 'github.com:Iv1.b.oauth_token', identity: 'ann', host: 'github.com' }],
        },
        {
          path: '~/.copilot/config.json',
          text: `// kept by the CLI\n{"copilot_tokens": {"https://github.com:ann": "${cli}"}, "trusted_folders": []}`,
          finds: [{ value: cli, kind: 'github-oauth-token', key: 'copilot_tokens.https://github.com:ann', identity: 'https://github.com:ann' }],
        },
      ];
    },
  }),
];
