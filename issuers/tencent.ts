/**
 * Tencent Cloud: API keys (SecretId and SecretKey), of the root account, which has full access by default, or of a sub-account, which has what policies
 * give: tencentcloud.com/document/product/598/34228 (root), …/598/32675 (sub-accounts), …/598/41284, checked 2026-11-21. Nothing there
 * speaks of an end.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'tencent',
  label: 'Tencent Cloud',
  kinds: {
    'tencent-secret-key': alike({
      granularity: 'scoped',
      how: 'a key has the rights of the root account or of a sub-account',
      unknown: ['whether it is the root account’s: then it deletes instances, databases, buckets and snapshots, and makes users and keys'],
      worst: ['admin', 'account'],
      narrower: [
        {
          how: 'Make a sub-user with programmatic access and a custom policy of only the actions and resources of the job',
          url: 'https://www.tencentcloud.com/document/product/598/35596',
        },
        { how: 'Use temporary credentials of STS (AssumeRole) instead of a stored key', url: 'https://www.tencentcloud.com/document/product/1150/49452' },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
