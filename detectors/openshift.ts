/** OpenShift: user and service tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'openshift-token',
  label: 'OpenShift access token',
  issuer: 'Red Hat OpenShift',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/authentication_and_authorization/configuring-internal-oauth',
  find: [{ anchors: ['sha256~'], pattern: /sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 56 }],
  companions: [{ name: 'host', pattern: /api\.[\w.-]{3,120}(?=:6443)/, within: 300 }],
  identifiers: ['host'],
  severity: 'critical',
  read: ({ host }) => (host ? { host } : {}),
  revoke: {
    how: 'Delete the token with `oc delete useroauthaccesstokens`, or log out with `oc logout`',
    url: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/authentication_and_authorization/managing-oauth-access-tokens',
  },
  examples: {
    sample: (fake) => `sha256~${fake.text('base62', 43)}`,
    hits: ({ secret }) => [
      `OPENSHIFT_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  OPENSHIFT_TOKEN: "${secret}"\n` },
      `oc login --token=${secret} --server=https://api.ocp.acme.test:6443\n`,
    ],
    misses: (fake) => [`sha256~${fake.text('base62', 10)}`, `sha256~${'x'.repeat(43)}`, `sha256:${fake.text('hex', 64)}`],
  },
});
