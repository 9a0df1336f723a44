/**
 * Wasabi: access keys of the root user or of sub-users. Keys of the root user have all rights, billing too, without any policy; those of
 * sub-users need one: docs.wasabi.com/apidocs/authentication-with-wasabi-stats-api and …/generating-an-s3-api-key. Policies are those of S3 and
 * IAM: …/iam-and-sts-support. All checked 2026-11-21. Nothing there speaks of an end.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'wasabi',
  label: 'Wasabi',
  kinds: {
    'wasabi-secret-key': alike({
      granularity: 'scoped',
      how: 'a key belongs to the root user, who can do everything, or to a sub-user, who can do what policies allow',
      unknown: ['whether it is the root user’s: then it deletes every bucket with all versions, and makes users and keys'],
      worst: ['admin', 'account'],
      narrower: [
        { how: 'Make a sub-user with a policy that names the one bucket, and without s3:DeleteObjectVersion', url: 'https://docs.wasabi.com/docs/policies-1' },
        { how: 'Keep backups in a bucket with object lock, which no key shortens in compliance mode', url: 'https://docs.wasabi.com/docs/object-locking' },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
