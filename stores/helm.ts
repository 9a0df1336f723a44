/**
 * Helm: logins of chart repositories and registries.
 * On macOS: pkg/helmpath/lazypath_darwin.go of helm/helm, checked 2026-11-21; helm.sh/docs for the rest, not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, entries, hostOf, list, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'helm',
    label: 'Helm',
    docs: 'https://helm.sh/docs/helm/helm_repo_add/',
    files: [
      {
        paths: { all: ['{config}/helm/repositories.yaml'], darwin: ['{preferences}/helm/repositories.yaml'], win32: ['{appdata}/helm/repositories.yaml'] },
        moved: [
          { by: 'HELM_REPOSITORY_CONFIG', to: 'file' },
          { by: 'HELM_CONFIG_HOME', to: 'folder', rest: 'repositories.yaml' },
        ],
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          list(content, 'repositories').flatMap((repository) =>
            secret(`repositories.${text(repository, 'name')}.password`, text(repository, 'password'), {
              identity: text(repository, 'username'),
              host: hostOf(text(repository, 'url')),
            }),
          ),
      },
      {
        paths: {
          all: ['{config}/helm/registry/config.json'],
          darwin: ['{preferences}/helm/registry/config.json'],
          win32: ['{appdata}/helm/registry/config.json'],
        },
        moved: [{ by: 'HELM_REGISTRY_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content, 'auths').flatMap(([registry, login]) => {
            const host = hostOf(registry);
            return secret(`auths.${registry}.auth`, at(login, 'auth'), { kind: 'docker-config-auth', host, ...(host ? { parts: { host } } : {}) });
          }),
      },
    ],
    examples: (fake) => {
      const [password, auth] = [fake.text('base62', 18), Buffer.from(`ann:${fake.text('base62', 20)}`).toString('base64')];
      return [
        {
          path: '~/.config/helm/repositories.yaml',
          text: `apiVersion: ""\nrepositories:\n- name: acme\n  url: https://charts.acme.io\n  username: ann\n  password: ${password}\n`,
          finds: [{ value: password, key: 'repositories.acme.password', identity: 'ann', host: 'charts.acme.io' }],
        },
        {
          path: '~/Library/Preferences/helm/registry/config.json',
          platform: 'darwin',
          text: JSON.stringify({ auths: { 'oci.acme.io': { auth } } }),
          finds: [{ value: auth, kind: 'docker-config-auth', key: 'auths.oci.acme.io.auth', host: 'oci.acme.io' }],
        },
      ];
    },
  }),
];
