/**
 * AWS CLI and SDKs: key pairs by profile, and the sessions of SSO, `aws login` and assumed roles.
 * Paths and variables: docs.aws.amazon.com/cli/latest/userguide (cli-configure-files, cli-configure-envvars) and docs.aws.amazon.com/sdkref
 * (file-location), not checked; what `aws login` keeps: awscli/customizations/login/utils.py of aws/aws-cli, checked 2026-11-21.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, date, entries, hostOf, present, secret, text } from '../src/store-kit.ts';

const fields = (content: unknown): Stored[] =>
  entries(content).flatMap(([name, profile]) => {
    const label = name.replace(/^profile /, '');
    return secret(`${label}.aws_secret_access_key`, text(profile, 'aws_secret_access_key'), {
      kind: 'aws-secret-access-key',
      parts: present({ id: text(profile, 'aws_access_key_id'), sessionToken: text(profile, 'aws_session_token') }),
      about: [label],
      identity: label,
    });
  });

/** Sessions of SSO, and registered clients, whose secret opens nothing by itself but belongs to one. */
const sso = (content: unknown): Stored[] => {
  const told = { expires: date(at(content, 'expiresAt')), host: hostOf(text(content, 'startUrl')) };
  return ['accessToken', 'refreshToken', 'clientSecret'].flatMap((key) =>
    secret(key, text(content, key), key === 'clientSecret' ? { expires: date(at(content, 'registrationExpiresAt')) } : told),
  );
};

const assumed = (content: unknown): Stored[] => {
  const role = text(content, 'AssumedRoleUser', 'Arn')?.split(':').pop();
  return secret('Credentials.SecretAccessKey', text(content, 'Credentials', 'SecretAccessKey'), {
    kind: 'aws-secret-access-key',
    parts: present({ id: text(content, 'Credentials', 'AccessKeyId'), sessionToken: text(content, 'Credentials', 'SessionToken') }),
    expires: date(at(content, 'Credentials', 'Expiration')),
    identity: role,
    about: role ? [role] : undefined,
  });
};

/** What `aws login` keeps: a session, and what renews it together with the key it is bound to. */
const login = (content: unknown): Stored[] => {
  const identity = text(content, 'accessToken', 'accountId');
  return [
    ...secret('accessToken.secretAccessKey', text(content, 'accessToken', 'secretAccessKey'), {
      kind: 'aws-secret-access-key',
      parts: present({ id: text(content, 'accessToken', 'accessKeyId'), sessionToken: text(content, 'accessToken', 'sessionToken') }),
      expires: date(at(content, 'accessToken', 'expiresAt')),
      identity,
    }),
    ...secret('refreshToken', text(content, 'refreshToken'), { identity }),
    ...secret('dpopKey', text(content, 'dpopKey'), { kind: 'private-key', identity }),
  ];
};

export default [
  defineStore({
    id: 'aws-credentials',
    label: 'AWS CLI',
    docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
    files: [
      { paths: { all: ['~/.aws/credentials'] }, moved: [{ by: 'AWS_SHARED_CREDENTIALS_FILE', to: 'file' }], read: 'fields', format: 'ini', fields },
      {
        paths: { all: ['~/.aws/config'] },
        moved: [{ by: 'AWS_CONFIG_FILE', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields,
        elsewhere: (content) =>
          entries(content).some(([, profile]) => text(profile, 'credential_process'))
            ? 'acts as the profiles in it: a program (credential_process) hands out their keys'
            : undefined,
        mode: 0o644,
      },
      { paths: {}, moved: [{ by: 'AWS_WEB_IDENTITY_TOKEN_FILE', to: 'file' }], read: 'text' },
    ],
    examples: (fake) => {
      const key = () => `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
      const [long, id, short, token] = [key(), `AKIA${fake.text('base32', 16)}`, key(), `IQoJb3JpZ2lu${fake.text('base64', 300)}==`];
      return [
        {
          path: '~/.aws/credentials',
          text: `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${long}\n\n[shop-prod]\naws_access_key_id=ASIA${fake.text('base32', 16)}\naws_secret_access_key=${short}\naws_session_token=${token}\n`,
          finds: [
            { value: long, kind: 'aws-access-key', key: 'default.aws_secret_access_key', identity: 'default' },
            { value: short, kind: 'aws-session-key', key: 'shop-prod.aws_secret_access_key', identity: 'shop-prod', environment: 'production' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'aws-cache',
    label: 'AWS CLI session cache',
    docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
    files: [
      { paths: { all: ['~/.aws/sso/cache/*.json'] }, read: 'fields', format: 'json', fields: sso },
      { paths: { all: ['~/.aws/cli/cache/*.json'] }, read: 'fields', format: 'json', fields: assumed },
      {
        paths: { all: ['~/.aws/login/cache/*.json'] },
        moved: [{ by: 'AWS_LOGIN_CACHE_DIRECTORY', to: 'folder', rest: '*.json' }],
        read: 'fields',
        format: 'json',
        fields: login,
      },
    ],
    examples: (fake) => {
      const pair = () => `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
      const [access, refresh, key, session, renews] = [fake.text('base62', 200), fake.text('base62', 220), pair(), pair(), fake.text('base62', 300)];
      return [
        {
          path: '~/.aws/sso/cache/0123.json',
          text: JSON.stringify({ startUrl: 'https://acme.awsapps.com/start', accessToken: access, refreshToken: refresh, expiresAt: '2026-11-21T20:00:00Z' }),
          finds: [
            { value: access, key: 'accessToken', host: 'acme.awsapps.com', expires: '2026-11-21T20:00:00.000Z' },
            { value: refresh, key: 'refreshToken' },
          ],
        },
        {
          path: '~/.aws/login/cache/89ab.json',
          text: JSON.stringify({
            accessToken: {
              accessKeyId: `ASIA${fake.text('base32', 16)}`,
              secretAccessKey: session,
              sessionToken: `IQoJb3JpZ2lu${fake.text('base64', 300)}==`,
              accountId: '111122223333',
              expiresAt: '2026-11-21T20:00:00Z',
            },
            refreshToken: renews,
          }),
          finds: [
            { value: session, kind: 'aws-session-key', identity: '111122223333', expires: '2026-11-21T20:00:00.000Z' },
            { value: renews, key: 'refreshToken' },
          ],
        },
        {
          path: '~/.aws/cli/cache/4567.json',
          text: JSON.stringify({
            Credentials: {
              AccessKeyId: `ASIA${fake.text('base32', 16)}`,
              SecretAccessKey: key,
              SessionToken: `IQoJb3JpZ2lu${fake.text('base64', 300)}==`,
              Expiration: '2026-11-21T20:00:00+00:00',
            },
            AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/deploy-prod/me' },
          }),
          finds: [
            {
              value: key,
              kind: 'aws-session-key',
              identity: 'assumed-role/deploy-prod/me',
              environment: 'production',
              expires: '2026-11-21T20:00:00.000Z',
            },
          ],
        },
      ];
    },
  }),
];
