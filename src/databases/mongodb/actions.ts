/**
 * What MongoDB's actions can do. Names and meanings: mongodb.com/docs/manual/reference/privilege-actions and /built-in-roles;
 * names besides: src/mongo/db/auth/action_type.idl and builtin_roles.yml of github.com/mongodb/mongo; 2026-11-21. Pure data.
 */
import type { Breadth, Reach } from '../../grants.ts';

export interface Deed {
  /** Any of these, the most telling first. */
  actions: string[];
  reach: Reach;
  destroys?: 'data';
  means?: string;
}

const words = (text: string): string[] => text.split(' ');

export const DEEDS: Deed[] = [
  { actions: ['anyAction'], reach: 'admin', destroys: 'data', means: 'everything there is to do' },
  { actions: words('internal impersonate'), reach: 'admin', destroys: 'data', means: 'acts as the servers themselves do' },
  { actions: words('grantRole createUser createRole changePassword'), reach: 'admin', means: 'makes users and roles, and gives them away' },
  { actions: ['setParameter'], reach: 'admin', means: 'changes settings of the running server, among them how users log in' },
  { actions: ['dropDatabase'], reach: 'destroy', destroys: 'data', means: 'drops a database with all in it' },
  { actions: ['dropCollection'], reach: 'destroy', destroys: 'data', means: 'drops whole collections at a stroke' },
  { actions: ['remove'], reach: 'destroy', destroys: 'data' },
  { actions: words('convertToCapped emptycapped'), reach: 'destroy', destroys: 'data', means: 'cuts a collection down to its newest documents, or to none' },
  { actions: words('replSetConfigure resync removeShard'), reach: 'destroy', destroys: 'data', means: 'changes who holds the data; forced, that loses writes' },
  { actions: ['update'], reach: 'write' },
  { actions: ['insert'], reach: 'write' },
  { actions: ['collMod'], reach: 'write', means: 'changes validation, views and when documents expire' },
  { actions: words('createIndex createSearchIndexes updateSearchIndex'), reach: 'write', means: 'makes indexes; one that lets documents expire deletes them' },
  { actions: words('createCollection importCollection renameCollectionSameDB'), reach: 'write', means: 'makes and renames collections' },
  { actions: words('dropIndex dropSearchIndex'), reach: 'write', means: 'drops indexes' },
  { actions: words('bypassDocumentValidation bypassWriteBlockingMode'), reach: 'write', means: 'writes past guards that are set for others' },
  { actions: words('applyOps forceUUID useUUID appendOplogNote'), reach: 'write', means: 'writes as a restore does, within its other rights' },
  {
    actions: words(
      'dropUser dropRole revokeRole setAuthenticationRestriction changeCustomData changeOwnPassword changeOwnCustomData invalidateUserCache authSchemaUpgrade',
    ),
    reach: 'write',
    means: 'takes users and roles away, or changes what is kept of them',
  },
  { actions: words('shutdown closeAllDatabases'), reach: 'write', means: 'stops the server' },
  {
    actions: words('killop killAnySession killAnyCursor dropConnections fsync fsyncUnlock unlock setUserWriteBlockMode'),
    reach: 'write',
    means: 'ends or holds up what others do',
  },
  {
    actions: words(
      'enableSharding shardCollection moveChunk moveCollection splitChunk splitVector addShard reshardCollection refineCollectionShardKey clearJumboFlag cleanupOrphaned flushRouterConfig transitionFromDedicatedConfigServer transitionToDedicatedConfigServer issueDirectShardOperations replSetStateChange replSetResizeOplog replSetHeartbeat runTenantMigration',
    ),
    reach: 'write',
    means: 'moves data between servers, or changes who is the primary',
  },
  {
    actions: words(
      'setClusterParameter setFeatureCompatibilityVersion setDefaultRWConcern setChangeStreamState auditConfigure auditLogRotate logRotate rotateCertificates querySettings setFreeMonitoring trafficRecord cpuProfiler oidReset oidcRefreshKeys advanceClusterTime applicationMessage connPoolSync touch useTenant',
    ),
    reach: 'write',
    means: 'changes how the servers run',
  },
  {
    actions: words(
      'compact reIndex enableProfiler planCacheWrite planCacheIndexFilter configureQueryAnalyzer dbCheck repairDatabase storageDetails cleanupStructuredEncryptionData compactStructuredEncryptionData',
    ),
    reach: 'write',
    means: 'rewrites or examines collections for maintenance',
  },
  { actions: ['find'], reach: 'read' },
  { actions: ['changeStream'], reach: 'read', means: 'sees every change as it is made' },
  {
    actions: words('viewUser viewRole listCachedAndActiveUsers'),
    reach: 'read',
    means: 'sees who may do what; viewUser also shows password hashes when asked',
  },
  {
    actions: words(
      'listCollections listIndexes collStats dbStats dbHash listDatabases listSearchIndexes killCursors planCacheRead indexStats validate exportCollection analyze analyzeShardKey serverStatus top inprog listSessions listCursors getLog getParameter getCmdLineOpts hostInfo connPoolStats netstat getClusterParameter getChangeStreamState getDefaultRWConcern replSetGetStatus replSetGetConfig listShards getShardMap getShardVersion getDatabaseVersion shardingState shardedDataDistribution allCollectionStats operationMetrics queryStatsRead queryStatsReadTransformed listSampledQueries checkMetadataConsistency checkFreeMonitoringStatus oidcListKeys authCheck authenticate runAsLessPrivilegedUser',
    ),
    reach: 'read',
    means: 'sees names, sizes and how the server is doing',
  },
];

/** Roles of MongoDB and Atlas, for servers that tell roles but no privileges. Without a breadth: of the one database. */
export const ROLES: Record<string, [Reach, (Breadth | undefined)?, destroys?: 'data']> = {
  read: ['read'],
  readWrite: ['destroy', undefined, 'data'],
  dbAdmin: ['destroy', undefined, 'data'],
  userAdmin: ['admin'],
  dbOwner: ['admin', undefined, 'data'],
  readAnyDatabase: ['read', 'account'],
  readWriteAnyDatabase: ['destroy', 'account', 'data'],
  dbAdminAnyDatabase: ['destroy', 'account', 'data'],
  userAdminAnyDatabase: ['admin', 'account', 'data'],
  clusterMonitor: ['read', 'account'],
  hostManager: ['admin', 'account'],
  clusterManager: ['destroy', 'account', 'data'],
  clusterAdmin: ['admin', 'account', 'data'],
  backup: ['read', 'account'],
  restore: ['admin', 'account', 'data'],
  root: ['admin', 'account', 'data'],
  __system: ['admin', 'account', 'data'],
  atlasAdmin: ['admin', 'account', 'data'],
  enableSharding: ['write', 'account'],
};

/** Roles that are everything. */
export const OWNERS = ['__system', 'root', 'atlasAdmin'];
