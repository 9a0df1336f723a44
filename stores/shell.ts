/**
 * What a shell reads when it starts, what it remembers, and dotenv files round the project.
 * Names: the shells' and tools' documentation (not checked).
 */
import { defineStore } from '../src/store.ts';

/** By name, so that a folder with many files hides none of them. */
const NAMES = ['', '.local', '.production', '.production.local', '.prod', '.staging', '.development', '.development.local', '.test', '.keys', '.vault'];

export default [
  defineStore({
    id: 'dotenv',
    label: 'dotenv file',
    docs: 'https://github.com/motdotla/dotenv',
    files: [
      {
        paths: {
          all: [
            ...['{above}', '~'].flatMap((folder) => [
              ...NAMES.map((name) => `${folder}/.env${name}`),
              `${folder}/.envrc`,
              `${folder}/.flaskenv`,
              `${folder}/.dev.vars`,
            ]),
            '{above}/.env.*',
            '{above}/.dev.vars.*',
          ],
        },
        read: 'text',
      },
    ],
    examples: (fake) => {
      const token = `ghp_${fake.text('base62', 36)}`;
      return [{ path: '~/.env', text: `GITHUB_TOKEN=${token}\n`, finds: [{ value: token, kind: 'github-classic-pat' }] }];
    },
  }),
  defineStore({
    id: 'neighbours',
    label: 'project beside this one',
    docs: 'https://github.com/motdotla/dotenv',
    files: [
      {
        paths: { all: ['{beside}/.env*'] },
        except: /\.(?:example|sample|template|dist)$/,
        read: 'presence',
        mode: 0,
        capability: 'holds what another project signs in with; it was not opened',
      },
    ],
    examples: () => [],
  }),
  defineStore({
    id: 'shell-startup',
    label: 'shell startup file',
    docs: 'https://www.gnu.org/software/bash/manual/html_node/Bash-Startup-Files.html',
    files: [
      {
        paths: {
          all: [
            '~/.bashrc',
            '~/.bash_profile',
            '~/.bash_login',
            '~/.bash_aliases',
            '~/.profile',
            '~/.zshrc',
            '~/.zshenv',
            '~/.zprofile',
            '~/.zlogin',
            '~/.kshrc',
            '~/.tcshrc',
            '~/.xprofile',
            '~/.pam_environment',
          ],
          linux: [
            '{config}/fish/config.fish',
            '{config}/fish/conf.d/*.fish',
            '{config}/fish/fish_variables',
            '{config}/environment.d/*.conf',
            '{config}/powershell/*profile.ps1',
            '{config}/nushell/*.nu',
          ],
          darwin: [
            '{config}/fish/config.fish',
            '{config}/fish/conf.d/*.fish',
            '{config}/fish/fish_variables',
            '{config}/powershell/*profile.ps1',
            '{support}/nushell/*.nu',
          ],
          win32: ['~/Documents/PowerShell/*profile.ps1', '~/Documents/WindowsPowerShell/*profile.ps1', '{appdata}/nushell/*.nu'],
        },
        moved: [
          { by: 'ZDOTDIR', to: 'folder', rest: '.zshrc' },
          { by: 'ZDOTDIR', to: 'folder', rest: '.zshenv' },
          { by: 'BASH_ENV', to: 'file' },
        ],
        read: 'text',
        mode: 0,
      },
    ],
    examples: (fake) => {
      const token = `ghp_${fake.text('base62', 36)}`;
      return [{ path: '~/.zshrc', text: `plugins=(git)\nexport GITHUB_TOKEN="${token}"\n`, finds: [{ value: token, kind: 'github-classic-pat' }] }];
    },
  }),
  defineStore({
    id: 'shell-history',
    label: 'history of a shell or client',
    docs: 'https://www.gnu.org/software/bash/manual/html_node/Bash-History-Facilities.html',
    files: [
      {
        paths: {
          all: [
            '~/.bash_history',
            '~/.zsh_history',
            '~/.histfile',
            '~/.sh_history',
            '{data}/fish/fish_history',
            '{state}/bash/history',
            '{state}/zsh/history',
            '~/.python_history',
            '~/.node_repl_history',
            '~/.psql_history',
            '~/.mysql_history',
            '~/.mariadb_history',
            '~/.sqlite_history',
            '~/.rediscli_history',
            '~/.irb_history',
            '~/.lesshst',
            '~/.wget-hsts',
            '~/.mongodb/mongosh/*_log',
            '~/.mongodb/mongosh/mongosh_repl_history',
          ],
          linux: ['{data}/powershell/PSReadLine/ConsoleHost_history.txt'],
          darwin: ['{data}/powershell/PSReadLine/ConsoleHost_history.txt', '~/.zsh_sessions/*.history'],
          win32: ['{appdata}/Microsoft/Windows/PowerShell/PSReadLine/*_history.txt'],
        },
        moved: [
          { by: 'HISTFILE', to: 'file' },
          { by: 'PSQL_HISTORY', to: 'file' },
          { by: 'MYSQL_HISTFILE', to: 'file' },
        ],
        read: 'text',
      },
      { paths: { all: ['{data}/atuin/history.db'] }, read: 'presence', mode: 0o600, capability: 'holds every command typed; a database that was not opened' },
    ],
    examples: (fake) => {
      const token = `ghp_${fake.text('base62', 36)}`;
      return [
        {
          path: '~/.bash_history',
          text: `ls\ncurl -H "Authorization: token ${token}" https://api.github.com/user\n`,
          finds: [{ value: token, kind: 'github-classic-pat' }],
        },
        {
          path: '~/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt',
          platform: 'win32',
          text: `$env:GITHUB_TOKEN="${token}"\r\n`,
          finds: [{ value: token, kind: 'github-classic-pat' }],
        },
      ];
    },
  }),
];
