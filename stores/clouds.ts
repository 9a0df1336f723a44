/**
 * Command lines of smaller clouds: Oracle, Alibaba, IBM, Hetzner, Scaleway, Linode.
 * Scaleway's paths: scw/path.go of scaleway/scaleway-sdk-go, checked 2026-11-21; the others were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, entries, list, present, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'oci-cli',
    label: 'Oracle Cloud CLI',
    docs: 'https://docs.oracle.com/iaas/Content/API/Concepts/sdkconfig.htm',
    files: [
      {
        paths: { all: ['~/.oci/config'] },
        moved: [{ by: 'OCI_CLI_CONFIG_FILE', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, profile]) =>
            secret(`${name}.pass_phrase`, text(profile, 'pass_phrase'), { identity: text(profile, 'user'), about: [name] }),
          ),
      },
      { paths: { all: ['~/.oci/*.pem', '~/.oci/sessions/*/*.pem', '~/.oci/sessions/*/token'] }, except: /public/, read: 'text' },
    ],
    examples: (fake) => {
      const phrase = fake.text('base62', 18);
      return [
        {
          path: '~/.oci/config',
          text: `[PROD]\nuser=ocid1.user.oc1..ann\nfingerprint=20:3b\nkey_file=~/.oci/key.pem\npass_phrase=${phrase}\ntenancy=ocid1.tenancy.oc1..acme\n`,
          finds: [{ value: phrase, key: 'PROD.pass_phrase', identity: 'ocid1.user.oc1..ann', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'aliyun-cli',
    label: 'Alibaba Cloud CLI',
    docs: 'https://www.alibabacloud.com/help/cli/configure-credentials',
    files: [
      {
        paths: { all: ['~/.aliyun/config.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          list(content, 'profiles').flatMap((profile) => {
            const name = text(profile, 'name');
            const parts = present({ id: text(profile, 'access_key_id') });
            return secret(`profiles.${name}.access_key_secret`, text(profile, 'access_key_secret'), {
              kind: 'alibaba-access-key',
              parts,
              identity: name,
              about: name ? [name] : undefined,
            });
          }),
      },
    ],
    examples: (fake) => {
      const [id, key] = [`LTAI5t${fake.text('base62', 17)}Q`, `${fake.text('base62', 28)}a7`];
      return [
        {
          path: '~/.aliyun/config.json',
          text: JSON.stringify({ current: 'live', profiles: [{ name: 'live', mode: 'AK', access_key_id: id, access_key_secret: key }] }),
          finds: [{ value: key, kind: 'alibaba-access-key', key: 'profiles.live.access_key_secret', identity: 'live', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'ibmcloud-cli',
    label: 'IBM Cloud CLI',
    docs: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli',
    files: [
      {
        paths: { all: ['~/.bluemix/config.json'] },
        moved: [{ by: 'IBMCLOUD_HOME', to: 'folder', rest: '.bluemix/config.json' }],
        read: 'fields',
        format: 'json',
        fields: (content) =>
          ['IAMToken', 'IAMRefreshToken', 'UAAToken', 'UAARefreshToken'].flatMap((key) =>
            secret(key, text(content, key)?.replace(/^Bearer /i, ''), { identity: text(content, 'Account', 'Name') }),
          ),
      },
    ],
    examples: (fake) => {
      const [access, refresh] = [fake.jwt({ iam_id: 'IBMid-1' }), fake.text('base62', 400)];
      return [
        {
          path: '~/.bluemix/config.json',
          text: JSON.stringify({ IAMToken: `Bearer ${access}`, IAMRefreshToken: refresh, Account: { Name: 'Acme' } }),
          finds: [
            { value: access, key: 'IAMToken', identity: 'Acme' },
            { value: refresh, key: 'IAMRefreshToken' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'hcloud-cli',
    label: 'Hetzner Cloud CLI',
    docs: 'https://github.com/hetznercloud/cli',
    files: [
      {
        paths: { all: ['{config}/hcloud/cli.toml'], win32: ['{appdata}/hcloud/cli.toml'] },
        moved: [{ by: 'HCLOUD_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'toml',
        fields: (content) =>
          list(content, 'contexts').flatMap((context) => {
            const name = text(context, 'name');
            return secret(`contexts.${name}.token`, text(context, 'token'), { kind: 'hetzner-api-token', identity: name, about: name ? [name] : undefined });
          }),
      },
    ],
    examples: (fake) => {
      const token = `aA7${fake.text('base62', 61)}`;
      return [
        {
          path: '~/.config/hcloud/cli.toml',
          text: `active_context = "shop-prod"\n\n[[contexts]]\nname = "shop-prod"\ntoken = "${token}"\n`,
          finds: [{ value: token, kind: 'hetzner-api-token', key: 'contexts.shop-prod.token', identity: 'shop-prod', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'scaleway-cli',
    label: 'Scaleway CLI',
    docs: 'https://github.com/scaleway/scaleway-cli',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{config}/scw/config.yaml'] },
        moved: [{ by: 'SCW_CONFIG_PATH', to: 'file' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) =>
          [['', content] as const, ...entries(content, 'profiles').map(([n, p]) => [n, p] as const)].flatMap(([name, profile]) =>
            secret(name ? `profiles.${name}.secret_key` : 'secret_key', text(profile, 'secret_key'), {
              kind: 'scaleway-secret-key',
              parts: present({ id: text(profile, 'access_key') }),
              identity: name || text(profile, 'default_organization_id'),
              about: name ? [name] : undefined,
            }),
          ),
      },
    ],
    examples: (fake) => {
      const [key, other] = [fake.uuid(), fake.uuid()];
      const id = () => `SCW${fake.text('upper', 17)}`;
      return [
        {
          path: '~/.config/scw/config.yaml',
          text: `access_key: ${id()}\nsecret_key: ${key}\nprofiles:\n  staging:\n    access_key: ${id()}\n    secret_key: ${other}\n`,
          finds: [
            { value: key, kind: 'scaleway-api-key', key: 'secret_key' },
            { value: other, kind: 'scaleway-api-key', key: 'profiles.staging.secret_key', identity: 'staging', environment: 'staging' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'linode-cli',
    label: 'Linode CLI',
    docs: 'https://github.com/linode/linode-cli',
    files: [
      {
        paths: { all: ['{config}/linode-cli', '~/.linode-cli'] },
        moved: [{ by: 'LINODE_CLI_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([user, section]) => secret(`${user}.token`, at(section, 'token'), { kind: 'linode-token', identity: user })),
      },
    ],
    examples: (fake) => {
      const token = fake.text('hex', 64);
      return [
        {
          path: '~/.config/linode-cli',
          text: `[DEFAULT]\ndefault-user = ann\n\n[ann]\ntoken = ${token}\nregion = eu-central\n`,
          finds: [{ value: token, kind: 'linode-token', key: 'ann.token', identity: 'ann' }],
        },
      ];
    },
  }),
];
