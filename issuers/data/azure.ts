/**
 * What keys of Azure's services can do, each known by its kind alone; and the letters of a shared access signature. Data alone.
 * From the pages of learn.microsoft.com/azure that the detectors name (…/storage/common/storage-account-keys-manage, …/cosmos-db/
 * secure-access-to-data, …/service-bus-messaging/service-bus-sas, …/search/search-security-api-keys, …/azure-functions/function-keys-how-to and
 * their like). That an account key switches soft delete off: learn.microsoft.com/cli/azure/storage/blob/service-properties/delete-policy. Letters:
 * learn.microsoft.com/rest/api/storageservices/create-account-sas and …/create-service-sas, held against Azure/azure-sdk-for-js
 * sdk/storage/storage-blob/src/sas. Checked 2026-11-21; not checked: APIM and ML classic keys beyond their pages, and what i, m, o, e mean in the SDK.
 */
import type { Breadth, Narrower, Reach } from '../../src/grants.ts';

export interface Does {
  action: string;
  reach: Reach;
  destroys?: 'data' | 'data and backups';
  means?: string;
}

/** What is known of a key of one service. */
export interface Service {
  /** What it opens, e.g. `the storage account`; its name follows when it is known. */
  opens: string;
  /** What every such key can. */
  does: Does[];
  /** What only the portal tells. */
  unknown?: string;
  worst?: Reach;
  breadth: Breadth;
  /** True where some of the kind come to an end. */
  ends?: true;
  narrower?: Narrower[];
}

const LEARN = 'https://learn.microsoft.com/azure';
const entra = (role: string, url: string): Narrower => ({
  how: `Let callers sign in with Entra ID (a managed identity where there is one) and the role ${role} on the one resource, then switch keys off`,
  url: `${LEARN}/${url}`,
});
const POLICY = {
  how: 'Make a policy for the one queue, topic or hub with Send or Listen alone, and use its key',
  url: `${LEARN}/service-bus-messaging/service-bus-sas`,
};
const RUNS = 'runs models at the cost of the subscription';

const STORAGE: Service = {
  opens: 'the storage account',
  does: [
    {
      action: 'Delete Container',
      reach: 'destroy',
      destroys: 'data and backups',
      means: 'deletes all data, and snapshots and versions that no immutability guards',
    },
    { action: 'Set Blob Service Properties', reach: 'destroy', destroys: 'data and backups', means: 'switches off that deleted data is kept for a while' },
    { action: 'Create SAS', reach: 'admin', means: 'signs further access for anybody, which ends with this key only' },
    { action: 'Get Blob', reach: 'read', means: 'reads all blobs, files, queues and tables' },
  ],
  breadth: 'project',
  narrower: [
    entra('Storage Blob Data Reader or Contributor', 'storage/blobs/authorize-access-azure-active-directory'),
    {
      how: 'Give callers a user delegation SAS for the one container, with few permissions and an end within hours',
      url: `${LEARN}/storage/common/storage-sas-overview`,
    },
  ],
};
const COSMOS: Service = {
  opens: 'the Cosmos DB account',
  does: [],
  unknown: 'whether it is a read-only key; the others write and delete all databases',
  worst: 'destroy',
  breadth: 'project',
  narrower: [entra('Cosmos DB Built-in Data Reader or Contributor', 'cosmos-db/how-to-setup-rbac'), { how: 'Use the read-only key where nothing is written' }],
};
const MESSAGES = (what: string): Service => ({
  opens: what,
  does: [],
  unknown: 'which rights its policy has: Send, Listen or Manage, which deletes queues and hubs',
  worst: 'admin',
  breadth: 'project',
  narrower: [POLICY, entra('Azure Service Bus Data Sender or Receiver, or its like', 'service-bus-messaging/service-bus-managed-service-identity')],
});
const REDIS: Service = {
  opens: 'the cache',
  does: [
    { action: 'FLUSHALL', reach: 'destroy', destroys: 'data', means: 'deletes all that is in it' },
    { action: 'GET', reach: 'read', means: 'reads all that is in it' },
  ],
  breadth: 'resource',
  narrower: [entra('Data Reader or Data Contributor', 'azure-cache-for-redis/cache-azure-active-directory-for-authentication')],
};
const AI: Service = {
  opens: 'the AI resource',
  does: [{ action: 'inference', reach: 'write', means: RUNS }],
  unknown: 'what else the service lets its key do: where there are files and trained models, it deletes them',
  worst: 'destroy',
  breadth: 'resource',
  narrower: [entra('Cognitive Services User', 'ai-services/authentication')],
};
const FUNCTION: Service = {
  opens: 'the function app',
  does: [{ action: 'invoke', reach: 'write', means: 'calls functions' }],
  unknown: 'whether it is good for one function, for all, or is the master key, which administers the app',
  worst: 'admin',
  breadth: 'resource',
  narrower: [
    { how: 'Use the key of the one function, or let callers sign in (App Service authentication)', url: `${LEARN}/azure-functions/security-concepts` },
  ],
};

/** By the detector's id. */
export const SERVICES: Readonly<Record<string, Service>> = {
  'azure-storage-account-key': STORAGE,
  'azure-storage-connection-string': STORAGE,
  'azure-account-key': {
    ...STORAGE,
    opens: 'the Storage, Cosmos DB or Batch account',
    does: [],
    unknown: 'of which service it is: a key of Storage deletes data with its snapshots',
    worst: 'admin',
    narrower: [],
  },
  'azure-cosmos-db-key': COSMOS,
  'azure-batch-key': {
    opens: 'the Batch account',
    does: [
      { action: 'Add Task', reach: 'admin', means: 'runs any code on its machines, with their identity' },
      { action: 'Delete Pool', reach: 'destroy', destroys: 'data', means: 'deletes machines and jobs, with what is on them' },
    ],
    breadth: 'project',
    narrower: [entra('Azure Batch Job Submitter', 'batch/batch-role-based-access-control')],
  },
  'azure-api-management-key': {
    opens: 'the API Management instance',
    does: [],
    unknown: 'whether it calls APIs for a subscription, or is a key of the gateway or of management',
    worst: 'admin',
    breadth: 'project',
    narrower: [{ how: 'Make a subscription for the one API, in place of all APIs', url: `${LEARN}/api-management/api-management-subscriptions` }],
  },
  'azure-ml-classic-key': {
    opens: 'the Machine Learning service',
    does: [],
    unknown: 'whether it calls a web service or manages a workspace',
    worst: 'destroy',
    breadth: 'resource',
  },
  'azure-service-bus-key': MESSAGES('the Service Bus namespace'),
  'azure-event-hubs-key': MESSAGES('the Event Hubs namespace'),
  'azure-relay-key': MESSAGES('the Relay namespace'),
  'azure-shared-access-key': MESSAGES('the namespace or hub'),
  'azure-iot-key': {
    ...MESSAGES('the IoT hub'),
    unknown: 'which rights its policy has: those of a device, or RegistryWrite, which reads and makes keys of devices and deletes them',
    narrower: [
      { how: 'Give each device its own key or certificate, and services a policy with ServiceConnect alone', url: `${LEARN}/iot-hub/iot-hub-dev-guide-sas` },
    ],
  },
  'azure-redis-key': REDIS,
  'azure-redis-connection-string': REDIS,
  'azure-event-grid-key': {
    opens: 'the topic or domain',
    does: [{ action: 'publish', reach: 'write', means: 'sends events' }],
    unknown: 'whether it is the key of a namespace, which also takes events out',
    worst: 'destroy',
    breadth: 'resource',
    narrower: [entra('EventGrid Data Sender', 'event-grid/authenticate-with-microsoft-entra-id')],
  },
  'azure-search-key': {
    opens: 'the search service',
    does: [{ action: 'query', reach: 'read', means: 'reads all indexes' }],
    unknown: 'whether it is a query key or an admin key, which writes and deletes indexes and makes query keys',
    worst: 'admin',
    breadth: 'project',
    narrower: [{ how: 'Use a query key where nothing is written' }, entra('Search Index Data Reader', 'search/search-security-rbac')],
  },
  'azure-container-registry-key': {
    opens: 'the container registry',
    does: [],
    ends: true,
    unknown: 'whether it is the admin password, which pushes and deletes images, or that of a token with fewer actions',
    worst: 'destroy',
    breadth: 'project',
    narrower: [
      {
        how: 'Make a token with a scope map for the one repository, with content/read alone where nothing is pushed',
        url: `${LEARN}/container-registry/container-registry-token-based-authentication`,
      },
      entra('AcrPull or AcrPush', 'container-registry/container-registry-rbac-built-in-roles-overview'),
    ],
  },
  'azure-functions-key': FUNCTION,
  'azure-function-url-code': FUNCTION,
  'azure-app-configuration-string': {
    opens: 'the configuration store',
    does: [{ action: 'read settings', reach: 'read', means: 'reads all settings, and secrets that stand in them' }],
    unknown: 'whether it is a read-only key; the others change and delete settings',
    worst: 'destroy',
    breadth: 'project',
    narrower: [entra('App Configuration Data Reader', 'azure-app-configuration/concept-enable-rbac'), { how: 'Use a read-only key where nothing is written' }],
  },
  'azure-cognitive-services-key': AI,
  'azure-access-key-string': {
    opens: 'the service',
    does: [{ action: 'sign tokens', reach: 'admin', means: 'acts as any user of it, and sends to all of them' }],
    unknown: 'whether it is of Communication Services, which also deletes conversations and buys numbers',
    worst: 'admin',
    breadth: 'resource',
    narrower: [entra('SignalR App Server, or its like', 'azure-signalr/signalr-concept-authorize-azure-active-directory')],
  },
  'azure-publish-profile-password': {
    opens: 'the web app',
    does: [
      { action: 'deploy', reach: 'admin', means: 'puts code in production, which runs as the app and reads its settings and secrets' },
      { action: 'delete files', reach: 'destroy', destroys: 'data', means: "deletes what is on the app's disk" },
    ],
    breadth: 'resource',
    narrower: [
      {
        how: 'Deploy with OpenID Connect and the role Website Contributor on the one app, and switch basic authentication off',
        url: `${LEARN}/app-service/deploy-github-actions`,
      },
    ],
  },
};

/** The letters of `sp`; two of them mean other things for one resource than for an account. */
export const LETTERS: Readonly<Record<string, Does>> = {
  r: { action: 'read', reach: 'read' },
  l: { action: 'list', reach: 'read' },
  f: { action: 'find by tags', reach: 'read' },
  e: { action: 'execute', reach: 'read' },
  a: { action: 'add', reach: 'write' },
  c: { action: 'create', reach: 'write' },
  t: { action: 'tags', reach: 'write' },
  m: { action: 'move', reach: 'destroy', destroys: 'data', means: 'moves what there is, also over other things' },
  w: { action: 'write', reach: 'destroy', destroys: 'data', means: 'writes over what there is' },
  u: { action: 'update', reach: 'destroy', destroys: 'data', means: 'writes over messages and rows' },
  d: { action: 'delete', reach: 'destroy', destroys: 'data' },
  x: { action: 'delete version', reach: 'destroy', destroys: 'data and backups', means: 'deletes earlier versions' },
  y: { action: 'permanent delete', reach: 'destroy', destroys: 'data and backups', means: 'deletes for good what was deleted before' },
  i: { action: 'set immutability policy', reach: 'admin', means: 'takes away what guards against deletion' },
  o: { action: 'ownership', reach: 'admin', means: 'makes somebody else the owner' },
  p: { action: 'permissions', reach: 'admin', means: 'changes who may do what' },
};
/** `p` for an account: of queues. */
export const PROCESS: Does = { action: 'process', reach: 'destroy', destroys: 'data', means: 'takes messages out of queues' };
