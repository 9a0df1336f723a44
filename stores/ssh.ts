/**
 * SSH: private keys, and agents that sign with keys they never show.
 * Names of files: man ssh_config and ssh-agent of OpenSSH (not checked); agents' sockets by their tools' documentation (not checked).
 */
import { defineStore } from '../src/store.ts';

const AGENT = 'signs in with every SSH key that is loaded, without the key file or its passphrase';

export default [
  defineStore({
    id: 'ssh-keys',
    label: 'OpenSSH',
    docs: 'https://man.openbsd.org/ssh#FILES',
    files: [
      {
        paths: { all: ['~/.ssh/*', '~/.ssh/keys/*'], linux: ['/etc/ssh/ssh_host_*_key'] },
        except: /\.pub$|^(?:known_hosts.*|config|authorized_keys2?|allowed_signers|rc|environment|agent.*|.*\.sock)$/,
        read: 'text',
      },
      { paths: { all: ['~/.ssh/config', '~/.ssh/environment', '~/.ssh/config.d/*'] }, read: 'text', mode: 0o644 },
    ],
    examples: (fake) => {
      const key = `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 12 }, () => fake.text('base64', 64)).join('\n')}\n-----END RSA PRIVATE KEY-----\n`;
      return [{ path: '~/.ssh/id_deploy', text: key, finds: [{ value: key.split('\n')[3] as string, kind: 'private-key' }] }];
    },
  }),
  defineStore({
    id: 'ssh-agent',
    label: 'SSH agent',
    docs: 'https://man.openbsd.org/ssh-agent',
    files: [
      { paths: {}, moved: [{ by: 'SSH_AUTH_SOCK', to: 'file' }], read: 'presence', mode: 0, capability: AGENT },
      {
        paths: {
          all: [
            '~/.1password/agent.sock',
            '~/.gnupg/S.gpg-agent.ssh',
            '{runtime}/gnupg/S.gpg-agent.ssh',
            '{runtime}/keyring/ssh',
            '{runtime}/ssh-agent.socket',
          ],
          darwin: ['~/Library/Group Containers/2BUA8C4S2C.com.1password/t/agent.sock'],
        },
        read: 'presence',
        mode: 0,
        capability: AGENT,
      },
    ],
    examples: () => [{ path: '~/.1password/agent.sock', text: '', finds: [] }],
  }),
];
