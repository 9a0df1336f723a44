/** Microsoft Azure and Entra: client secrets, keys that carry a service's signature, connection strings, SAS, DevOps tokens. */
import { type Detector, defineDetector, type Find, type Parts } from '../src/define.ts';
import { type Fake, near } from '../src/kit.ts';

const LEARN = 'https://learn.microsoft.com/azure';
const STORAGE = `${LEARN}/storage/common/storage-account-keys-manage`;

const azure = (id: string, label: string, docs: string, rest: Omit<Detector, 'id' | 'label' | 'docs' | 'issuer'>): Detector =>
  defineDetector({ id, label, issuer: 'Microsoft Azure', docs, rank: 55, ...rest });

const regenerate = (what: string, url: string): Detector['revoke'] => ({
  how: `Regenerate the ${what} key in the Azure portal: move callers to the other one first, then renew this one`,
  url,
  breaks: 'every client that still holds the old key',
});

/**
 * Keys with a four-letter signature of the service at a fixed place. Layout: microsoft/security-utilities, IdentifiableMetadata.cs,
 * and the masking patterns of microsoft/azure-pipelines-agent, both checked 2026-11-21. Its checksum (Marvin) is not computed here.
 */
interface Signed {
  id: string;
  service: string;
  signature: string;
  /** Characters before the signature, the class they are of, and what follows it. */
  lead: number;
  of?: string;
  tail: string;
  fakeTail(fake: Fake): string;
  severity?: Detector['severity'];
  docs: string;
}
const TAIL32 = { lead: 33, tail: '[A-P][A-Za-z0-9+/]{5}=', fakeTail: (f: Fake) => `${f.text('ABCDEFGHIJKLMNOP', 1)}${f.text('base62', 5)}=` };
const TAIL64 = { lead: 76, tail: '[A-Za-z0-9+/]{5}[AQgw]==', fakeTail: (f: Fake) => `${f.text('base62', 5)}${f.text('AQgw', 1)}==` };
const TAIL39 = { lead: 42, tail: '[A-D][A-Za-z0-9]{5}', fakeTail: (f: Fake) => `${f.text('ABCD', 1)}${f.text('base62', 5)}` };

const SIGNED: Signed[] = [
  { id: 'storage-account', service: 'Storage account', signature: '+ASt', ...TAIL64, severity: 'critical', docs: STORAGE },
  { id: 'cosmos-db', service: 'Cosmos DB', signature: 'ACDb', ...TAIL64, severity: 'critical', docs: `${LEARN}/cosmos-db/secure-access-to-data` },
  { id: 'batch', service: 'Batch', signature: '+ABa', ...TAIL64, docs: `${LEARN}/batch/security-best-practices` },
  { id: 'api-management', service: 'API Management', signature: 'APIM', ...TAIL64, docs: `${LEARN}/api-management/api-management-subscriptions` },
  { id: 'ml-classic', service: 'Machine Learning', signature: '+AMC', ...TAIL64, docs: `${LEARN}/machine-learning/` },
  { id: 'service-bus', service: 'Service Bus', signature: '+ASb', ...TAIL32, docs: `${LEARN}/service-bus-messaging/service-bus-sas` },
  { id: 'event-hubs', service: 'Event Hubs', signature: '+AEh', ...TAIL32, docs: `${LEARN}/event-hubs/authenticate-shared-access-signature` },
  { id: 'relay', service: 'Relay', signature: '+ARm', ...TAIL32, docs: `${LEARN}/azure-relay/relay-authentication-and-authorization` },
  { id: 'iot', service: 'IoT Hub', signature: 'AIoT', ...TAIL32, docs: `${LEARN}/iot-hub/iot-hub-dev-guide-sas` },
  { id: 'redis', service: 'Cache for Redis', signature: 'AzCa', ...TAIL32, docs: `${LEARN}/azure-cache-for-redis/cache-configure` },
  { id: 'event-grid', service: 'Event Grid', signature: 'AZEG', ...TAIL32, docs: `${LEARN}/event-grid/authenticate-with-access-keys-shared-access-signatures` },
  { id: 'search', service: 'AI Search', signature: 'AzSe', ...TAIL39, of: 'A-Za-z0-9', docs: `${LEARN}/search/search-security-api-keys` },
  {
    id: 'container-registry',
    service: 'Container Registry',
    signature: '+ACR',
    ...TAIL39,
    docs: `${LEARN}/container-registry/container-registry-authentication`,
  },
  {
    id: 'functions',
    service: 'Functions',
    signature: 'AzFu',
    lead: 44,
    of: 'A-Za-z0-9_-',
    tail: '[A-Za-z0-9_-]{5}[AQgw]==',
    fakeTail: TAIL64.fakeTail,
    docs: `${LEARN}/azure-functions/function-keys-how-to`,
  },
];

const signed = ({ id, service, signature, lead, of = 'A-Za-z0-9+/', tail, fakeTail, severity, docs }: Signed): Detector =>
  azure(`azure-${id}-key`, `Azure ${service} key`, docs, {
    find: [
      {
        anchors: [signature],
        pattern: new RegExp(`[${of}]{${lead}}${signature.replace('+', '\\+')}${tail}(?![A-Za-z0-9+/=_-])`),
        before: lead,
        after: 16,
      },
    ],
    ...(severity ? { severity } : {}),
    rank: 65,
    revoke: regenerate(service, docs),
    examples: {
      sample: (fake) => `${fake.text('base62', lead)}${signature}${fakeTail(fake)}`,
      hits: ({ secret }) => [
        `AZURE_${id.toUpperCase().replaceAll('-', '_')}_KEY=${secret}\n`,
        { path: 'appsettings.json', text: `{"Azure": {"Key": "${secret}"}}` },
        { path: 'Client.cs', text: `var client = new Client(endpoint, "${secret}");\n` },
      ],
      misses: (fake) => [`key=${fake.text('base62', lead - 9)}${signature}${fakeTail(fake)}`, `key=${fake.text('base62', lead)}${signature}`],
    },
  });

/** `Name=value` inside a connection string: the host (or account) before it, in either order, becomes a part. */
const connection = (anchor: string, hostPattern: string, value: string, after: number): Find => ({
  anchors: [anchor],
  before: 300,
  after,
  locate(text, at) {
    const match = new RegExp(`${anchor}=(?<part>${value})`, 'dy');
    match.lastIndex = at;
    const range = match.exec(text)?.indices?.groups?.['part'];
    if (!range) return undefined;
    const spans = [{ name: 'secret', start: range[0], end: range[1] }];
    // The last one before the key on its line, else the first after it.
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const host = [...line.matchAll(new RegExp(hostPattern, 'gd'))].at(-1)?.indices?.groups?.['part'];
    const offset = text.lastIndexOf('\n', at) + 1;
    if (host) spans.push({ name: 'host', start: offset + host[0], end: offset + host[1] });
    return spans;
  },
});
/** The emulators of Storage and Cosmos DB have one published key each, the same on every machine. */
const isEmulators = ({ secret = '' }: Parts) => /^(?:Eby8vdM02x|C2y6yDjf5\/)/.test(secret);

const readHost = ({ host }: Parts) => (host ? { host } : {});

export default [
  azure('azure-client-secret', 'Microsoft Entra client secret', 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app', {
    // Three characters, a digit (7 older, 8 now) and Q~, 31 or 34 more. Source as for the signed keys above.
    find: [
      {
        anchors: ['Q~'.padStart(3, '8'), 'Q~'.padStart(3, '7')],
        pattern: /[A-Za-z0-9_~.-]{3}(?:7Q~[A-Za-z0-9_~.-]{31}|8Q~[A-Za-z0-9_~.-]{34})(?![A-Za-z0-9_~-])/,
        before: 3,
        after: 42,
      },
    ],
    companions: [
      { name: 'tenant', pattern: /tenant[\w"' .-]{0,20}[:=]\s?["']?(?<part>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i, within: 500 },
    ],
    identifiers: ['tenant'],
    severity: 'critical',
    rank: 65,
    read: ({ tenant }) => (tenant ? { tenant } : {}),
    revoke: {
      how: 'Add a new client secret to the app registration, move the app to it, then remove this one (az ad app credential delete)',
      url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
      breaks: 'every service that signs in as this application',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 3)}8Q~${fake.text('base62', 12)}.${fake.text('base62', 20)}x`,
      hits: ({ secret }) => [
        `AZURE_CLIENT_SECRET=${secret}\n`,
        { path: 'main.tf', text: `provider "azurerm" {\n  client_secret = "${secret}"\n}\n` },
        { path: 'appsettings.json', text: `{"AzureAd": {"ClientSecret": "${secret}"}}` },
        `az login --service-principal -u app -p ${secret} --tenant acme\n`,
      ],
      misses: (fake) => [`${fake.text('base62', 3)}8Q~${fake.text('base62', 12)}`, `${fake.text('base62', 3)}8Q~${'x'.repeat(34)}`],
    },
  }),
  ...SIGNED.map(signed),
  azure('azure-storage-connection-string', 'Azure Storage connection string', STORAGE, {
    find: [
      connection('AccountKey', 'AccountName=(?<part>[a-z0-9-]{3,44})|https://(?<host>[\\w-]{3,44})\\.documents\\.azure\\.com', '[A-Za-z0-9+/]{86}==', 110),
    ],
    identifiers: ['host'],
    severity: 'critical',
    rank: 70,
    reject: ({ host, secret }) => host === 'devstoreaccount1' || isEmulators({ secret: secret ?? '' }),
    read: ({ host }) => (host ? { account: host } : {}),
    revoke: regenerate('Storage account', STORAGE),
    examples: {
      sample: (fake) => ({ secret: `${fake.text('base62', 86)}==`, host: 'acmemedia' }),
      hits: ({ secret, host }) => {
        const text = `DefaultEndpointsProtocol=https;AccountName=${host};AccountKey=${secret};EndpointSuffix=core.windows.net`;
        return [
          `AZURE_STORAGE_CONNECTION_STRING="${text}"\n`,
          { path: 'appsettings.json', text: `{"ConnectionStrings": {"Blob": "${text}"}}` },
          { path: 'app.config', text: `<add key="storage" value="${text}" />\n` },
        ];
      },
      misses: (fake) => [`AccountName=a;AccountKey=${fake.text('base64', 40)}==`, `AccountName=devstoreaccount1;AccountKey=${fake.text('base64', 86)}==`],
    },
  }),
  azure('azure-shared-access-key', 'Azure shared access key', `${LEARN}/service-bus-messaging/service-bus-sas`, {
    find: [connection('SharedAccessKey', '(?:Endpoint=sb://|HostName=)(?<part>[\\w.-]{4,120})', '[A-Za-z0-9+/]{43}=', 70)],
    identifiers: ['host'],
    rank: 70,
    read: readHost,
    revoke: regenerate('shared access policy', `${LEARN}/service-bus-messaging/service-bus-sas`),
    examples: {
      sample: (fake) => ({ secret: `${fake.text('base62', 43)}=`, host: 'acme.servicebus.windows.net' }),
      hits: ({ secret, host }) => [
        `SERVICEBUS=Endpoint=sb://${host}/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${secret}\n`,
        { path: 'local.settings.json', text: `{"Values": {"Bus": "Endpoint=sb://${host}/;SharedAccessKeyName=send;SharedAccessKey=${secret};EntityPath=q"}}` },
        { path: 'hub.py', text: `CONN = "HostName=${host};SharedAccessKeyName=owner;SharedAccessKey=${secret}"\n` },
      ],
      misses: (fake) => ['Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey=<key>', `SharedAccessKey=${fake.text('base64', 20)}`],
    },
  }),
  azure('azure-app-configuration-string', 'Azure App Configuration connection string', `${LEARN}/azure-app-configuration/howto-best-practices`, {
    find: [
      {
        anchors: ['.azconfig.io;Id='],
        pattern: /https:\/\/(?<host>[a-z0-9-]{3,60}\.azconfig\.io);Id=[^;\s"']{4,80};Secret=(?<secret>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{80,90}={0,2})/,
        before: 80,
        after: 260,
      },
    ],
    identifiers: ['host'],
    rank: 70,
    read: readHost,
    revoke: regenerate('App Configuration access', `${LEARN}/azure-app-configuration/`),
    examples: {
      sample: (fake) => ({ host: 'acme.azconfig.io', secret: `${fake.text('base62', 43)}=` }),
      hits: ({ host, secret }) => [
        `APPCONFIG=Endpoint=https://${host};Id=a1b2-l0-s0:Zx;Secret=${secret}\n`,
        { path: 'secrets.json', text: `{"ConnectionStrings:AppConfig": "Endpoint=https://${host};Id=Qx9-l0-s0:aB;Secret=${secret}"}` },
      ],
      misses: (fake) => ['Endpoint=https://acme.azconfig.io;Id=x-y;Secret=<secret>', `Endpoint=https://a.azconfig.io;Secret=${fake.text('base64', 43)}=`],
    },
  }),
  azure('azure-sas-token', 'Azure shared access signature', `${LEARN}/storage/common/storage-sas-overview`, {
    find: [
      {
        anchors: ['sig='],
        before: 600,
        after: 120,
        locate(text, at) {
          const sig = /sig=(?<part>(?:[A-Za-z0-9+/]|%2[BbFf]){40,64}(?:=|%3[Dd]))/dy;
          sig.lastIndex = at;
          const range = sig.exec(text)?.indices?.groups?.['part'];
          if (!range || !/[?&;"'\s]$/.test(text.slice(0, at))) return undefined;
          const query = /[\w%.:&=+;,/-]*$/.exec(text.slice(0, at))?.[0] ?? '';
          const rest = /^[\w%.:&=+;,/-]*/.exec(text.slice(at))?.[0] ?? '';
          // A storage signature says its version, an event or bus one its resource.
          if (!/(?:^|[?&])(?:sv=20\d\d-|se=\d|sr=)/.test(`${query}${rest}`)) return undefined;
          const spans = [{ name: 'secret', start: range[0], end: range[1] }];
          const span = (name: string, pattern: RegExp) => {
            const begin = at - query.length;
            const found = pattern.exec(query + rest)?.indices?.groups?.['part'];
            if (found) spans.push({ name, start: begin + found[0], end: begin + found[1] });
          };
          span('expiry', /(?:^|[?&])se=(?<part>\d{4}-[\dTZ%A-F:a-f.-]{5,30}|\d{10})/d);
          span('permissions', /(?:^|[?&])sp=(?<part>[a-z]{1,14})(?![a-z])/d);
          // What it was signed for: one thing, or services of an account and their levels; and the policy it leans on.
          span('resource', /(?:^|[?&])sr=(?<part>[\w.%:/-]{1,200})/d);
          span('services', /(?:^|[?&])ss=(?<part>[bqtf]{1,4})(?![a-z])/d);
          span('types', /(?:^|[?&])srt=(?<part>[sco]{1,3})(?![a-z])/d);
          span('policy', /(?:^|[?&])(?:si|skn)=(?<part>[\w.%-]{1,80})/d);
          return spans;
        },
      },
    ],
    identifiers: ['expiry', 'permissions', 'resource', 'services', 'types', 'policy'],
    severity: 'medium',
    read: ({ expiry, permissions, resource, services, types, policy }) => {
      const time = expiry && new Date(/^\d{10}$/.test(expiry) ? Number(expiry) * 1000 : decodeURIComponent(expiry));
      return {
        ...(time && !Number.isNaN(time.getTime()) ? { expires: time.toISOString() } : {}),
        ...(permissions ? { permissions } : {}),
        ...(resource ? { resource } : {}),
        ...(services ? { services } : {}),
        ...(types ? { types } : {}),
        ...(policy ? { policy } : {}),
      };
    },
    revoke: {
      how: 'Regenerate the account key that signed it, or delete its stored access policy; a signature cannot be revoked singly',
      url: `${LEARN}/storage/common/storage-sas-overview`,
      breaks: 'every signature made with the same key',
    },
    examples: {
      sample: (fake) => ({ secret: `${fake.text('base62', 43)}%3D` }),
      hits: ({ secret }) => [
        `https://acme.blob.core.windows.net/logs?sv=2022-11-02&ss=b&srt=sco&sp=rl&se=2027-01-01T00:00:00Z&sig=${secret}\n`,
        { path: 'sas.env', text: `SAS_TOKEN="?sv=2021-06-08&se=2026-12-31&sr=c&sp=racwdl&sig=${secret}"\n` },
        `SharedAccessSignature sr=acme.servicebus.windows.net&sig=${secret}&se=1893456000&skn=send\n`,
      ],
      misses: (fake) => [`https://a.test/?sig=${fake.text('base62', 43)}%3D`, `?sv=2022-11-02&sp=rl&sig=${fake.text('base62', 12)}`],
    },
  }),
  azure('azure-cognitive-services-key', 'Azure AI services key', `${LEARN}/ai-services/authentication`, {
    // New keys: 52 random characters, JQQJ99, date and signature, 84 in all. The random ones are the secret part, for the rest may
    // hold a run of As that would pass for a dummy. Older: 32 hex digits, known by their name.
    find: [
      {
        anchors: ['JQQJ99', 'JQQJ9D', 'JQQJ9H'],
        pattern: /(?<token>(?<secret>[A-Za-z0-9]{52})JQQJ9[9DH][A-Za-z0-9]{26}(?:[A-Za-z0-9]{2}==)?)(?![A-Za-z0-9+/=])/,
        before: 52,
        after: 40,
      },
      {
        anchors: ['azure', 'cognitive', 'ocp-apim', 'ocp_apim', 'speech', 'translator', 'computervision', 'textanalytics'],
        name: /(?:azure|cognitive|ocp[_-]?apim|speech|translator|computer_?vision|text_?analytics)[\w.-]*key\d?$/i,
        value: /^[0-9a-f]{32}$/i,
      },
      near(['ocp-apim-subscription-key'], '[0-9a-f]{32}', { length: 32 }),
    ],
    rank: 56,
    // The last four of the signed part say which service: AZDO is another detector's.
    reject: ({ token = '' }) => token.slice(76, 80) === 'AZDO',
    revoke: regenerate('resource', `${LEARN}/ai-services/rotate-keys`),
    examples: {
      sample: (fake) => {
        const secret = fake.text('base62', 52);
        return { token: `${secret}JQQJ99BC${fake.text('base62', 13)}AAAB${'ACOG'}${fake.text('base62', 3)}`, secret };
      },
      hits: ({ token }) => [
        `AZURE_OPENAI_API_KEY=${token}\n`,
        { path: 'app.py', text: `client = AzureOpenAI(api_key="${token}", azure_endpoint=URL)\n` },
        { path: 'settings.json', text: `{"speech": {"key": "${token}"}}` },
      ],
      misses: (fake) => [`${fake.text('base62', 20)}JQQJ99${fake.text('base62', 26)}`, `azure_key_hash = ${fake.text('hex', 40)}`],
    },
  }),
  azure('azure-devops-pat', 'Azure DevOps personal access token', `${LEARN}/devops/organizations/accounts/use-personal-access-tokens-to-authenticate`, {
    // 84 characters with AZDO at 77 to 80: learn.microsoft.com/purview/sit-defn-azure-devops-personal-access-token, checked 2026-11-21. Older: 52 of base32, by context.
    find: [
      { anchors: ['AZDO'], pattern: /(?<token>(?<secret>[A-Za-z0-9]{52})[A-Za-z0-9]{24}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9+/=])/, before: 76, after: 12 },
      near(
        ['azure_devops', 'azuredevops', 'azure-devops', 'dev.azure.com', 'visualstudio.com', 'vsts', 'system_accesstoken', 'azdo', 'ado_pat'],
        '[a-z2-7]{52}',
        { length: 52 },
      ),
      { anchors: ['devops', 'vsts', 'azdo', 'ado_'], name: /(?:devops|vsts|azdo|\bado_)[\w.-]*(?:pat|token|password)/i, value: /^[a-z2-7]{52}$/ },
    ],
    severity: 'critical',
    rank: 66,
    revoke: {
      how: 'Revoke it under User settings, Personal access tokens, in Azure DevOps',
      url: `${LEARN}/devops/organizations/accounts/use-personal-access-tokens-to-authenticate`,
      breaks: 'pipelines, feeds and clones that sign in with it',
    },
    examples: {
      sample: (fake) => {
        const secret = fake.text('base62', 52);
        return { token: `${secret}JQQJ99BC${'A'.repeat(16)}${'AZDO'}${fake.text('base62', 4)}`, secret };
      },
      hits: ({ token }, fake) => [
        `AZURE_DEVOPS_EXT_PAT=${token}\n`,
        { path: '.npmrc', text: `; //pkgs.dev.azure.com/acme/_packaging/f/registry/\n_password=${token}\n` },
        `git clone https://${fake.text('lower', 5)}:${token}@dev.azure.com/acme/site/_git/site\n`,
      ],
      misses: (fake) => [`azure_devops_build=${fake.text('lower', 20)}`, `${fake.text('base62', 30)}AZDO${fake.text('base62', 4)}`],
    },
  }),
  azure('azure-entra-refresh-token', 'Microsoft Entra refresh token', 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens', {
    // 0. or 1., then Aa/AX/AW/AS…: a version and ids in base64url. Form as seen in the wild.
    find: [{ anchors: ['0.A', '1.A'], pattern: /[01]\.A[A-Za-z0-9_-]{20,120}\.(?:Ag|AQ)[A-Za-z0-9_-]{150,3000}(?![A-Za-z0-9_-])/, after: 3200 }],
    rank: 60,
    revoke: { how: "Revoke the user's sessions in Entra (Revoke-MgUserSignInSession), which ends all refresh tokens", url: 'https://entra.microsoft.com/' },
    examples: {
      sample: (fake) => `1.A${fake.text('base62', 60)}.AgAB${fake.text('base64url', 400)}Z`,
      hits: ({ secret }) => [
        `REFRESH_TOKEN=${secret}\n`,
        { path: 'msal_token_cache.json', text: `{"RefreshToken": {"x": {"secret": "${secret}"}}}` },
        `curl -d "grant_type=refresh_token&refresh_token=${secret}" https://login.microsoftonline.com/common/oauth2/v2.0/token\n`,
      ],
      misses: (fake) => [`version 1.A${fake.text('base62', 10)}`, `0.A${fake.text('base62', 30)}.txt`],
    },
  }),
  azure('azure-function-url-code', 'Azure Functions host key in a URL', `${LEARN}/azure-functions/function-keys-how-to`, {
    find: [
      {
        anchors: ['.azurewebsites.net/api/'],
        pattern: /\.azurewebsites\.net\/api\/[^\s"'<>?]{1,120}\?(?:[\w=&-]{0,60}&)?code=(?<secret>[A-Za-z0-9_/+%-]{40,100}(?:={0,2}))(?![A-Za-z0-9_/+=-])/,
        after: 340,
      },
    ],
    rank: 60,
    severity: 'medium',
    revoke: regenerate('function', `${LEARN}/azure-functions/function-keys-how-to`),
    examples: {
      sample: (fake) => `${fake.text('base62', 54)}==`,
      hits: ({ secret }) => [
        `curl https://acme.azurewebsites.net/api/orders?code=${secret}\n`,
        { path: 'hook.json', text: `{"url": "https://acme-fn.azurewebsites.net/api/Notify?code=${secret}"}` },
      ],
      misses: (fake) => [`https://acme.azurewebsites.net/api/orders?code=${fake.text('base62', 8)}`, 'https://acme.azurewebsites.net/api/orders?code=$CODE'],
    },
  }),
  azure('azure-account-key', 'Azure account key (older form)', STORAGE, {
    // 64 bytes in base64 without a service's signature: keys of Storage, Cosmos DB and Batch before 2022.
    find: [
      near(
        ['azure', 'cosmos', 'documentdb', 'storage_account', 'storageaccount', 'storage_key', 'storagekey', 'account_key', 'accountkey'],
        '[A-Za-z0-9+/]{86}==',
        { length: 88 },
      ),
      { anchors: ['azure', 'cosmos', 'storage', 'account'], name: /(?:azure|cosmos|storage|account)[\w.-]*key/i, value: /^[A-Za-z0-9+/]{86}==$/ },
    ],
    severity: 'critical',
    rank: 40,
    entropy: 4,
    reject: isEmulators,
    revoke: regenerate('account', STORAGE),
    examples: {
      sample: (fake) => `${fake.text('base62', 86)}==`,
      hits: ({ secret }) => [
        `AZURE_STORAGE_KEY=${secret}\n`,
        { path: 'cosmos.js', text: `const client = new CosmosClient({ endpoint, key: '${secret}' });\n` },
        { path: 'values.yml', text: `COSMOS_KEY: ${secret}\n` },
      ],
      misses: (fake) => [`"@azure/core", "sha512-${fake.text('base62', 86)}=="`, `AZURE_STORAGE_KEY=${fake.text('base62', 30)}==`],
    },
  }),
  azure(
    'azure-access-key-string',
    'Azure SignalR, Web PubSub or Communication Services connection string',
    `${LEARN}/azure-signalr/concept-connection-string`,
    {
      find: [
        {
          anchors: ['.service.signalr.net', '.webpubsub.azure.com', '.communication.azure.com'],
          pattern:
            /(?<host>[a-z0-9-]{2,60}\.(?:service\.signalr\.net|webpubsub\.azure\.com|[a-z-]{0,20}\.?communication\.azure\.com))\/?;AccessKey=(?<secret>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==|[A-Za-z0-9]{84})(?![A-Za-z0-9+/=])/i,
          before: 90,
          after: 160,
        },
      ],
      identifiers: ['host'],
      rank: 70,
      read: readHost,
      revoke: regenerate('access', `${LEARN}/azure-signalr/signalr-howto-key-rotation`),
      examples: {
        sample: (fake) => ({ host: 'acme.service.signalr.net', secret: `${fake.text('base62', 43)}=` }),
        hits: ({ host, secret }) => [
          `SIGNALR=Endpoint=https://${host};AccessKey=${secret};Version=1.0;\n`,
          { path: 'appsettings.json', text: `{"Azure": {"SignalR": {"ConnectionString": "Endpoint=https://${host};AccessKey=${secret};Version=1.0;"}}}` },
        ],
        misses: (fake) => ['Endpoint=https://acme.service.signalr.net;AccessKey=<key>;', `Endpoint=https://acme.test;AccessKey=${fake.text('base62', 43)}=`],
      },
    },
  ),
  azure('azure-redis-connection-string', 'Azure Cache for Redis connection string', `${LEARN}/azure-cache-for-redis/cache-configure`, {
    find: [
      {
        anchors: ['.redis.cache.windows.net'],
        pattern: /(?<host>[a-z0-9-]{1,63}\.redis\.cache\.windows\.net):63(?:79|80),password=(?<secret>[A-Za-z0-9+/]{43}=)/i,
        before: 64,
        after: 110,
      },
    ],
    identifiers: ['host'],
    severity: 'critical',
    rank: 70,
    read: readHost,
    revoke: regenerate('cache', `${LEARN}/azure-cache-for-redis/cache-configure`),
    examples: {
      sample: (fake) => ({ host: 'acme.redis.cache.windows.net', secret: `${fake.text('base62', 43)}=` }),
      hits: ({ host, secret }) => [
        `REDIS=${host}:6380,password=${secret},ssl=True,abortConnect=False\n`,
        { path: 'appsettings.json', text: `{"Redis": "${host}:6380,password=${secret},ssl=True"}` },
      ],
      misses: (fake) => ['acme.redis.cache.windows.net:6380,password={key}', `redis.acme.test:6380,password=${fake.text('base62', 43)}=`],
    },
  }),
  azure('azure-publish-profile-password', 'Azure App Service publish profile password', `${LEARN}/app-service/deploy-configure-credentials`, {
    find: [{ anchors: ['userPWD='], pattern: /userPWD=\\?["'](?<secret>[A-Za-z0-9]{60})\\?["']/, after: 80 }],
    severity: 'critical',
    rank: 60,
    revoke: {
      how: 'Reset the publish profile of the app in the Azure portal',
      url: `${LEARN}/app-service/deploy-configure-credentials`,
      breaks: 'deployments that use the old profile',
    },
    examples: {
      sample: (fake) => fake.text('base62', 60),
      hits: ({ secret }) => [
        { path: 'acme.PublishSettings', text: `<publishProfile publishMethod="MSDeploy" userName="$acme" userPWD="${secret}" />\n` },
        `AZURE_WEBAPP_PUBLISH_PROFILE='<publishData><publishProfile userPWD="${secret}"/></publishData>'\n`,
      ],
      misses: (fake) => ['<publishProfile userName="$acme" userPWD="REDACTED" />', `userPWD="${fake.text('base62', 12)}"`],
    },
  }),
];
