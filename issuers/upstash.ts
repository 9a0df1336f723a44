/**
 * Upstash: REST tokens, QStash tokens and signing keys, keys of the developer API.
 * Standard and read-only tokens: upstash.com/docs/redis/features/restapi and …/troubleshooting/readonly_connection; tokens of ACL users:
 * …/redis/commands/server/acl-resttoken; FLUSHDB, "immediate and irreversible": …/server/flushdb; read-only tokens of QStash:
 * …/qstash/howto/readonly-token; developer API: …/devops/developer-api/introduction. All checked 2026-11-21. That keys of the developer API can
 * be read-only is known from the skills Upstash publishes for its CLI; what becomes of backups with their database was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const READ_ONLY_DATABASE = {
  how: 'Use the read-only token of the database, or the REST token of an ACL user that has the commands and keys the work needs',
  url: 'https://upstash.com/docs/redis/commands/server/acl-resttoken',
};

export default defineIssuer({
  id: 'upstash',
  label: 'Upstash',
  kinds: {
    'upstash-redis-token': alike({
      granularity: 'scoped',
      how: 'a REST token is good for one database or index',
      unknown: ['whether it is the read-only or the standard token, which empties the whole database with FLUSHDB at once'],
      worst: ['destroy', 'project'],
      narrower: [READ_ONLY_DATABASE],
      lifecycle: { canBeEndless: true },
    }),
    'upstash-qstash-token': alike({
      granularity: 'permission',
      how: 'a token of QStash is good for QStash of its account only',
      grants: [{ action: 'messages:read', resource: 'QStash of the account', reach: 'read', breadth: 'account', means: 'reads messages, schedules and logs' }],
      unknown: ['whether it is the read-only token; the other one sends messages and deletes schedules and queues'],
      worst: ['destroy', 'account'],
      narrower: [{ how: 'Use the read-only token of QStash, and redact fields of messages', url: 'https://upstash.com/docs/qstash/howto/readonly-token' }],
      lifecycle: { canBeEndless: true },
    }),
    'upstash-qstash-signing-key': alike({
      granularity: 'account',
      how: 'a signing key calls no API: with it messages are made that look as if QStash had sent them',
      grants: [{ action: 'sign', resource: 'endpoints that trust the key', reach: 'write', breadth: 'project', means: 'forges messages to your endpoints' }],
      worst: ['write', 'project'],
      narrower: [],
      lifecycle: { canBeEndless: true },
    }),
    'upstash-api-key': alike({
      granularity: 'permission',
      how: 'a key of the developer API, with the address of its user, does all that the console does',
      unknown: ['whether it is read-only; others delete every database of the account, and read the tokens of all'],
      worst: ['admin', 'account'],
      narrower: [
        { how: 'Make a read-only key, or use the token of the one database instead', url: 'https://console.upstash.com/account/api' },
        READ_ONLY_DATABASE,
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
