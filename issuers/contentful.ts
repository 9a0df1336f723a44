/**
 * Contentful: personal access tokens, and keys that deliver or preview.
 * A personal token has all rights of its user, in every space and organization, to read only (content_management_read) or to write as well, and ends only
 * when told so: contentful.com/developers/docs/references/content-management-api/access-tokens; the list of spaces: …/spaces/get-all-spaces-an-account-has-
 * access-to. Both checked 2026-11-21. That delivery and preview keys only read, and that there is no backup to restore a deleted space from, is
 * known, not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike, byList } from '../src/issuer-kit.ts';

const RIGHTS = 'whether it only reads, and which role its user has: an admin deletes spaces and environments with their content, and makes tokens';

export default defineIssuer({
  id: 'contentful',
  label: 'Contentful',
  kinds: {
    'contentful-management-token': alike({
      granularity: 'permission',
      how: 'it has the rights of its user in all spaces and organizations',
      unknown: [RIGHTS],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a token that only reads (content_management_read), with an end, or let an app with its own identity work in the one environment',
          url: 'https://app.contentful.com/account/profile/cma_tokens',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: byList({
        who: 'Contentful',
        host: 'api.contentful.com',
        path: '/spaces?limit=100',
        headers: ({ parts }) => ({ authorization: `Bearer ${parts['secret']}` }),
        list: 'items',
        name: 'name',
        one: 'space',
        many: 'spaces',
        page: 100,
        action: 'spaces:read',
        breadth: 'organization',
        unknown: [RIGHTS],
      }),
    }),
    'contentful-delivery-token': alike({
      granularity: 'resource',
      how: 'keys of the delivery and preview APIs only read',
      grants: [
        {
          action: 'read',
          resource: 'content of one space, drafts too if it is a preview key',
          reach: 'read',
          breadth: 'project',
          means: 'reads entries and assets',
        },
      ],
      worst: ['read', 'project'],
      narrower: [{ how: 'Make a key for the one environment, and keep preview keys off what is published', url: 'https://app.contentful.com/' }],
      lifecycle: { canBeEndless: true },
    }),
  },
});
