/**
 * ClickHouse Cloud: API keys. Developer reads its services, Admin reads and writes everything; keys may end and be bound to addresses:
 * clickhouse.com/docs/products/cloud/features/admin-features/api/openapi. Deleting a service, and the protection from it, which is off at first
 * and which an Admin's key switches off as well: …/cloud/guides/deletion-protection. Both checked 2026-11-21. What becomes of backups with their
 * service was not checked; the worst is assumed.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'clickhouse-cloud',
  label: 'ClickHouse Cloud',
  kinds: {
    'clickhouse-cloud-api-secret': alike({
      granularity: 'role',
      how: 'a key has the role it was made with, and works only with its id',
      unknown: ['whether its role is Developer, which reads, or Admin, which deletes services with their backups and makes keys'],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a key with the role Developer, or Member with a service role, with an end and allowed addresses',
          url: 'https://clickhouse.com/docs/cloud/manage/openapi',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
