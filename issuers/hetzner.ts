/**
 * Hetzner Cloud: API tokens. A token is bound to one project, and made with Read (GET alone) or Read & Write (GET, DELETE, PUT and POST):
 * docs.hetzner.com/cloud/api/getting-started/generating-api-token and …/using-api (GET /v1/servers), checked 2026-11-21. Nothing there speaks of an
 * end. That switching backups off deletes them is known from copies of docs.hetzner.cloud; whether they go with their server was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike, byList } from '../src/issuer-kit.ts';

const WRITES = 'whether it is Read or Read & Write, which deletes servers, volumes, snapshots and backups of the project';

export default defineIssuer({
  id: 'hetzner',
  label: 'Hetzner',
  kinds: {
    'hetzner-api-token': alike({
      granularity: 'permission',
      how: 'a token is bound to one project',
      grants: [{ action: 'GET', resource: 'everything in the project', reach: 'read', breadth: 'project', means: 'lists servers, volumes, networks' }],
      unknown: [WRITES],
      worst: ['destroy', 'project'],
      narrower: [
        {
          how: 'Make a token with the permission Read, or one in a project that holds only what the work is about',
          url: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
        },
        {
          how: 'Switch on delete protection of servers and volumes, so that one more step stands before their end',
          url: 'https://docs.hetzner.cloud/reference/cloud#servers',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: byList({
        who: 'Hetzner',
        host: 'api.hetzner.cloud',
        path: '/v1/servers?per_page=50',
        headers: ({ parts }) => ({ authorization: `Bearer ${parts['secret']}` }),
        list: 'servers',
        name: 'name',
        one: 'server',
        many: 'servers',
        page: 50,
        action: 'GET',
        breadth: 'project',
        unknown: [WRITES],
      }),
    }),
  },
});
