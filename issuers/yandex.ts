/**
 * Yandex Cloud: API keys, IAM tokens, OAuth tokens, static access keys.
 * API keys belong to a service account, are taken by some services only, and can have scopes and an end: yandex.cloud/en/docs/iam/concepts/authorization/
 * api-key; an IAM token ends within 12 hours: …/iam-token; an OAuth token is changed for IAM tokens of its user: …/oauth-token; static keys
 * speak S3 and its like for a service account: …/access-key. Pages found 2026-11-21, of which only the first parts were to be had: that an OAuth token lives
 * a year, and which services take an API key, was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const ACCOUNT = {
  how: 'Make a service account with only the roles of the job in the one folder (viewer for one who looks)',
  url: 'https://yandex.cloud/en/docs/iam/operations/sa/assign-role-for-sa',
};
const FEDERATION = {
  how: 'Let workloads sign in by workload identity federation, or by the service account of their machine, which need no stored key',
  url: 'https://yandex.cloud/en/docs/iam/concepts/workload-identity',
};

export default defineIssuer({
  id: 'yandex',
  label: 'Yandex Cloud',
  kinds: {
    'yandex-api-key': alike({
      granularity: 'scoped',
      how: 'an API key belongs to a service account, and some services take it',
      unknown: ['which scopes it has, and which roles its service account: with those of YDB it drops tables'],
      worst: ['destroy', 'project'],
      narrower: [
        {
          how: 'Make an API key with the one scope of the job and with an end',
          url: 'https://yandex.cloud/en/docs/iam/operations/authentication/manage-api-keys',
        },
        ACCOUNT,
      ],
      lifecycle: { canBeEndless: true },
    }),
    'yandex-iam-token': alike({
      granularity: 'role',
      how: 'an IAM token has the rights of a user or service account, for 12 hours at most',
      unknown: ['whose it is, and which roles it has: an admin deletes clouds, folders, databases and backups'],
      worst: ['admin', 'organization'],
      narrower: [ACCOUNT],
      lifecycle: { canBeEndless: false, days: 0.5 },
    }),
    'yandex-oauth-token': alike({
      granularity: 'account',
      how: 'an OAuth token stands for a person, in Yandex Cloud and in what else its app was let in to',
      unknown: ['to what its app was let in, and which roles its user has in Yandex Cloud: an owner deletes clouds with all in them'],
      worst: ['admin', 'organization'],
      narrower: [ACCOUNT, FEDERATION],
      lifecycle: { canBeEndless: false, days: 365 },
    }),
    'yandex-static-access-key': alike({
      granularity: 'scoped',
      how: 'a static key speaks for a service account to services that have the interface of AWS, Object Storage above all',
      unknown: ['which roles its service account has: storage.admin deletes buckets with all versions'],
      worst: ['destroy', 'account'],
      narrower: [
        ACCOUNT,
        { how: 'Take temporary keys from the Security Token Service instead', url: 'https://yandex.cloud/en/docs/iam/concepts/authorization/sts' },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
