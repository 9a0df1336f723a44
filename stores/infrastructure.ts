/**
 * Tools that build and guard infrastructure: Pulumi, Terraform, Vault, spacectl, SOPS, Ansible, Chef.
 * Read at their sources 2026-11-21: pulumi/pulumi sdk/go/common/workspace/creds.go, spacelift-io/spacectl client/session/profile_manager.go.
 * developer.hashicorp.com/terraform/cli/config, getsops.io/docs, docs.ansible.com and docs.chef.io were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, entries, hostOf, lines, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'pulumi',
    label: 'Pulumi CLI',
    docs: 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_login/',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.pulumi/credentials.json'] },
        moved: [
          { by: 'PULUMI_CREDENTIALS_PATH', to: 'folder' },
          { by: 'PULUMI_HOME', to: 'folder' },
        ],
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content, 'accessTokens').flatMap(([url, token]) =>
            secret(`accessTokens.${url}`, token, { kind: 'pulumi-access-token', host: hostOf(url), identity: text(content, 'accounts', url, 'username') }),
          ),
      },
    ],
    examples: (fake) => {
      const token = `pul-${fake.text('hex', 40)}`;
      const url = 'https://api.pulumi.com';
      return [
        {
          path: '~/.pulumi/credentials.json',
          text: JSON.stringify({ current: url, accessTokens: { [url]: token }, accounts: { [url]: { accessToken: token, username: 'ann' } } }),
          finds: [{ value: token, kind: 'pulumi-access-token', key: `accessTokens.${url}`, identity: 'ann', host: 'api.pulumi.com' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'terraform',
    label: 'Terraform CLI',
    docs: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
    files: [
      {
        paths: { all: ['~/.terraform.d/credentials.tfrc.json'], win32: ['{appdata}/terraform.d/credentials.tfrc.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content, 'credentials').flatMap(([host, entry]) =>
            secret(`credentials.${host}.token`, text(entry, 'token'), { ...(host === 'app.terraform.io' ? { kind: 'terraform-cloud-token' } : {}), host }),
          ),
      },
      {
        paths: { all: ['~/.terraformrc', '~/.tofurc'], win32: ['{appdata}/terraform.rc'] },
        moved: [{ by: 'TF_CLI_CONFIG_FILE', to: 'file' }],
        read: 'fields',
        format: 'lines',
        // `credentials "app.terraform.io" { token = "…" }`
        fields: (content) =>
          [
            ...lines(content)
              .join('\n')
              .matchAll(/credentials\s{1,8}"([\w.:-]{1,200})"\s{0,8}\{\s{0,400}token\s{0,8}=\s{0,8}"([^"\n]{1,2000})"/g),
          ].flatMap(([, host = '', token]) =>
            secret(`credentials.${host}.token`, token, { ...(host === 'app.terraform.io' ? { kind: 'terraform-cloud-token' } : {}), host }),
          ),
      },
    ],
    examples: (fake) => {
      const token = () => `${fake.text('base62', 14)}.atlasv1.${fake.text('base62', 67)}`;
      const [one, two] = [token(), token()];
      return [
        {
          path: '~/.terraform.d/credentials.tfrc.json',
          text: JSON.stringify({ credentials: { 'app.terraform.io': { token: one } } }),
          finds: [{ value: one, kind: 'terraform-cloud-token', key: 'credentials.app.terraform.io.token', host: 'app.terraform.io' }],
        },
        {
          path: '~/.terraformrc',
          text: `credentials "app.terraform.io" {\n  token = "${two}"\n}\n`,
          finds: [{ value: two, kind: 'terraform-cloud-token', key: 'credentials.app.terraform.io.token' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'vault',
    label: 'Vault CLI',
    docs: 'https://developer.hashicorp.com/vault/docs/commands/login',
    files: [
      {
        paths: { all: ['~/.vault-token'] },
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('token', lines(content)[0]?.trim(), { kind: 'vault-legacy-token' }),
      },
    ],
    examples: (fake) => {
      const token = `hvs.${fake.text('base62', 95)}`;
      return [{ path: '~/.vault-token', text: token, finds: [{ value: token, kind: 'vault-service-token', key: 'token' }] }];
    },
  }),
  defineStore({
    id: 'spacectl',
    label: 'spacectl',
    docs: 'https://github.com/spacelift-io/spacectl',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.spacelift/*'] },
        read: 'fields',
        format: 'json',
        // One profile a file, or, in newer versions, all of them in one.
        fields: (content) =>
          [content, ...entries(content, 'profiles').map(([, p]) => p)].flatMap((profile) => {
            const name = text(profile, 'alias');
            const c = at(profile, 'credentials');
            const told = { identity: name, host: hostOf(text(c, 'endpoint')), about: name ? [name] : undefined };
            return [...['key_secret', 'access_token'].flatMap((key) => secret(`credentials.${key}`, text(c, key), told))];
          }),
      },
    ],
    examples: (fake) => {
      const value = fake.text('hex', 64);
      return [
        {
          path: '~/.spacelift/acme-prod',
          text: JSON.stringify({ alias: 'acme-prod', credentials: { type: 2, endpoint: 'https://acme.app.spacelift.io', key_id: 'k', key_secret: value } }),
          finds: [{ value, key: 'credentials.key_secret', identity: 'acme-prod', host: 'acme.app.spacelift.io', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'sops',
    label: 'SOPS and age',
    docs: 'https://getsops.io/docs/#encrypting-using-age',
    files: [
      {
        paths: { all: ['{config}/sops/age/keys.txt', '~/.age/*'], darwin: ['{support}/sops/age/keys.txt'], win32: ['{appdata}/sops/age/keys.txt'] },
        moved: [{ by: 'SOPS_AGE_KEY_FILE', to: 'file' }],
        read: 'fields',
        format: 'lines',
        fields: (content) =>
          lines(content).flatMap((line, i) => (/^AGE-[A-Z0-9-]{20,}/.test(line) ? secret(`line ${i + 1}`, line.trim(), { kind: 'age-secret-key' }) : [])),
      },
    ],
    examples: (fake) => {
      const key = `AGE-SECRET-KEY-1${fake.text('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`;
      return [
        {
          path: '~/.config/sops/age/keys.txt',
          text: `# created: 2026-11-21\n# public key: age1x\n${key}\n`,
          finds: [{ value: key, kind: 'age-secret-key', key: 'line 3' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'ansible',
    label: 'Ansible Vault',
    docs: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html',
    files: [
      {
        // A script in its place is not run, and what it prints not known.
        paths: { all: ['~/.vault_pass', '~/.vault_pass.txt', '~/.vault_password', '~/.ansible/vault_pass*', '~/.ansible_vault_pass*'] },
        moved: [{ by: 'ANSIBLE_VAULT_PASSWORD_FILE', to: 'file' }],
        read: 'fields',
        format: 'lines',
        fields: (content) => (lines(content)[0]?.startsWith('#!') ? [] : secret('password', lines(content)[0]?.trim())),
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 18);
      return [{ path: '~/.vault_pass.txt', text: `${password}\n`, finds: [{ value: password, key: 'password' }] }];
    },
  }),
  defineStore({
    id: 'chef',
    label: 'Chef',
    docs: 'https://docs.chef.io/workstation/knife_setup/',
    files: [
      { paths: { all: ['~/.chef/*.pem'] }, read: 'text' },
      { paths: { all: ['~/.chef/credentials'] }, read: 'text' },
    ],
    examples: (fake) => {
      const key = `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 12 }, () => fake.text('base64', 64)).join('\n')}\n-----END RSA PRIVATE KEY-----\n`;
      return [{ path: '~/.chef/ann.pem', text: key, finds: [{ value: key.split('\n')[3] as string, kind: 'private-key' }] }];
    },
  }),
];
