/**
 * Alibaba Cloud: AccessKey pairs, of an account ("full permissions for all resources under the account") or of a RAM user, by policies. They are
 * long-term: alibabacloud.com/help/en/ram/obtain-an-accesskey-pair-1 and …/en/mps/overview-of-identity-and-rights-management, checked
 * 2026-11-21. GetCallerIdentity of STS would tell whose it is; its signature is not at hand here.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'alibaba',
  label: 'Alibaba Cloud',
  kinds: {
    'alibaba-access-key': alike({
      granularity: 'scoped',
      how: 'a pair belongs to the account itself, with full permissions, or to a RAM user, with those of its policies',
      unknown: ['whether it is the account’s own: then it deletes instances, databases, buckets and snapshots, and makes users and keys'],
      worst: ['admin', 'account'],
      expires: 'never',
      narrower: [
        {
          how: 'Make a RAM user with a policy of only the actions and resources of the job, and no AccessKey pair of the account',
          url: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-a-custom-policy',
        },
        {
          how: 'Use tokens of STS that end within hours, by a RAM role of the instance or by OIDC',
          url: 'https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
