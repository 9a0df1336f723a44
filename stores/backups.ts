/**
 * Tools that keep copies: rclone, s3cmd, restic, Borg, Litestream, WAL-G, pgBackRest. Who holds these can take the last copy away.
 * Paths: the tools' documentation (rclone.org/docs, s3tools.org, litestream.io, wal-g.readthedocs.io, pgbackrest.org), not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, entries, hostOf, lines, present, secret, telling, text } from '../src/store-kit.ts';

/** A key pair for a store of objects: whose it is tells the id's own form. */
const pair = (key: string, id: string | undefined, value: string | undefined, endpoint: string | undefined, more: Partial<Stored> = {}): Stored[] =>
  secret(key, value, { parts: present({ id }), host: hostOf(endpoint), identity: id, ...more });

export default [
  defineStore({
    id: 'rclone',
    label: 'rclone',
    docs: 'https://rclone.org/docs/#config-config-file',
    files: [
      {
        paths: { all: ['{config}/rclone/rclone.conf', '~/.rclone.conf'], win32: ['{appdata}/rclone/rclone.conf'] },
        moved: [{ by: 'RCLONE_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'ini',
        // Passwords are obscured with a key that stands in the source; an encrypted file has no sections.
        fields: (content) =>
          entries(content).flatMap(([name, remote]) => {
            const told = { about: [name], identity: text(remote, 'user') ?? text(remote, 'access_key_id') ?? text(remote, 'account') ?? name };
            const host = hostOf(text(remote, 'endpoint') ?? text(remote, 'host') ?? text(remote, 'url'));
            return [
              ...pair(`${name}.secret_access_key`, text(remote, 'access_key_id'), text(remote, 'secret_access_key'), text(remote, 'endpoint'), told),
              ...[
                'pass',
                'password',
                'password2',
                'key',
                'token',
                'client_secret',
                'service_account_credentials',
                'key_pem',
                'bearer_token',
                'sas_url',
              ].flatMap((key) =>
                secret(`${name}.${key}`, text(remote, key), {
                  ...told,
                  host,
                  ...(text(remote, 'type') === 'b2' && key === 'key' ? { kind: 'backblaze-application-key' } : {}),
                }),
              ),
            ];
          }),
      },
    ],
    examples: (fake) => {
      const [key, pass] = [`${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`, fake.text('base64url', 40)];
      return [
        {
          path: '~/.config/rclone/rclone.conf',
          text: `[backup-prod]\ntype = s3\nprovider = AWS\naccess_key_id = AKIA${fake.text('base32', 16)}\nsecret_access_key = ${key}\n\n[nas]\ntype = sftp\nhost = nas.acme.io\nuser = ann\npass = ${pass}\n`,
          finds: [
            { value: key, kind: 'aws-access-key', key: 'backup-prod.secret_access_key', environment: 'production' },
            { value: pass, key: 'nas.pass', identity: 'ann', host: 'nas.acme.io' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 's3cmd',
    label: 's3cmd',
    docs: 'https://s3tools.org/kb/item14.htm',
    files: [
      {
        paths: { all: ['~/.s3cfg'], win32: ['{appdata}/s3cmd.ini'] },
        moved: [{ by: 'S3CMD_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, section]) => [
            ...pair(`${name}.secret_key`, text(section, 'access_key'), text(section, 'secret_key'), text(section, 'host_base'), { about: [name] }),
            ...secret(`${name}.gpg_passphrase`, text(section, 'gpg_passphrase')),
          ]),
      },
    ],
    examples: (fake) => {
      const key = `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
      return [
        {
          path: '~/.s3cfg',
          text: `[default]\naccess_key = AKIA${fake.text('base32', 16)}\nsecret_key = ${key}\nhost_base = s3.amazonaws.com\n`,
          finds: [{ value: key, kind: 'aws-access-key', key: 'default.secret_key', host: 's3.amazonaws.com' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'restic',
    label: 'restic',
    docs: 'https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html',
    files: [
      {
        paths: { all: ['~/.restic-password', '~/.restic_password', '~/.config/restic/password*'] },
        moved: [{ by: 'RESTIC_PASSWORD_FILE', to: 'file' }],
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('password', lines(content)[0]?.trim()),
      },
      {
        paths: { all: ['~/.autorestic.yml', '{config}/autorestic/.autorestic.*', '{config}/resticprofile/profiles.*', '~/.config/restic/*.env'] },
        read: 'text',
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 24);
      return [{ path: '~/.restic-password', text: `${password}\n`, finds: [{ value: password, key: 'password' }] }];
    },
  }),
  defineStore({
    id: 'borg',
    label: 'Borg',
    docs: 'https://borgbackup.readthedocs.io/en/stable/usage/general.html#environment-variables',
    files: [
      {
        paths: { all: ['{config}/borg/keys/*'] },
        moved: [{ by: 'BORG_KEYS_DIR', to: 'folder', rest: '*' }],
        read: 'presence',
        mode: 0o600,
        capability: 'reads the backups in a Borg repository, with its passphrase if it has one',
      },
      {
        paths: { all: ['{config}/borgmatic/config.yaml', '{config}/borgmatic.d/*.yaml'], linux: ['/etc/borgmatic/config.yaml'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) => telling(content),
      },
    ],
    examples: (fake) => {
      const phrase = fake.text('base62', 24);
      return [
        { path: '~/.config/borgmatic/config.yaml', text: `encryption_passphrase: "${phrase}"\n`, finds: [{ value: phrase, key: 'encryption_passphrase' }] },
      ];
    },
  }),
  defineStore({
    id: 'database-backups',
    label: 'database backup tool',
    docs: 'https://litestream.io/reference/config/',
    files: [
      {
        paths: { all: ['{config}/litestream.yml'], linux: ['/etc/litestream.yml'] },
        moved: [{ by: 'LITESTREAM_CONFIG', to: 'file' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) => [
          ...pair('secret-access-key', text(content, 'access-key-id'), text(content, 'secret-access-key'), undefined),
          ...telling(at(content, 'dbs')).map((s) => ({ ...s, key: `dbs.${s.key}` })),
        ],
      },
      {
        paths: { all: ['~/.walg.json'], linux: ['/etc/wal-g/*.json', '/etc/wal-g.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) => [
          ...pair('AWS_SECRET_ACCESS_KEY', text(content, 'AWS_ACCESS_KEY_ID'), text(content, 'AWS_SECRET_ACCESS_KEY'), text(content, 'AWS_ENDPOINT'), {
            about: [text(content, 'WALG_S3_PREFIX') ?? ''],
          }),
          ...['PGPASSWORD', 'WALG_LIBSODIUM_KEY', 'WALG_PGP_KEY', 'WALG_PGP_KEY_PASSPHRASE', 'AZURE_STORAGE_ACCESS_KEY'].flatMap((key) =>
            secret(key, text(content, key)),
          ),
        ],
      },
      {
        paths: { linux: ['/etc/pgbackrest/pgbackrest.conf', '/etc/pgbackrest.conf', '/etc/pgbackrest/conf.d/*.conf'] },
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, section]) =>
            entries(section).flatMap(([key, value]) => {
              const [, repo] = /^(repo\d+)-(?:s3-key-secret|azure-key|gcs-key|cipher-pass|sftp-private-key-passphrase)$/.exec(key) ?? [];
              if (!repo) return [];
              const id = key.endsWith('s3-key-secret') ? text(section, `${repo}-s3-key`) : undefined;
              return pair(`${name}.${key}`, id, typeof value === 'string' ? value : undefined, text(section, `${repo}-s3-endpoint`), { about: [name] });
            }),
          ),
      },
    ],
    examples: (fake) => {
      const key = () => `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
      const id = () => `AKIA${fake.text('base32', 16)}`;
      const [one, two, three] = [key(), key(), key()];
      return [
        {
          path: '~/.config/litestream.yml',
          text: `access-key-id: ${id()}\nsecret-access-key: ${one}\n`,
          finds: [{ value: one, kind: 'aws-access-key', key: 'secret-access-key' }],
        },
        {
          path: '~/.walg.json',
          text: JSON.stringify({ AWS_ACCESS_KEY_ID: id(), AWS_SECRET_ACCESS_KEY: two, WALG_S3_PREFIX: 's3://shop-prod-backup/wal' }),
          finds: [{ value: two, kind: 'aws-access-key', key: 'AWS_SECRET_ACCESS_KEY', environment: 'production' }],
        },
        {
          path: '/etc/pgbackrest/pgbackrest.conf',
          text: `[global]\nrepo1-s3-key=${id()}\nrepo1-s3-key-secret=${three}\nrepo1-s3-endpoint=s3.eu-west-1.amazonaws.com\n`,
          finds: [{ value: three, kind: 'aws-access-key', key: 'global.repo1-s3-key-secret', host: 's3.eu-west-1.amazonaws.com' }],
        },
      ];
    },
  }),
];
