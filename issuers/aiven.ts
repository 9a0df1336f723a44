/**
 * Aiven: passwords of service users, and tokens of users and application users.
 * Session, personal and application tokens: aiven.io/docs/platform/concepts/authentication-tokens; application users and their roles:
 * …/platform/concepts/application-users; GET /v1/project: a copy of …/tools/api (mintlify.com). Backups outlive a deleted service by 41 days; Kafka
 * has none: copies of …/platform/concepts/service_backups. All checked 2026-11-21.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike, byList } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'aiven',
  label: 'Aiven',
  kinds: {
    'aiven-service-password': alike({
      granularity: 'scoped',
      how: 'a password of a service user is good for one service',
      unknown: ['whose it is: avnadmin owns the whole service and drops every database, topic or index in it'],
      worst: ['admin', 'project'],
      narrower: [
        {
          how: 'Make a service user with only the rights of the job, inside the database or with the ACL of the service',
          url: 'https://aiven.io/docs/platform/howto/create_new_service_user',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
    'aiven-api-token': alike({
      granularity: 'role',
      how: 'a token has the rights of its user or application user',
      unknown: [
        'in which projects and organizations its user is, and with which role: an admin deletes services, whose backups end 41 days later, if there are any',
      ],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make an application user with the role read_only or developer in the one project, and a token of it with an end and allowed addresses',
          url: 'https://aiven.io/docs/platform/howto/manage-application-users',
        },
        { how: 'Switch on termination protection of services, so that one more step stands before their end', url: 'https://console.aiven.io/' },
      ],
      lifecycle: { canBeEndless: true },
      ask: byList({
        who: 'Aiven',
        host: 'api.aiven.io',
        path: '/v1/project',
        headers: ({ parts }) => ({ authorization: `aivenv1 ${parts['secret']}` }),
        list: 'projects',
        name: 'project_name',
        one: 'project',
        many: 'projects',
        page: Number.POSITIVE_INFINITY,
        action: 'ProjectList',
        breadth: 'organization',
        unknown: ['which role its user has in them: an admin deletes services, whose backups end 41 days later, if there are any'],
      }),
    }),
  },
});
