/** Kubernetes: kubeconfig client keys and tokens, service-account tokens, bootstrap tokens, k3s node tokens. */
import { X509Certificate } from 'node:crypto';
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds, jwtClaims, near } from '../src/kit.ts';

const KUBECONFIG = 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/';
const BOOTSTRAP = 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/';

/** The nearest `server:` before the user entry, else the first after it: a kubeconfig mostly names one cluster. */
const SERVER = { name: 'server', pattern: /server["']?:\s{0,4}["']?https?:\/\/(?<part>[\w.-]{3,200})/, within: 6000 };

/** A client certificate says who the user is, which groups it has, and until when. */
function certificate(data: string | undefined): { user?: string; groups?: string[]; expires?: string } {
  if (!data) return {};
  try {
    const { subject, validTo } = new X509Certificate(Buffer.from(data, 'base64'));
    const groups = [...subject.matchAll(/^O=(.+)$/gm)].map((m) => m[1] as string);
    const user = /^CN=(.+)$/m.exec(subject)?.[1];
    const until = new Date(validTo);
    return { ...(user ? { user } : {}), ...(groups.length ? { groups } : {}), ...(Number.isNaN(until.getTime()) ? {} : { expires: until.toISOString() }) };
  } catch {
    return {};
  }
}

/** Namespace and name of a service account, from the old claims or the new. */
function account(token: string): { namespace?: string; serviceAccount?: string; expires?: string } | undefined {
  const claims = jwtClaims(token);
  const subject = /^system:serviceaccount:([\w.-]+):([\w.-]+)$/.exec(String(claims?.['sub'] ?? ''));
  if (!claims || !subject) return undefined;
  const expires = isoFromSeconds(claims['exp']);
  return { namespace: subject[1] as string, serviceAccount: subject[2] as string, ...(expires ? { expires } : {}) };
}

export default [
  defineDetector({
    id: 'kubernetes-client-key',
    label: 'Kubernetes client key in a kubeconfig',
    issuer: 'Kubernetes',
    docs: KUBECONFIG,
    find: [
      {
        anchors: ['client-key-data'],
        pattern: new RegExp(
          `client-key-data["']?:\\s{0,4}["']?(?<secret>${Buffer.from('-----BEGIN ').toString('base64').slice(0, 14)}[A-Za-z0-9+/]{200,8000}={0,2})`,
        ),
        after: 8200,
      },
    ],
    companions: [SERVER, { name: 'certificate', pattern: /client-certificate-data["']?:\s{0,4}["']?(?<part>[A-Za-z0-9+/]{200,8000}={0,2})/, within: 9000 }],
    identifiers: ['server', 'certificate'],
    severity: 'critical',
    rank: 75,
    read: ({ server, certificate: data }) => ({ ...(server ? { host: server } : {}), ...certificate(data) }),
    revoke: {
      how: "Remove the user's role bindings; a client certificate cannot be revoked singly, only by replacing the cluster's client CA",
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates',
      breaks: 'kubectl and jobs that sign in with this certificate',
    },
    examples: {
      sample: (fake) => {
        const pem = `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 12 }, () => fake.text('base64', 64)).join('\n')}\n-----END RSA PRIVATE KEY-----\n`;
        return { secret: Buffer.from(pem).toString('base64'), server: '10.20.0.1' };
      },
      hits: ({ secret, server }) => [
        {
          path: '.kube/config',
          text: `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://${server}:6443\n  name: prod\nusers:\n- name: admin\n  user:\n    client-key-data: ${secret}\n`,
        },
        { path: 'kube.json', text: `{"clusters": [{"cluster": {"server": "https://${server}"}}], "users": [{"user": {"client-key-data": "${secret}"}}]}` },
      ],
      misses: (fake) => [`client-key-data: ${fake.text('base64', 300)}`, 'client-key-data: REDACTED'],
    },
  }),
  defineDetector({
    id: 'kubernetes-kubeconfig-token',
    label: 'Kubernetes token in a kubeconfig',
    issuer: 'Kubernetes',
    docs: KUBECONFIG,
    find: [
      {
        anchors: ['user:'],
        pattern:
          /user:\s{0,4}\n\s{2,12}(?:[\w-]{2,40}: [^\n]{0,3000}\n\s{2,12}){0,4}token: ["']?(?<secret>[A-Za-z0-9][A-Za-z0-9._~+/-]{15,2500}={0,2})["']?\s*\n/,
        after: 6000,
      },
    ],
    companions: [{ ...SERVER, missing: 'drop' }],
    identifiers: ['server'],
    severity: 'critical',
    rank: 62,
    read: ({ server, secret = '' }) => ({ ...(server ? { host: server } : {}), ...account(secret) }),
    revoke: {
      how: 'Delete the secret or service account that issued the token, or revoke it at the cloud provider',
      url: KUBECONFIG,
      breaks: 'kubectl and jobs that use this file',
    },
    examples: {
      sample: (fake) => ({ secret: fake.text('base62', 48), server: 'k8s.acme.test' }),
      hits: ({ secret, server }) => {
        const config = `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://${server}\n  name: prod\nusers:\n- name: deployer\n  user:\n    token: ${secret}\n`;
        return [
          { path: 'kubeconfig', text: config },
          { path: 'kubeconfig.yaml', text: `${config}current-context: prod\n` },
        ];
      },
      misses: (fake) => [
        `user:\n  name: jane\n  token: ${fake.text('base62', 32)}\n`,
        { path: 'kubeconfig', text: 'clusters:\n- cluster:\n    server: https://k8s.acme.test\nusers:\n- user:\n    token: {{ token }}\n' },
      ],
    },
  }),
  defineDetector({
    id: 'kubernetes-service-account-token',
    label: 'Kubernetes service-account token',
    issuer: 'Kubernetes',
    docs: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    find: [
      {
        anchors: ['eyJhbGciOi', 'eyJ0eXAi', 'eyJraWQi'],
        pattern: /eyJ[A-Za-z0-9_-]{10,300}\.eyJ[A-Za-z0-9_-]{60,3000}\.[A-Za-z0-9_-]{43,700}(?![A-Za-z0-9_-])/,
        after: 4100,
      },
    ],
    companions: [SERVER],
    identifiers: ['server'],
    severity: 'critical',
    rank: 60,
    reject: ({ secret = '' }) => !account(secret),
    read: ({ secret = '', server }) => ({ ...(server ? { host: server } : {}), ...account(secret) }),
    revoke: {
      how: 'Delete the Secret that holds it, or the pod or service account it is bound to',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
      breaks: 'workloads that call the cluster with it',
    },
    examples: {
      sample: (fake) =>
        fake.jwt(
          {
            iss: 'kubernetes/serviceaccount',
            'kubernetes.io/serviceaccount/namespace': 'prod',
            'kubernetes.io/serviceaccount/service-account.uid': fake.uuid(),
            sub: 'system:serviceaccount:prod:deployer',
          },
          { alg: 'RS256', kid: fake.text('base62', 12) },
        ),
      hits: ({ secret }) => [
        `K8S_TOKEN=${secret}\n`,
        { path: 'deploy.yml', text: `variables:\n  KUBE_TOKEN: "${secret}"\n` },
        `curl -k -H "Authorization: Bearer ${secret}" https://10.0.0.1:6443/api\n`,
      ],
      misses: (fake) => [
        fake.jwt({ iss: 'https://auth.acme.test', sub: 'jane', scope: 'read write everything and more' }),
        'sub: system:serviceaccount:prod:deployer',
      ],
    },
  }),
  defineDetector({
    id: 'kubernetes-bootstrap-token',
    label: 'Kubernetes bootstrap token',
    issuer: 'Kubernetes',
    docs: BOOTSTRAP,
    find: [
      near(['kubeadm', 'bootstrap-token', 'bootstrap_token', 'bootstraptoken', 'discovery-token', 'tlsbootstraptoken'], '[a-z0-9]{6}\\.[a-z0-9]{16}', {
        length: 23,
        gap: 80,
      }),
    ],
    severity: 'high',
    rank: 40,
    revoke: { how: 'Delete the token with `kubeadm token delete`', url: BOOTSTRAP, breaks: 'nodes that were still to join with it' },
    examples: {
      sample: (fake) => `${fake.text('bcdfghjkmnpqrstvwxz23456789', 6)}.${fake.text('bcdfghjkmnpqrstvwxz23456789', 16)}`,
      hits: ({ secret }) => [
        `kubeadm join 10.0.0.1:6443 --token ${secret} --discovery-token-ca-cert-hash sha256:x\n`,
        `KUBEADM_TOKEN=${secret}\n`,
        { path: 'vars.yml', text: `kubeadm_bootstrap_token: "${secret}"\n` },
      ],
      misses: (fake) => [`kubeadm version v${fake.text('digits', 2)}.${fake.text('digits', 3)}`, 'kubeadm join --token abcdef.0123456789abcdef'],
    },
  }),
  defineDetector({
    id: 'k3s-token',
    label: 'k3s cluster token',
    issuer: 'Kubernetes',
    docs: 'https://docs.k3s.io/cli/token',
    find: [{ anchors: ['K10'], pattern: /K10[0-9a-f]{64}::(?:server|node):[A-Za-z0-9._-]{8,128}/, after: 220 }],
    severity: 'critical',
    revoke: { how: 'Rotate it with `k3s token rotate`, then rejoin the servers', url: 'https://docs.k3s.io/cli/token', breaks: 'nodes that join later' },
    examples: {
      sample: (fake) => `K10${fake.text('hex', 64)}::server:${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `K3S_TOKEN=${secret}\n`,
        { path: 'inventory.yml', text: `token: "${secret}"\n` },
        `k3s agent --server https://10.0.0.1:6443 --token ${secret}\n`,
      ],
      misses: (fake) => [`K10${fake.text('hex', 64)}`, `K10${fake.text('hex', 20)}::server:abc`],
    },
  }),
];
