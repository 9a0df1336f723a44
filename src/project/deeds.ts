/**
 * Commands that destroy what nobody brings back, as they are written. Data; runs nothing.
 * By the tools' documentation (not checked). That Rails refuses to drop a production database unless
 * DISABLE_DATABASE_ENVIRONMENT_CHECK is set: activerecord/lib/active_record/tasks/database_tasks.rb of rails/rails, 2026-11-21.
 */
import type { Severity } from '../model.ts';

/** What a credential has to open so that the command does its worst. */
export type Target = 'cloud' | 'database' | 'cluster' | 'files';

export interface Deed {
  pattern: RegExp;
  /** What must stand in it besides. */
  also?: RegExp;
  what: string;
  target: Target;
  severity: Severity;
  /** In a pipeline it is the usual way to work. */
  usualInCi?: boolean;
}

const TF = String.raw`(?:terraform|tofu|terragrunt|\$[({]?(?:TF|TERRAFORM|TOFU|TERRAGRUNT)[)}]?)`;

export const DEEDS: Deed[] = [
  {
    pattern: new RegExp(`${TF}\\b[^|\\n]{0,300}?\\s(?:destroy\\b|apply\\b[^|\\n]{0,200}\\s-destroy\\b)`),
    what: 'destroys the infrastructure',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern: new RegExp(`${TF}\\b[^|\\n]{0,300}?\\sapply\\b[^|\\n]{0,200}-auto-approve\\b`),
    what: 'applies changes of the infrastructure unseen',
    target: 'cloud',
    severity: 'medium',
    usualInCi: true,
  },
  {
    pattern:
      /\bpulumi\b[^|\n]{0,200}\s(?:destroy|down)\b[^|\n]{0,200}\s(?:--yes|-y|--skip-preview|-f)\b|\bcdk destroy\b[^|\n]{0,200}(?:--force|-f)\b|\b(?:serverless|sls) remove\b/,
    what: 'destroys the infrastructure',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern: /\b(?:psql|mysql|mariadb|sqlcmd|cockroach sql|clickhouse-client|pgcli|usql|turso db shell)\b/,
    also: /\b(?:drop\s+(?:database|schema|table|owned)|truncate\s+(?:table\s+)?[\w."]+)\b/i,
    what: 'drops or empties tables',
    target: 'database',
    severity: 'medium',
  },
  { pattern: /(?:^|\s)(?:dropdb|mysqladmin\b[^|\n]{0,200}\sdrop)\s/, what: 'drops a database', target: 'database', severity: 'medium' },
  {
    pattern: /\bprisma\b[^|\n]{0,100}\s(?:migrate reset\b[^|\n]{0,100}(?:--force|-f\b)|db push\b[^|\n]{0,100}(?:--force-reset|--accept-data-loss))/,
    what: 'resets the database',
    target: 'database',
    severity: 'medium',
  },
  {
    pattern: /\bDISABLE_DATABASE_ENVIRONMENT_CHECK=1?\b[^|\n]{0,200}\bdb:(?:drop|reset|purge|schema:load|setup)\b/,
    what: 'drops the database past the guard of Rails',
    target: 'database',
    severity: 'high',
  },
  {
    pattern: /\bartisan\b[^|\n]{0,60}\s(?:migrate:(?:fresh|reset|refresh)|db:wipe)\b[^|\n]{0,100}--force\b/,
    what: 'drops all tables past the guard of Laravel',
    target: 'database',
    severity: 'medium',
  },
  {
    pattern: /\bmanage\.py\s+(?:flush|reset_db|sqlflush)\b[^|\n]{0,100}(?:--no-?input)\b|\bdoctrine:(?:database|schema):drop\b[^|\n]{0,100}--force\b/,
    what: 'empties the database',
    target: 'database',
    severity: 'medium',
  },
  {
    pattern:
      /\b(?:typeorm(?:-ts-node-\w+)?|mikro-orm|sequelize(?:-cli)?)\b[^|\n]{0,100}\s(?:schema:drop|db:drop|schema:fresh)\b|\bmix\s+ecto\.(?:drop|reset)\b/,
    what: 'drops the database',
    target: 'database',
    severity: 'low',
  },
  { pattern: /\bsupabase\s+db\s+reset\b[^|\n]{0,100}--(?:linked|db-url)\b/, what: 'resets the linked database', target: 'database', severity: 'medium' },
  { pattern: /\bredis-cli\b/, also: /\bflush(?:all|db)\b/i, what: 'empties the database', target: 'database', severity: 'medium' },
  { pattern: /\bmongo(?:sh)?\b/, also: /\bdropDatabase\b/, what: 'drops a database', target: 'database', severity: 'medium' },
  {
    pattern: /\bheroku\s+(?:pg:reset|apps:destroy|addons:destroy)\b[^|\n]{0,200}--confirm\b|\bheroku\s+(?:pg:reset|apps:destroy)\b/,
    what: 'resets the database or destroys the app',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern: /\bkubectl\b[^|\n]{0,200}\sdelete\s+(?:ns|namespaces?|pvc?|persistentvolume(?:claim)?s?|all|crds?|--all)\b/,
    what: 'deletes a namespace or volumes',
    target: 'cluster',
    severity: 'medium',
  },
  {
    pattern:
      /\baws\b[^|\n]{0,200}\s(?:s3\s+rb\b[^|\n]{0,200}--force|s3\s+rm\b[^|\n]{0,200}--recursive|rds\s+delete-db-\w+|dynamodb\s+delete-table|cloudformation\s+delete-stack|ec2\s+(?:terminate-instances|delete-volume|delete-snapshot)|backup\s+delete-\w+|efs\s+delete-file-system|s3api\s+delete-bucket)\b/,
    what: 'deletes resources in AWS',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern:
      /\bgcloud\b[^|\n]{0,200}\s(?:sql\s+(?:instances|databases|backups)|projects|compute\s+(?:disks|snapshots)|spanner\s+\w+|firestore\s+databases)\s+delete\b|\b(?:gsutil\b[^|\n]{0,60}\s(?:rm\s[^|\n]{0,60}-r|rb)|gcloud\s+storage\s+rm\b[^|\n]{0,100}(?:-r|--recursive))\b/,
    what: 'deletes resources in Google Cloud',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern:
      /\baz\b[^|\n]{0,100}\s(?:group|sql\s+(?:db|server)|(?:postgres|mysql)[\w\s-]{0,40}|storage\s+(?:account|container)|cosmosdb|disk|snapshot)\s+delete\b/,
    what: 'deletes resources in Azure',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern:
      /\b(?:fly|flyctl)\s+(?:apps|volumes|postgres)\s+destroy\b|\bneon(?:ctl)?\s+(?:projects|branches|databases)\s+delete\b|\brailway\s+(?:volume\s+delete|down|environment\s+delete)\b|\bpscale\s+(?:database|branch)\s+delete\b|\bdoctl\s+\w+[^|\n]{0,60}\sdelete\b/,
    what: 'deletes resources at the host',
    target: 'cloud',
    severity: 'medium',
  },
  {
    pattern: /\b(?:mkfs(?:\.\w+)?|wipefs)\s|\bdd\s[^|\n]{0,200}of=\/dev\/(?!null|zero|stdout|stderr)/,
    what: 'overwrites a disk',
    target: 'files',
    severity: 'medium',
  },
  {
    pattern: /\brm\s+(?:-\S+\s+)*-\w*[rR]\w*\s+(?:-\S+\s+)*(?:--\s+)?["']?(?:\/|~|\$\{?HOME\}?)\/?["']?(?:\*|\s|$)/,
    what: 'deletes the home folder or everything',
    target: 'files',
    severity: 'high',
  },
];
