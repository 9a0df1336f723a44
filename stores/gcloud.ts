/**
 * Google Cloud CLI: application default credentials, service-account keys, and the databases of logged-in accounts, which are not opened.
 * The folder: _cloud_sdk.py and environment_vars.py of googleapis/google-auth-library-python, checked 2026-11-21.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { present, secret, text } from '../src/store-kit.ts';

/** By its `type`: a user's refresh token or a service account's key. The client secret of the CLI itself is published and no secret. */
const credentials = (content: unknown): Stored[] => {
  const project = text(content, 'project_id') ?? text(content, 'quota_project_id');
  const email = text(content, 'client_email') ?? text(content, 'account');
  const told = { identity: email, about: project ? [project] : undefined };
  return [
    ...secret('refresh_token', text(content, 'refresh_token'), { kind: 'google-refresh-token', ...told }),
    ...secret('private_key', text(content, 'private_key'), {
      kind: 'gcp-service-account-key',
      parts: present({ id: text(content, 'private_key_id'), email, project }),
      ...told,
    }),
    ...impersonated(content),
  ];
};

/** An impersonated service account holds the credentials of who impersonates it. */
const impersonated = (content: unknown): Stored[] =>
  secret('source_credentials.refresh_token', text(content, 'source_credentials', 'refresh_token'), { kind: 'google-refresh-token' });

const folder = (name: string) => ({
  paths: { linux: [`{config}/gcloud/${name}`], darwin: [`{config}/gcloud/${name}`], win32: [`{appdata}/gcloud/${name}`] },
  moved: [{ by: 'CLOUDSDK_CONFIG', to: 'folder' as const, rest: name }],
});

export default defineStore({
  id: 'gcloud',
  label: 'Google Cloud CLI',
  docs: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  checked: '2026-11-21',
  files: [
    { ...folder('application_default_credentials.json'), read: 'fields', format: 'json', fields: credentials },
    { ...folder('legacy_credentials/*/adc.json'), read: 'fields', format: 'json', fields: credentials },
    { paths: {}, moved: [{ by: 'GOOGLE_APPLICATION_CREDENTIALS', to: 'file' }], read: 'fields', format: 'json', fields: credentials },
    {
      ...folder('credentials.db'),
      read: 'presence',
      mode: 0o600,
      capability: "acts as every account logged in to the Google Cloud CLI: the accounts' refresh tokens are in it, in the clear",
    },
    {
      ...folder('access_tokens.db'),
      read: 'presence',
      mode: 0o600,
      capability: 'acts for up to an hour as the accounts used last with the Google Cloud CLI',
    },
  ],
  examples: (fake) => {
    const refresh = `1//0${fake.text('base64url', 90)}x`;
    const key = `-----BEGIN PRIVATE KEY-----\n${Array.from({ length: 25 }, () => fake.text('base64', 64)).join('\n')}\n-----END PRIVATE KEY-----\n`;
    return [
      {
        path: '~/.config/gcloud/application_default_credentials.json',
        text: JSON.stringify({ type: 'authorized_user', client_id: 'x.apps.googleusercontent.com', refresh_token: refresh, quota_project_id: 'shop-staging' }),
        finds: [{ value: refresh, kind: 'google-refresh-token', key: 'refresh_token', environment: 'staging' }],
      },
      {
        path: '~/AppData/Roaming/gcloud/legacy_credentials/deploy@shop.iam.gserviceaccount.com/adc.json',
        platform: 'win32',
        text: JSON.stringify({
          type: 'service_account',
          project_id: 'shop-prod',
          private_key_id: fake.text('hex', 40),
          private_key: key,
          client_email: 'deploy@shop-prod.iam.gserviceaccount.com',
        }),
        finds: [
          {
            value: key,
            kind: 'gcp-service-account-key',
            key: 'private_key',
            identity: 'deploy@shop-prod.iam.gserviceaccount.com',
            environment: 'production',
          },
        ],
      },
    ];
  },
});
