/**
 * Firebase: secrets of the Realtime Database, server keys of the old Cloud Messaging API.
 * What bypasses the rules reads, writes and deletes all, and PUT /.settings/rules.json changes the rules themselves: firebase.google.com/docs/database/
 * rest/auth and …/rest/app-management, checked 2026-11-21; both speak of access tokens by now, and no longer of secrets, which are the older way to the
 * same. Backups go to a bucket it does not open: known, not checked. The API of server keys was shut in 2024: firebase.google.com/docs/
 * cloud-messaging/migrate-v1, not
 * checked, as is the year in which secrets gave way to service accounts.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const DATABASE = 'the whole Realtime Database';
const ACCOUNT = {
  how: 'Make a service account with a role for the one database, and use its short-lived access tokens; let people in by ID tokens and rules',
  url: 'https://firebase.google.com/docs/database/rest/auth',
};

export default defineIssuer({
  id: 'firebase',
  label: 'Firebase',
  kinds: {
    'firebase-database-secret': alike({
      granularity: 'account',
      how: 'a database secret passes by all rules',
      grants: [
        { action: 'PUT /.settings/rules.json', resource: DATABASE, reach: 'admin', breadth: 'project', means: 'changes the rules, and opens it to everyone' },
        { action: 'DELETE /', resource: DATABASE, reach: 'destroy', breadth: 'project', destroys: 'data', means: 'deletes everything with one call' },
        { action: 'PUT', resource: DATABASE, reach: 'write', breadth: 'project' },
        { action: 'GET', resource: DATABASE, reach: 'read', breadth: 'project' },
      ],
      worst: ['admin', 'project'],
      expires: 'never',
      narrower: [ACCOUNT],
      lifecycle: { canBeEndless: true, replacedBy: { what: 'access tokens of a service account', since: '2016', url: ACCOUNT.url } },
    }),
    'firebase-fcm-server-key': alike({
      granularity: 'account',
      how: 'it sent messages to all devices of a project, by an API that was shut in 2024',
      unknown: ['whether anything still takes it'],
      worst: ['write', 'project'],
      narrower: [
        {
          how: 'Send by the HTTP v1 API with a service account that has the role Firebase Cloud Messaging API Admin alone',
          url: 'https://firebase.google.com/docs/cloud-messaging/migrate-v1',
        },
      ],
      lifecycle: {
        canBeEndless: true,
        replacedBy: { what: 'access tokens of a service account', since: '2024', url: 'https://firebase.google.com/docs/cloud-messaging/migrate-v1' },
      },
    }),
  },
});
