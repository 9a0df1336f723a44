/**
 * CircleCI: personal and project tokens.
 * Personal tokens had all rights of their user until they could be made with Read, Write or Admin; older ones still have: circleci.com/changelog/
 * scoped-api-tokens. They end within a year by now: circleci.com/docs/guides/server/toolkit/managing-api-tokens. Project tokens are Status, Read Only
 * or Admin, for the API v1 only: circleci.com/docs/guides/toolkit/managing-api-tokens. All checked 2026-11-21. GET /api/v2/me/collaborations tells
 * organizations (github.com/api-evangelist/circleci, schema of Collaboration), no scope.
 */
import { defineIssuer } from '../src/issuer.ts';
import { type Alike, alike, byList } from '../src/issuer-kit.ts';

const SCOPE = 'whether it is Read, Write or Admin (older ones are Admin): Write runs pipelines, which see the secrets of contexts and projects';
const OIDC = {
  how: 'Let jobs sign in to clouds with the OIDC token of the job, so that there is less for a token to reach',
  url: 'https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/',
};
const personal: Alike = {
  granularity: 'permission',
  how: 'a personal token has rights of its user in every organization',
  unknown: [SCOPE],
  worst: ['admin', 'account'],
  narrower: [
    { how: 'Make a token with the scope Read, or Write where pipelines are started, and with an end', url: 'https://app.circleci.com/settings/user/tokens' },
    OIDC,
  ],
  lifecycle: { canBeEndless: true },
  ask: byList({
    who: 'CircleCI',
    host: 'circleci.com',
    path: '/api/v2/me/collaborations',
    headers: ({ parts }) => ({ 'circle-token': parts['secret'] ?? '' }),
    name: 'slug',
    one: 'organization',
    many: 'organizations',
    page: Number.POSITIVE_INFINITY,
    action: 'me/collaborations',
    breadth: 'account',
    unknown: [SCOPE],
  }),
};

export default defineIssuer({
  id: 'circleci',
  label: 'CircleCI',
  kinds: {
    'circleci-personal-token': alike(personal),
    'circleci-project-token': alike({
      granularity: 'permission',
      how: 'a project token is good for one project',
      unknown: ['whether it is Status, Read Only or Admin, which runs builds that see the secrets of the project, and changes those'],
      worst: ['admin', 'project'],
      narrower: [{ how: 'Make a project token with the scope Status or Read Only', url: 'https://app.circleci.com/' }, OIDC],
      lifecycle: { canBeEndless: true },
    }),
    // The form of before 2023, of both.
    'circleci-legacy-token': alike({
      ...personal,
      how: 'it was made before tokens had scopes, for a person or for one project',
      lifecycle: {
        canBeEndless: true,
        replacedBy: {
          what: 'tokens with a prefix, which can be told apart and have a scope',
          since: '2023',
          url: 'https://circleci.com/changelog/new-format-for-api-access-tokens/',
        },
      },
    }),
  },
});
