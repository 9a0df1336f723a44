/**
 * Azure CLI and Azure Developer CLI. On Windows the caches are encrypted for the user, so that only their presence is told.
 * Files: learn.microsoft.com/cli/azure (msal-based-azure-cli, azure-cli-configuration), not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, date, entries, list, secret, text } from '../src/store-kit.ts';

const cache = (content: unknown): Stored[] => {
  const users = new Map(entries(content, 'Account').map(([, a]) => [text(a, 'home_account_id'), text(a, 'username')]));
  return ['RefreshToken', 'AccessToken'].flatMap((section) =>
    entries(content, section).flatMap(([, token], i) =>
      secret(`${section}.${i}.secret`, text(token, 'secret'), {
        ...(section === 'RefreshToken' ? { kind: 'azure-entra-refresh-token' } : {}),
        identity: users.get(text(token, 'home_account_id')),
        expires: date(at(token, 'expires_on')),
      }),
    ),
  );
};

const principals = (content: unknown): Stored[] =>
  list(content).flatMap((entry, i) =>
    secret(`${i}.client_secret`, text(entry, 'client_secret') ?? text(entry, 'secret') ?? text(entry, 'accessToken') ?? text(entry, 'refreshToken'), {
      ...(at(entry, 'client_secret') ? { kind: 'azure-client-secret' } : {}),
      identity: text(entry, 'client_id') ?? text(entry, 'servicePrincipalId') ?? text(entry, 'userId'),
    }),
  );

const moved = (rest: string) => [{ by: 'AZURE_CONFIG_DIR', to: 'folder' as const, rest }];
const ENCRYPTED = 'acts as the accounts logged in to the Azure CLI: programs of this user can have it decrypted';

export default defineStore({
  id: 'azure-cli',
  label: 'Azure CLI',
  docs: 'https://learn.microsoft.com/cli/azure/msal-based-azure-cli',
  files: [
    { paths: { all: ['~/.azure/msal_token_cache.json'] }, moved: moved('msal_token_cache.json'), read: 'fields', format: 'json', fields: cache },
    {
      paths: { all: ['~/.azure/service_principal_entries.json', '~/.azure/accessTokens.json'] },
      moved: moved('service_principal_entries.json'),
      read: 'fields',
      format: 'json',
      fields: principals,
    },
    { paths: { all: ['~/.azure/msal_token_cache.bin', '~/.azure/service_principal_entries.bin'] }, read: 'presence', capability: ENCRYPTED },
    { paths: { all: ['~/.azd/auth/*.json', '~/.azd/auth/msal/*'] }, moved: [{ by: 'AZD_CONFIG_DIR', to: 'folder', rest: 'auth/*.json' }], read: 'text' },
  ],
  examples: (fake) => {
    const refresh = `1.A${fake.text('base64url', 60)}.AgABAw${fake.text('base64url', 300)}`;
    const [client, app] = [`${fake.text('base62', 3)}8Q~${fake.text('base62', 34)}`, fake.uuid()];
    return [
      {
        path: '~/.azure/msal_token_cache.json',
        text: JSON.stringify({
          Account: { a: { home_account_id: 'uid.tid', username: 'ann@acme.test' } },
          RefreshToken: { b: { home_account_id: 'uid.tid', secret: refresh } },
        }),
        finds: [{ value: refresh, kind: 'azure-entra-refresh-token', key: 'RefreshToken.0.secret', identity: 'ann@acme.test' }],
      },
      {
        path: '~/.azure/service_principal_entries.json',
        text: JSON.stringify([{ client_id: app, tenant: fake.uuid(), client_secret: client }]),
        finds: [{ value: client, kind: 'azure-client-secret', key: '0.client_secret', identity: app }],
      },
    ];
  },
});
