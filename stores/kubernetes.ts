/**
 * Kubernetes: kubeconfig files, and the token a pod is given.
 * Form: kubernetes.io/docs/reference/config-api/kubeconfig.v1 (not checked).
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, hostOf, list, present, secret, text } from '../src/store-kit.ts';

const kubeconfig = (content: unknown): Stored[] => {
  const servers = new Map(list(content, 'clusters').map((c) => [text(c, 'name'), hostOf(text(c, 'cluster', 'server'))]));
  const current = text(content, 'current-context');
  return list(content, 'users').flatMap((entry) => {
    const name = text(entry, 'name');
    const contexts = list(content, 'contexts').filter((c) => name !== undefined && text(c, 'context', 'user') === name);
    // The context in use speaks first: it is where a command goes when nobody says otherwise.
    const context = contexts.find((c) => text(c, 'name') === current) ?? contexts[0];
    const server = servers.get(text(context, 'context', 'cluster'));
    const told = {
      host: server,
      identity: name,
      about: contexts.flatMap((c) => [text(c, 'name'), text(c, 'context', 'namespace')]).filter((w) => w !== undefined),
    };
    const parts = present({ server });
    return [
      ...secret(`users.${name}.token`, text(entry, 'user', 'token'), { ...told, parts, kind: 'kubernetes-kubeconfig-token' }),
      ...secret(`users.${name}.client-key-data`, text(entry, 'user', 'client-key-data'), {
        ...told,
        parts: { ...parts, ...present({ certificate: text(entry, 'user', 'client-certificate-data') }) },
        kind: 'kubernetes-client-key',
      }),
      ...secret(`users.${name}.password`, text(entry, 'user', 'password'), { ...told, identity: text(entry, 'user', 'username') ?? name }),
      // Plugins of old wrote what they were given into the file.
      ...['access-token', 'refresh-token', 'id-token', 'client-secret'].flatMap((key) =>
        secret(`users.${name}.auth-provider.${key}`, at(entry, 'user', 'auth-provider', 'config', key), told),
      ),
    ];
  });
};

export default [
  defineStore({
    id: 'kubeconfig',
    label: 'kubectl',
    docs: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
    files: [
      {
        paths: {
          all: ['~/.kube/config', '~/.kube/*.yaml', '~/.kube/*.yml', '~/.kube/*.conf'],
          linux: ['/etc/rancher/k3s/k3s.yaml', '/etc/kubernetes/admin.conf'],
        },
        moved: [{ by: 'KUBECONFIG', to: 'files' }],
        read: 'fields',
        format: 'yaml',
        fields: kubeconfig,
        elsewhere: (content) =>
          list(content, 'users').some((u) => text(u, 'user', 'exec', 'command'))
            ? 'acts in the clusters of its contexts: a program (exec) hands out the tokens'
            : undefined,
      },
    ],
    examples: (fake) => {
      const [token, password] = [fake.text('base62', 48), fake.text('base62', 20)];
      const key = Buffer.from(
        `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 12 }, () => fake.text('base64', 64)).join('\n')}\n-----END RSA PRIVATE KEY-----\n`,
      ).toString('base64');
      const user = (name: string, line: string) => `- name: ${name}\n  user:\n    ${line}\n`;
      return [
        {
          path: '~/.kube/config',
          text: [
            'apiVersion: v1\nkind: Config\ncurrent-context: shop-prod\n',
            'clusters:\n- name: a\n  cluster:\n    server: https://k8s.acme.test:6443\n',
            'contexts:\n- name: shop-prod\n  context: {cluster: a, user: deployer, namespace: web}\n- name: shop-dev\n  context: {cluster: a, user: ann}\n',
            `users:\n${user('deployer', `token: ${token}`)}${user('ann', `client-key-data: ${key}`)}${user('old', `username: admin\n    password: ${password}`)}`,
          ].join(''),
          finds: [
            {
              value: token,
              kind: 'kubernetes-kubeconfig-token',
              key: 'users.deployer.token',
              identity: 'deployer',
              host: 'k8s.acme.test',
              environment: 'production',
            },
            { value: key, kind: 'kubernetes-client-key', key: 'users.ann.client-key-data', identity: 'ann' },
            { value: password, key: 'users.old.password', identity: 'admin' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'kubernetes-pod',
    label: 'Kubernetes pod',
    docs: 'https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/',
    files: [
      {
        paths: { linux: ['/var/run/secrets/kubernetes.io/serviceaccount/token', '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'] },
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('token', list(content)[0], { kind: 'kubernetes-service-account-token' }),
        mode: 0,
      },
    ],
    examples: (fake) => {
      const token = fake.jwt({ iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:prod:deployer', aud: ['https://kubernetes.default.svc'] });
      return [
        {
          path: '/var/run/secrets/kubernetes.io/serviceaccount/token',
          text: token,
          finds: [{ value: token, kind: 'kubernetes-service-account-token', key: 'token' }],
        },
      ];
    },
  }),
];
