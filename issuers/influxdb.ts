/**
 * InfluxDB: API tokens. In 2.x: an Operator token has all organizations, an All-Access token one, others certain buckets:
 * docs.influxdata.com/influxdb/v2/admin/tokens. In 3: an admin token has everything, the operator's never ends; only Enterprise has tokens of certain
 * databases: docs.influxdata.com/influxdb3/core/admin/tokens/admin and …/influxdb3/enterprise/admin/tokens/resource/create. All checked
 * 2026-11-21. InfluxDB makes no backups by itself; that is known, not checked.
 */
import { defineIssuer, type Held, type Offline } from '../src/issuer.ts';

function offline({ parts }: Held): Offline {
  const third = parts['secret']?.startsWith('apiv3_');
  return {
    grants: [],
    evidence: { kind: 'kind', how: 'a token has the permissions it was made with, on one server' },
    unknown: [
      third
        ? 'whether it is an admin token, as every one of InfluxDB 3 Core is, which deletes databases and makes tokens, or one of certain databases'
        : 'whether it is an Operator token (all organizations), an All-Access token, which deletes buckets and makes tokens, or one of certain buckets',
    ],
    worst: { reach: 'admin', breadth: 'project' },
  };
}

export default defineIssuer({
  id: 'influxdb',
  label: 'InfluxDB',
  kinds: {
    'influxdb-token': {
      granularity: 'scoped',
      offline,
      narrower: [
        {
          how: 'Make a token that only writes, or only reads, the one bucket or database',
          url: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/create-token/',
        },
      ],
      lifecycle: { canBeEndless: true },
    },
  },
});
