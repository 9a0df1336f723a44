/**
 * What the desktop keeps: keychains, browsers, password managers, editors, services of the user. What is locked by the login is open while the
 * user is logged in, so that its presence is what is told; none of it is opened.
 * Folders: not checked.
 */
import { defineStore, type Paths } from '../src/store.ts';

const chromium = (linux: string, darwin: string, win32: string): Paths => ({
  linux: [`{config}/${linux}/*/Login Data`],
  darwin: [`{support}/${darwin}/*/Login Data`],
  win32: [`{localappdata}/${win32}/User Data/*/Login Data`],
});
const BROWSER = 'is logged in wherever the user is: saved passwords and session cookies, decrypted for programs of this user';

export default [
  defineStore({
    id: 'keychain',
    label: 'system keychain',
    docs: 'https://specifications.freedesktop.org/secret-service-spec/latest/',
    files: [
      {
        paths: {
          linux: ['{data}/keyrings/*.keyring', '{data}/kwalletd/*.kwl'],
          darwin: ['~/Library/Keychains/login.keychain-db'],
          win32: ['{appdata}/Microsoft/Credentials/*', '{localappdata}/Microsoft/Credentials/*'],
        },
        read: 'presence',
        mode: 0,
        capability: 'hands its secrets to programs of this user while it is unlocked',
      },
    ],
    examples: () => [
      { path: '~/.local/share/keyrings/login.keyring', text: 'x', finds: [] },
      { path: '~/Library/Keychains/login.keychain-db', platform: 'darwin', text: 'x', finds: [] },
    ],
  }),
  defineStore({
    id: 'password-managers',
    label: 'password manager',
    docs: 'https://www.passwordstore.org/',
    files: [
      {
        paths: { all: ['~/.password-store/.gpg-id'] },
        moved: [{ by: 'PASSWORD_STORE_DIR', to: 'folder' }],
        read: 'presence',
        mode: 0,
        capability: 'hands out its passwords while the GnuPG agent holds the key',
      },
      {
        paths: {
          all: ['{config}/op/config', '~/.op/config'],
          linux: ['{config}/Bitwarden CLI/data.json'],
          darwin: ['{support}/Bitwarden CLI/data.json'],
          win32: ['{appdata}/Bitwarden CLI/data.json'],
        },
        read: 'presence',
        mode: 0o600,
        capability: 'hands out what its vaults hold while it is unlocked',
      },
      {
        paths: { all: ['~/.gnupg/private-keys-v1.d/*.key'] },
        moved: [{ by: 'GNUPGHOME', to: 'folder', rest: 'private-keys-v1.d/*.key' }],
        read: 'presence',
        mode: 0o600,
        capability: 'signs and decrypts while the GnuPG agent remembers the passphrase, or always when there is none',
      },
    ],
    examples: () => [{ path: '~/.password-store/.gpg-id', text: 'x', finds: [] }],
  }),
  defineStore({
    id: 'browsers',
    label: 'browser profile',
    docs: 'https://chromium.googlesource.com/chromium/src/+/HEAD/docs/user_data_dir.md',
    files: [
      ...[
        chromium('google-chrome', 'Google/Chrome', 'Google/Chrome'),
        chromium('chromium', 'Chromium', 'Chromium'),
        chromium('BraveSoftware/Brave-Browser', 'BraveSoftware/Brave-Browser', 'BraveSoftware/Brave-Browser'),
        chromium('microsoft-edge', 'Microsoft Edge', 'Microsoft/Edge'),
      ].map((paths) => ({
        paths,
        read: 'presence' as const,
        mode: 0o600,
        capability: BROWSER,
      })),
      {
        paths: {
          linux: ['~/.mozilla/firefox/*/logins.json', '{config}/mozilla/firefox/*/logins.json'],
          darwin: ['{support}/Firefox/Profiles/*/logins.json'],
          win32: ['{appdata}/Mozilla/Firefox/Profiles/*/logins.json'],
        },
        read: 'presence',
        mode: 0o600,
        capability: BROWSER,
      },
    ],
    examples: () => [
      { path: '~/.config/google-chrome/Default/Login Data', text: 'x', finds: [] },
      { path: '~/AppData/Local/Google/Chrome/User Data/Default/Login Data', platform: 'win32', text: 'x', finds: [] },
    ],
  }),
  defineStore({
    id: 'editors',
    label: 'editor',
    docs: 'https://code.visualstudio.com/docs/configure/settings',
    files: [
      ...['Code', 'Cursor', 'Windsurf', 'VSCodium'].map((name) => ({
        paths: {
          linux: [`{config}/${name}/User/settings.json`, `{config}/${name}/User/mcp.json`],
          darwin: [`{support}/${name}/User/settings.json`, `{support}/${name}/User/mcp.json`],
          win32: [`{appdata}/${name}/User/settings.json`, `{appdata}/${name}/User/mcp.json`],
        },
        read: 'text' as const,
        mode: 0,
      })),
      ...['Code', 'Cursor', 'Windsurf'].map((name) => ({
        paths: {
          linux: [`{config}/${name}/User/globalStorage/state.vscdb`],
          darwin: [`{support}/${name}/User/globalStorage/state.vscdb`],
          win32: [`{appdata}/${name}/User/globalStorage/state.vscdb`],
        },
        read: 'presence' as const,
        mode: 0,
        capability: 'holds the sessions of the editor and its extensions; a database that was not opened',
      })),
    ],
    examples: (fake) => {
      const token = `ghp_${fake.text('base62', 36)}`;
      return [
        {
          path: '~/.config/Code/User/settings.json',
          text: `{\n  // mine\n  "gitlens.token": "${token}",\n}\n`,
          finds: [{ value: token, kind: 'github-classic-pat' }],
        },
        { path: '~/Library/Application Support/Cursor/User/globalStorage/state.vscdb', platform: 'darwin', text: 'x', finds: [] },
      ];
    },
  }),
  defineStore({
    id: 'user-services',
    label: 'service of the user',
    docs: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html',
    files: [
      {
        paths: {
          linux: [
            '{config}/systemd/user/*.service',
            '{config}/systemd/user/*.d/*.conf',
            '/etc/systemd/system/*.service',
            '/etc/systemd/system/*.d/*.conf',
            '/etc/environment',
          ],
          darwin: ['~/Library/LaunchAgents/*.plist'],
        },
        read: 'text',
        mode: 0,
      },
    ],
    examples: (fake) => {
      const token = `ghp_${fake.text('base62', 36)}`;
      return [
        {
          path: '~/.config/systemd/user/bot.service',
          text: `[Service]\nEnvironment=GITHUB_TOKEN=${token}\nExecStart=/usr/bin/bot\n`,
          finds: [{ value: token, kind: 'github-classic-pat' }],
        },
      ];
    },
  }),
];
