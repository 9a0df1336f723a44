/**
 * Command lines of code hosts: GitHub, GitLab, and git's own stores of passwords.
 * gh: cli.github.com/manual (not checked). glab: docs.gitlab.com/cli/configuration and gitlab.com/gitlab-org/cli merge request 3730, checked
 * 2026-11-21. git: git-scm.com/docs/git-credential-store (not checked).
 */
import { defineStore, type Stored } from '../src/store.ts';
import { date, entries, hostOf, lines, secret, text } from '../src/store-kit.ts';

/** `https://user:password@host`, one a line. */
const addresses = (content: unknown): Stored[] =>
  lines(content).flatMap((line) => {
    const parts = /^\s*https?:\/\/([^:/@\s]{0,200}):([^@\s]{1,4000})@([^/\s]{1,200})/.exec(line);
    if (!parts) return [];
    const [user, value, host] = parts.slice(1).map(decoded) as [string, string, string];
    return secret(`https://${host}`, value, { kind: 'url-password', parts: { user, host }, identity: user, host: hostOf(host) });
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export default [
  defineStore({
    id: 'gh',
    label: 'GitHub CLI',
    docs: 'https://cli.github.com/manual/gh_auth_login',
    files: [
      {
        paths: { all: ['{config}/gh/hosts.yml'], win32: ['{appdata}/GitHub CLI/hosts.yml'] },
        moved: [{ by: 'GH_CONFIG_DIR', to: 'folder', rest: 'hosts.yml' }],
        read: 'fields',
        format: 'yaml',
        elsewhere: (content) =>
          entries(content).some(([, entry]) => text(entry, 'user') && !text(entry, 'oauth_token'))
            ? 'acts as the user on the code host: the token is in the keyring, and `gh auth token` prints it'
            : undefined,
        fields: (content) =>
          entries(content).flatMap(([host, entry]) => [
            ...secret(`${host}.oauth_token`, text(entry, 'oauth_token'), { identity: text(entry, 'user'), host }),
            ...entries(entry, 'users').flatMap(([user, u]) => secret(`${host}.users.${user}.oauth_token`, text(u, 'oauth_token'), { identity: user, host })),
          ]),
      },
    ],
    examples: (fake) => {
      const [token, other] = [`gho_${fake.text('base62', 36)}`, `github_pat_11${fake.text('base62', 20)}_${fake.text('base62', 59)}`];
      return [
        {
          path: '~/.config/gh/hosts.yml',
          text: `github.com:\n    oauth_token: ${token}\n    user: ann\n    git_protocol: https\n`,
          finds: [{ value: token, kind: 'github-oauth-token', key: 'github.com.oauth_token', identity: 'ann', host: 'github.com' }],
        },
        {
          path: '~/AppData/Roaming/GitHub CLI/hosts.yml',
          platform: 'win32',
          text: `github.com:\n    users:\n        bob:\n            oauth_token: ${other}\n    user: bob\n`,
          finds: [{ value: other, kind: 'github-fine-grained-pat', key: 'github.com.users.bob.oauth_token', identity: 'bob' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'glab',
    label: 'GitLab CLI',
    docs: 'https://docs.gitlab.com/cli/configuration/',
    checked: '2026-11-21',
    files: [
      {
        paths: {
          all: ['{config}/glab-cli/config.yml', '{project}/.git/glab-cli/config.yml'],
          darwin: ['{support}/glab-cli/config.yml'],
          win32: ['{localappdata}/glab-cli/config.yml'],
        },
        moved: [{ by: 'GLAB_CONFIG_DIR', to: 'folder', rest: 'config.yml' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          entries(content, 'hosts').flatMap(([host, entry]) => {
            const told = { identity: text(entry, 'user'), host, expires: date(text(entry, 'oauth2_expiry_date')) };
            return ['token', 'job_token', 'oauth2_refresh_token'].flatMap((key) =>
              secret(`hosts.${host}.${key}`, text(entry, key), { ...told, ...(key === 'token' ? { kind: 'gitlab-legacy-token' } : {}) }),
            );
          }),
      },
    ],
    examples: (fake) => {
      const token = `glpat-${fake.text('base62', 20)}`;
      const text = `hosts:\n    gitlab.com:\n        token: ${token}\n        user: ann\n`;
      return [
        {
          path: '~/.config/glab-cli/config.yml',
          text,
          finds: [{ value: token, kind: 'gitlab-access-token', key: 'hosts.gitlab.com.token', identity: 'ann', host: 'gitlab.com' }],
        },
        { path: '~/Library/Application Support/glab-cli/config.yml', platform: 'darwin', text, finds: [{ value: token, kind: 'gitlab-access-token' }] },
      ];
    },
  }),
  defineStore({
    id: 'git-credentials',
    label: 'git',
    docs: 'https://git-scm.com/docs/git-credential-store',
    files: [
      { paths: { all: ['~/.git-credentials', '{config}/git/credentials'] }, read: 'fields', format: 'lines', fields: addresses },
      // Addresses with a password in them, `http.extraHeader`, `credential.helper` with a store of its own.
      {
        paths: { all: ['~/.gitconfig', '{config}/git/config', '{project}/.git/config'] },
        moved: [{ by: 'GIT_CONFIG_GLOBAL', to: 'file' }],
        read: 'text',
        mode: 0o644,
      },
    ],
    examples: (fake) => {
      const [token, password] = [`ghp_${fake.text('base62', 36)}`, fake.text('base62', 14)];
      return [
        {
          path: '~/.git-credentials',
          text: `https://ann:${token}@github.com\nhttps://bob:${password}@git.acme.io\n`,
          finds: [
            { value: token, kind: 'github-classic-pat', key: 'https://github.com', identity: 'ann', host: 'github.com' },
            { value: password, kind: 'url-password', key: 'https://git.acme.io', identity: 'bob', host: 'git.acme.io' },
          ],
        },
      ];
    },
  }),
];
