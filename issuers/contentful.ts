/**
 * Contentful: personal access tokens, and keys that deliver or preview.
 * A personal token has all rights of its user, in every space and organization, to read only (content_management_read) or to write as well, and ends only
 * when told so: contentful.com/developers/docs/references/content-management-api/access-tokens, checked 2026-11-21. That delivery and preview
 * keys only read is what contentful.com/developers/docs/references/authentication says; there is no backup to restore a deleted space
 * from: known, not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'contentful',
  label: 'Contentful',
  kinds: {
    'contentful-management-token': alike({
      granularity: 'permission',
      how: 'it has the rights of its user in all spaces and organizations',
      unknown: ['whether it only reads, and which role its user has: an admin deletes spaces and environments with their content, and makes tokens'],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a token that only reads (content_management_read), with an end, or let an app with an identity of its own do the work in the one environment',
          url: 'https://app.contentful.com/account/profile/cma_tokens',
        },
      ],
      lifecycle: { canBeEndless: true },
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
