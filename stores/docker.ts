/**
 * Docker and Podman: logins of registries, and the sockets of their daemons, which are root on this machine or near it.
 * Form: docs.docker.com/reference/cli/docker/login, man containers-auth.json (not checked).
 */
import { defineStore, type Stored } from '../src/store.ts';
import { entries, hostOf, secret, text } from '../src/store-kit.ts';

/** `auth` is the base64 of `user:password`; `identitytoken` takes the password's place. */
const logins = (content: unknown): Stored[] =>
  entries(content, 'auths').flatMap(([registry, login]) => {
    const host = hostOf(registry);
    const auth = text(login, 'auth');
    const user = text(login, 'username') ?? (auth ? Buffer.from(auth.slice(0, 2000), 'base64').toString('latin1').split(':')[0] : undefined);
    const told = { host, identity: user && /^[\x21-\x7e]{1,80}$/.test(user) ? user : undefined };
    return [
      ...secret(`auths.${registry}.auth`, auth, { ...told, kind: 'docker-config-auth', ...(host ? { parts: { host } } : {}) }),
      ...secret(`auths.${registry}.identitytoken`, text(login, 'identitytoken'), told),
      ...secret(`auths.${registry}.password`, text(login, 'password'), told),
    ];
  });

const SOCKET = 'is root on this machine, or as good as: whoever can write to it starts containers with any folder in them';

export default [
  defineStore({
    id: 'docker-config',
    label: 'Docker CLI',
    docs: 'https://docs.docker.com/reference/cli/docker/login/',
    files: [
      {
        paths: { all: ['~/.docker/config.json', '~/.dockercfg'] },
        moved: [{ by: 'DOCKER_CONFIG', to: 'folder', rest: 'config.json' }],
        read: 'fields',
        format: 'json',
        elsewhere: (content) =>
          text(content, 'credsStore') || entries(content, 'credHelpers').length
            ? 'pulls from and pushes to the registries logged in to: a helper program hands out the passwords'
            : undefined,
        fields: logins,
      },
      {
        paths: { all: ['{runtime}/containers/auth.json', '{config}/containers/auth.json'] },
        moved: [{ by: 'REGISTRY_AUTH_FILE', to: 'file' }],
        read: 'fields',
        format: 'json',
        fields: logins,
      },
    ],
    examples: (fake) => {
      const auth = Buffer.from(`ann:${fake.text('base62', 20)}`).toString('base64');
      const token = fake.text('base62', 60);
      return [
        {
          path: '~/.docker/config.json',
          text: JSON.stringify({ auths: { 'https://registry.acme.io/v1/': { auth }, 'azurecr.acme.io': { identitytoken: token }, 'ghcr.io': {} } }),
          finds: [
            { value: auth, kind: 'docker-config-auth', key: 'auths.https://registry.acme.io/v1/.auth', identity: 'ann', host: 'registry.acme.io' },
            { value: token, key: 'auths.azurecr.acme.io.identitytoken', host: 'azurecr.acme.io' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'docker-socket',
    label: 'Docker daemon',
    docs: 'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    files: [
      {
        paths: {
          linux: ['/var/run/docker.sock', '{runtime}/docker.sock', '~/.docker/desktop/docker.sock'],
          darwin: ['/var/run/docker.sock', '~/.docker/run/docker.sock', '~/.colima/*/docker.sock', '~/.orbstack/run/docker.sock', '~/.rd/docker.sock'],
        },
        read: 'presence',
        mode: 0,
        capability: SOCKET,
      },
      {
        paths: { linux: ['{runtime}/podman/podman.sock', '/run/podman/podman.sock', '/run/containerd/containerd.sock'] },
        read: 'presence',
        mode: 0,
        capability: SOCKET,
      },
    ],
    examples: () => [{ path: '/var/run/docker.sock', text: '', finds: [] }],
  }),
];
