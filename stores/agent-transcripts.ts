/**
 * What coding agents have written down of their sessions: secrets that were pasted, or printed by a command, stand there in clear.
 * Folders: not checked.
 */
import { defineStore } from '../src/store.ts';

export default defineStore({
  id: 'agent-transcripts',
  label: 'transcripts of coding agents',
  docs: 'https://code.claude.com/docs/en/data-usage',
  files: [
    {
      paths: {
        all: [
          '~/.claude/projects/**/*.jsonl',
          '~/.claude/history.jsonl',
          '~/.claude/paste-cache/*',
          '~/.claude/session-env/**/*',
          '~/.claude/shell-snapshots/*',
          '~/.claude/todos/*.json',
        ],
      },
      moved: [{ by: 'CLAUDE_CONFIG_DIR', to: 'folder', rest: 'projects/**/*.jsonl' }],
      read: 'text',
    },
    {
      paths: { all: ['~/.codex/sessions/**/*.jsonl', '~/.codex/history.jsonl', '~/.codex/shell_snapshots/*', '~/.codex/log/*.log'] },
      moved: [{ by: 'CODEX_HOME', to: 'folder', rest: 'sessions/**/*.jsonl' }],
      read: 'text',
    },
    { paths: { all: ['~/.gemini/tmp/*/chats/*', '~/.gemini/tmp/*/logs.json', '~/.gemini/tmp/*/shell_history'] }, read: 'text' },
    { paths: { all: ['{data}/opencode/storage/**/*.json', '{data}/opencode/log/*.log'] }, read: 'text' },
    { paths: { all: ['~/.aider.chat.history.md', '~/.aider.input.history', '{above}/.aider.chat.history.md', '{above}/.aider.input.history'] }, read: 'text' },
    {
      paths: {
        all: [
          '~/.copilot/history-session-state/*.json',
          '~/.copilot/session-state/**/*.jsonl',
          '~/.copilot/logs/*.log',
          '~/.continue/sessions/*.json',
          '~/.cline/data/tasks/*/*.json',
        ],
      },
      read: 'text',
    },
    {
      paths: {
        linux: ['{config}/Code/User/workspaceStorage/*/chatSessions/*.json*', '{data}/goose/sessions/*.jsonl'],
        darwin: ['{support}/Code/User/workspaceStorage/*/chatSessions/*.json*', '{data}/goose/sessions/*.jsonl'],
        win32: ['{appdata}/Code/User/workspaceStorage/*/chatSessions/*.json*'],
      },
      read: 'text',
      mode: 0,
    },
  ],
  examples: (fake) => {
    const [token, other] = [`ghp_${fake.text('base62', 36)}`, `ghp_${fake.text('base62', 36)}`];
    return [
      {
        path: '~/.claude/projects/-home-ann-shop/1.jsonl',
        text: `${JSON.stringify({ type: 'user', message: { content: `use ${token} please` } })}\n`,
        finds: [{ value: token, kind: 'github-classic-pat' }],
      },
      { path: '~/.codex/shell_snapshots/1.sh', text: `export GITHUB_TOKEN=${other}\n`, finds: [{ value: other, kind: 'github-classic-pat' }] },
    ];
  },
});
