/**
 * Huawei Cloud: access keys (AK and SK). They are permanent, and belong to the account's root user or to an IAM user:
 * support.huaweicloud.com/intl/en-us/usermanual-iam5/iam_01_1150.html; temporary ones live 15 minutes to 24 hours: …/api-iam/iam_04_0002.html.
 * Both checked 2026-11-21.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'huawei',
  label: 'Huawei Cloud',
  kinds: {
    'huawei-secret-access-key': alike({
      granularity: 'scoped',
      how: 'a key has the rights of the account or of an IAM user, and works only with its id',
      unknown: ['whose it is, and which policies that user has: the account’s own deletes servers, databases, buckets and backups, and makes users and keys'],
      worst: ['admin', 'account'],
      expires: 'never',
      narrower: [
        {
          how: 'Make an IAM user with a custom policy of only the actions and resources of the job',
          url: 'https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0016.html',
        },
        {
          how: 'Use a temporary key with a security token, which lives 24 hours at most, or an agency of the server',
          url: 'https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
