/**
 * The netrc file: logins of curl, git, Heroku's CLI, Weights & Biases and others.
 * Form: gnu.org/software/inetutils/manual (not checked).
 */
import { defineStore } from '../src/store.ts';
import { list, present, secret, text } from '../src/store-kit.ts';

/** Machines whose password is a token of a kind of its own. */
const KINDS: Record<string, string> = {
  'api.heroku.com': 'heroku-api-key',
  'git.heroku.com': 'heroku-api-key',
  'api.wandb.ai': 'wandb-legacy-api-key',
};

export default defineStore({
  id: 'netrc',
  label: 'netrc file',
  docs: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
  files: [
    {
      paths: { all: ['~/.netrc'], win32: ['~/_netrc'] },
      moved: [{ by: 'NETRC', to: 'file' }],
      read: 'fields',
      format: 'netrc',
      fields: (content) =>
        list(content).flatMap((entry) => {
          const host = text(entry, 'machine');
          const user = text(entry, 'login');
          const kind = (host && Object.hasOwn(KINDS, host) && KINDS[host]) || 'netrc-password';
          return secret(`${host}.password`, text(entry, 'password'), {
            kind,
            parts: kind === 'netrc-password' ? present({ user, host }) : {},
            identity: user,
            host,
          });
        }),
    },
  ],
  examples: (fake) => {
    const [heroku, password] = [fake.uuid(), fake.text('base62', 16)];
    return [
      {
        path: '~/.netrc',
        text: `machine api.heroku.com\n  login ann@acme.test\n  password ${heroku}\n# a comment\nmachine git.acme.io login bob password "${password}"\n`,
        finds: [
          { value: heroku, kind: 'heroku-api-key', key: 'api.heroku.com.password', identity: 'ann@acme.test', host: 'api.heroku.com' },
          { value: password, kind: 'netrc-password', key: 'git.acme.io.password', identity: 'bob', host: 'git.acme.io' },
        ],
      },
    ];
  },
});
