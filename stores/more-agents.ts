/**
 * What further coding agents log in with: opencode, Cline, Goose, Continue; and the files all of them are set up with.
 * opencode: packages/opencode/src/auth/index.ts of sst/opencode, checked 2026-11-21. The others were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, date, entries, secret, telling, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'opencode',
    label: 'opencode',
    docs: 'https://opencode.ai/docs/providers/',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{data}/opencode/auth.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content).flatMap(([provider, login]) =>
            ['key', 'access', 'refresh', 'token'].flatMap((key) =>
              secret(`${provider}.${key}`, text(login, key), { identity: provider, expires: key === 'access' ? date(at(login, 'expires')) : undefined }),
            ),
          ),
      },
      { paths: { all: ['{data}/opencode/mcp-auth.json'] }, read: 'fields', format: 'json', fields: (content) => telling(content) },
    ],
    examples: (fake) => {
      const key = fake.text('base62', 40);
      return [
        {
          path: '~/.local/share/opencode/auth.json',
          text: JSON.stringify({ deepinfra: { type: 'api', key } }),
          finds: [{ value: key, key: 'deepinfra.key', identity: 'deepinfra' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'cline',
    label: 'Cline',
    docs: 'https://docs.cline.bot/cline-cli/overview',
    files: [
      {
        paths: { all: ['~/.cline/data/secrets.json'] },
        moved: [{ by: 'CLINE_DIR', to: 'folder', rest: 'data/secrets.json' }],
        read: 'fields',
        format: 'json',
        fields: (content) => entries(content).flatMap(([key, value]) => secret(key, value)),
      },
      { paths: { all: ['~/.cline/data/settings/providers.json', '~/.cline/data/settings/cline_mcp_settings.json'] }, read: 'text' },
    ],
    examples: (fake) => {
      const key = fake.text('base62', 48);
      return [{ path: '~/.cline/data/secrets.json', text: JSON.stringify({ requestyApiKey: key }), finds: [{ value: key, key: 'requestyApiKey' }] }];
    },
  }),
  defineStore({
    id: 'goose',
    label: 'Goose',
    docs: 'https://block.github.io/goose/docs/guides/environment-variables',
    files: [
      {
        paths: { all: ['{config}/goose/secrets.yaml'], win32: ['{appdata}/Block/goose/config/secrets.yaml'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) => entries(content).flatMap(([key, value]) => secret(key, value)),
      },
    ],
    examples: (fake) => {
      const key = fake.text('base62', 48);
      return [{ path: '~/.config/goose/secrets.yaml', text: `TETRATE_API_KEY: ${key}\n`, finds: [{ value: key, key: 'TETRATE_API_KEY' }] }];
    },
  }),
  defineStore({
    id: 'continue',
    label: 'Continue',
    docs: 'https://docs.continue.dev/reference',
    files: [{ paths: { all: ['~/.continue/.env', '~/.continue/config.yaml', '~/.continue/config.json'] }, read: 'text' }],
    examples: (fake) => {
      const key = `sk-ant-api03-${fake.text('base62', 93)}AA`;
      return [{ path: '~/.continue/.env', text: `ANTHROPIC_API_KEY=${key}\n`, finds: [{ value: key, kind: 'anthropic-api-key' }] }];
    },
  }),
  defineStore({
    id: 'agent-settings',
    label: 'coding agents',
    docs: 'https://modelcontextprotocol.io/docs/develop/connect-local-servers',
    files: [
      {
        // Servers are handed keys here, as often as not written out.
        paths: {
          all: [
            '~/.claude.json',
            '~/.claude/settings.json',
            '~/.claude/settings.local.json',
            '~/.codex/config.toml',
            '~/.cursor/mcp.json',
            '~/.cursor/cli-config.json',
            '~/.codeium/windsurf/mcp_config.json',
            '~/.gemini/settings.json',
            '~/.copilot/mcp-config.json',
            '~/.kiro/settings/mcp.json',
            '~/.junie/mcp/*.json',
            '~/.aider.conf.yml',
            '{config}/opencode/opencode.json*',
            '{config}/amp/settings.json*',
            '{config}/goose/config.yaml',
            '{config}/zed/settings.json',
            '{config}/devin/config.json',
            '{config}/Claude/claude_desktop_config.json',
          ],
          darwin: ['{support}/Claude/claude_desktop_config.json'],
          win32: ['{appdata}/Claude/claude_desktop_config.json', '{appdata}/Zed/settings.json', '{appdata}/devin/config.json'],
        },
        moved: [
          { by: 'CLAUDE_CONFIG_DIR', to: 'folder', rest: '.claude.json' },
          { by: 'CODEX_HOME', to: 'folder', rest: 'config.toml' },
        ],
        read: 'text',
      },
    ],
    examples: (fake) => {
      const key = `sk-ant-api03-${fake.text('base62', 93)}AA`;
      return [
        {
          path: '~/.cursor/mcp.json',
          text: JSON.stringify({ mcpServers: { x: { command: 'npx', args: ['-y', 'x'], env: { ANTHROPIC_API_KEY: key } } } }, null, 2),
          finds: [{ value: key, kind: 'anthropic-api-key' }],
        },
      ];
    },
  }),
];
