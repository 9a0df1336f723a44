/** Checks of Terraform: the reader of HCL, and for each check what is risky, what is safe and what nobody can know. */
import { describe, expect, it } from 'vitest';
import { readHcl } from '../src/project/hcl.ts';
import { findings, said } from './checks.ts';

const tf = (text: string, path = 'infra/main.tf') => ({ files: { [path]: text } });
const resource = (type: string, body: string, name = 'shop') => `resource "${type}" "${name}" {\n${body}\n}\n`;

describe('HCL', () => {
  const one = (text: string) => readHcl(text)[0];
  it('reads blocks, labels, nesting and plain values', () => {
    const block = one('resource "aws_x" "y" {\n  a = true // yes\n  b = "t\\"}ext" # "\n  c = -1.5\n  d { e = "7" }\n  /* f = 1 */ g = null\n}');
    expect(block).toMatchObject({ type: 'resource', labels: ['aws_x', 'y'], line: 1 });
    expect([...(block?.attributes ?? [])].map(([k, v]) => [k, v.kind === 'literal' ? v.value : '?', v.line])).toEqual([
      ['a', true, 2],
      ['b', 't\\"}ext', 3],
      ['c', -1.5, 4],
    ]);
    expect(block?.blocks[0]?.attributes.get('e')).toEqual({ kind: 'literal', value: '7', line: 5 });
  });
  it.each([
    ['a variable', 'var.keep'],
    ['a condition', 'var.env == "prod" ? true : false'],
    ['a template', '"${var.keep}"'],
    ['a template in a template', '"${"${var.a}"}"'],
    ['an escaped template', '"$${x"'],
    ['a call', 'tobool("true")'],
    ['a list over lines', '[\n  true,\n  "}",\n]'],
    ['a here-document', '<<-EOT\n  b = true\n}\nEOT'],
    ['an object', '{\n b = true }'],
  ])('knows %s for something it does not know', (_, expression) => {
    const [block, ...more] = readHcl(`x "y" {\n  a = ${expression}\n  z = 1\n}\nlast {}\n`);
    expect(block?.attributes.get('a')?.kind).toBe('unknown');
    expect(block?.attributes.get('z')).toMatchObject({ value: 1 });
    expect(block?.attributes.has('b')).toBe(false);
    expect(more.map((b) => b.type)).toEqual(['last']);
  });
  it('knows an escaped template for text', () => expect(readHcl('x { a = "$${y" }\nlast {}').map((b) => b.type)).toEqual(['x', 'last']));
  it('takes what Terraform takes: text that says true', () => expect(one('x {\n a = "true"\n}')?.attributes.get('a')).toMatchObject({ value: true }));
  it.each(['', '}', '{', '"', '= = =', 'resource "a" "b"', 'resource "a" {', '\u0000\ufeff', 'x = <<EOT\nno end', 'a "${"${"'])('ends on %j', (text) =>
    expect(readHcl(text).length).toBeLessThan(2),
  );
  it.each([
    ['one line of a mebibyte', `x = "${'a'.repeat(2 ** 20)}"`],
    ['open braces', 'a {'.repeat(300_000)],
    ['open templates', `x = "${'${"'.repeat(250_000)}`],
    ['open brackets', `x = ${'['.repeat(2 ** 20)}`],
    ['here-documents without an end', 'a = <<E\n'.repeat(120_000)],
    ['labels', `x ${'"a" '.repeat(250_000)}`],
    ['open comments', '/*'.repeat(500_000)],
    ['many resources', 'resource "aws_db_instance" "a" {}\n'.repeat(30_000)],
  ])('takes linear time on %s', (_, text) => {
    const start = performance.now();
    readHcl(text);
    findings('iac-no-deletion-protection', tf(text));
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('iac-no-deletion-protection', () => {
  const id = 'iac-no-deletion-protection';
  it.each(['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'])('%s needs it switched on', (type) => {
    expect(said(id, tf(resource(type, '  engine = "postgres"')))).toEqual([`high infra/main.tf:1 ${type}.shop has no deletion protection`]);
    expect(said(id, tf(resource(type, '  deletion_protection = false')))).toEqual([`high infra/main.tf:2 ${type}.shop has no deletion protection`]);
    expect(said(id, tf(resource(type, '  deletion_protection = true')))).toEqual([]);
    expect(said(id, tf(resource(type, '  deletion_protection = null')))).toHaveLength(1);
  });
  it('says that a variable is unknown, with low severity', () => {
    const [found] = findings(id, tf(resource('aws_db_instance', '  deletion_protection = var.protect')));
    expect(found).toMatchObject({ severity: 'low', evidence: ['deletion_protection is var.protect: what that will be cannot be told from this file'] });
  });
  it('weighs the environment and tests', () => {
    const db = resource('aws_db_instance', '');
    expect(said(id, tf(db, 'envs/production/main.tf'))[0]).toMatch(/^critical/);
    expect(said(id, tf(db, 'envs/staging/main.tf'))[0]).toMatch(/^medium/);
    expect(said(id, tf(db, 'test/fixtures/main.tf'))[0]).toMatch(/^(info|low)/);
    expect(said(id, tf(resource('aws_db_instance', '  identifier = "shop-prod"')))[0]).toMatch(/^critical/);
    expect(said(id, tf(resource('aws_db_instance', '', 'preprod')))[0]).toMatch(/^medium/);
    expect(said(id, tf(resource('aws_db_instance', '', 'product')))[0]).toMatch(/^high/);
  });
  it('leaves replicas, tables of locks, and what is not made alone', () => {
    expect(said(id, tf(resource('aws_db_instance', '  replicate_source_db = aws_db_instance.main.identifier')))).toEqual([]);
    expect(said(id, tf(resource('aws_dynamodb_table', '  hash_key = "LockID"')))).toEqual([]);
    expect(said(id, tf(resource('aws_dynamodb_table', '  hash_key = "id"')))).toHaveLength(1);
    expect(said(id, tf(resource('aws_db_instance', '  count = 0')))).toEqual([]);
    expect(said(id, tf(`# ${resource('aws_db_instance', '').replaceAll('\n', '\n# ')}`))).toEqual([]);
    expect(said(id, { files: { '.terraform/modules/db/main.tf': resource('aws_db_instance', '') } })).toEqual([]);
    expect(said(id, { files: { 'infra/main.tf': undefined } })).toEqual([]);
  });
  it('tells Google’s two protections apart', () => {
    const sql = (body: string) => said(id, tf(resource('google_sql_database_instance', body)));
    expect(sql('  deletion_protection = false')).toEqual(['high infra/main.tf:2 google_sql_database_instance.shop has its deletion protection switched off']);
    expect(sql('')).toEqual(['low infra/main.tf:1 google_sql_database_instance.shop is protected from Terraform only']);
    expect(sql('  deletion_protection = false\n  settings {\n    deletion_protection_enabled = true\n  }')).toEqual([]);
    expect(sql('  settings {\n    deletion_protection_enabled = var.x\n  }')[0]).toMatch(/^low infra\/main.tf:3 whether/);
  });
  it('looks for Azure’s locks on the server or its group', () => {
    const server = resource('azurerm_postgresql_flexible_server', '  resource_group_name = azurerm_resource_group.data.name');
    const lock = (scope: string, level = '"CanNotDelete"') => resource('azurerm_management_lock', `  scope = ${scope}\n  lock_level = ${level}`, 'keep');
    expect(said(id, tf(server))).toEqual(['medium infra/main.tf:1 no lock keeps azurerm_postgresql_flexible_server.shop from deletion']);
    expect(said(id, tf(server + lock('azurerm_postgresql_flexible_server.shop.id')))).toEqual([]);
    expect(said(id, tf(server + lock('azurerm_resource_group.data.id', '"ReadOnly"')))).toEqual([]);
    expect(said(id, tf(server + lock('azurerm_resource_group.other.id')))).toHaveLength(1);
    expect(said(id, tf(server + lock('var.scope')))[0]).toMatch(/^low .*is not known$/);
    expect(said(id, tf(server + lock('azurerm_postgresql_flexible_server.shop.id', 'var.level')))[0]).toMatch(/^low/);
  });
  it('believes what a module’s call says, and guesses nothing else', () => {
    expect(said(id, tf('module "db" {\n  deletion_protection = false\n}'))).toEqual([
      'high infra/main.tf:1 module.db has its deletion protection switched off',
    ]);
    expect(said(id, tf('module "db" {\n  source = "x"\n}'))).toEqual([]);
  });
});

describe('iac-skip-final-snapshot', () => {
  const id = 'iac-skip-final-snapshot';
  it('judges what is switched on', () => {
    expect(said(id, tf(resource('aws_db_instance', '  skip_final_snapshot = true')))).toEqual([
      'high infra/main.tf:2 aws_db_instance.shop leaves no snapshot when it is deleted',
    ]);
    expect(said(id, tf(resource('aws_rds_cluster', '  skip_final_snapshot = true', 'dev')))[0]).toMatch(/^medium/);
    expect(said(id, tf(resource('aws_rds_cluster', '  skip_final_snapshot = var.env != "prod"')))[0]).toMatch(/^low .*is not known$/);
    expect(said(id, tf('module "db" {\n  skip_final_snapshot = true\n}'))).toHaveLength(1);
  });
  it.each(['  skip_final_snapshot = false', '', '  skip_final_snapshot = true\n  replicate_source_db = "main"'])('has nothing against %j', (body) =>
    expect(said(id, tf(resource('aws_db_instance', body)))).toEqual([]),
  );
});

describe('iac-no-backup', () => {
  const id = 'iac-no-backup';
  const days = (type: string, body: string) => said(id, tf(resource(type, body)));
  it('counts days, and knows what holds without a word', () => {
    expect(days('aws_db_instance', '')).toEqual(['high infra/main.tf:1 aws_db_instance.shop has no backups']);
    expect(days('aws_db_instance', '  backup_retention_period = 0')).toEqual(['high infra/main.tf:2 aws_db_instance.shop has no backups']);
    expect(days('aws_db_instance', '  backup_retention_period = "6"')[0]).toMatch(/^low .* kept for 6 days only$/);
    expect(days('aws_db_instance', '  backup_retention_period = 7')).toEqual([]);
    expect(days('aws_rds_cluster', '')[0]).toMatch(/^low .* kept for a day only$/);
    expect(days('aws_db_instance', '  backup_retention_period = var.days')[0]).toMatch(/^low .*is not known$/);
    expect(days('aws_db_instance', '  backup_retention_period = "soon"')).toEqual([]);
  });
  it('reads switches in nested blocks', () => {
    expect(days('aws_dynamodb_table', '')[0]).toMatch(/^high .*no point-in-time recovery$/);
    expect(days('aws_dynamodb_table', '  point_in_time_recovery {\n    enabled = true\n  }')).toEqual([]);
    expect(days('google_sql_database_instance', '  settings {\n    backup_configuration {\n      enabled = false\n    }\n  }')[0]).toMatch(
      /^high infra\/main.tf:4/,
    );
    expect(days('google_sql_database_instance', '  settings {\n    dynamic "backup_configuration" {\n    }\n  }')[0]).toMatch(/^low .*is not known$/);
  });
  it('leaves copies alone, and doubts what a plan or a snapshot may bring', () => {
    expect(days('google_sql_database_instance', '  master_instance_name = "main"')).toEqual([]);
    expect(days('aws_db_instance', '  snapshot_identifier = "s"')[0]).toMatch(/^low/);
    expect(said(id, tf(resource('aws_db_instance', '') + resource('aws_backup_selection', '')))[0]).toMatch(/^low/);
  });
});

describe('iac-no-prevent-destroy', () => {
  const id = 'iac-no-prevent-destroy';
  it('wants a guard on what goes with its data', () => {
    expect(said(id, tf(resource('aws_ebs_volume', '')))).toEqual(['medium infra/main.tf:1 nothing stops Terraform from destroying aws_ebs_volume.shop']);
    expect(said(id, tf(resource('aws_ebs_volume', '  lifecycle {\n    prevent_destroy = true\n  }')))).toEqual([]);
    expect(said(id, tf(resource('aws_ebs_volume', '  lifecycle {\n    prevent_destroy = false\n  }')))).toHaveLength(1);
    expect(said(id, tf(resource('aws_instance', '')))).toEqual([]);
  });
  it('speaks of buckets only when they are emptied', () => {
    expect(said(id, tf(resource('aws_s3_bucket', '')))).toEqual([]);
    expect(said(id, tf(resource('aws_s3_bucket', '  force_destroy = true')))[0]).toMatch(/^medium infra\/main.tf:2/);
    expect(said(id, tf(resource('aws_s3_bucket', '  force_destroy = true', 'db_backups')))[0]).toMatch(/^high/);
    expect(said(id, tf(resource('google_storage_bucket', '  force_destroy = var.force')))[0]).toMatch(/^low/);
    expect(said(id, tf(resource('google_storage_bucket', '  force_destroy = false')))).toEqual([]);
  });
});

describe('iac-bucket-no-versioning-lock', () => {
  const id = 'iac-bucket-no-versioning-lock';
  const bucket = resource('aws_s3_bucket', '  bucket = "acme-db-backup"', 'b');
  const versioning = (of: string, status = '"Enabled"') =>
    resource('aws_s3_bucket_versioning', `  bucket = ${of}\n  versioning_configuration {\n    status = ${status}\n  }`, 'v');
  it('speaks of backups alone', () => {
    expect(said(id, tf(bucket))).toEqual(['medium infra/main.tf:1 aws_s3_bucket.b keeps neither versions nor locks']);
    expect(said(id, tf(resource('aws_s3_bucket', '  bucket = "acme-images"')))).toEqual([]);
    expect(said(id, tf(resource('aws_s3_bucket', '', 'estate')))).toEqual([]);
  });
  it('reads settings that are resources of their own', () => {
    expect(said(id, tf(bucket + versioning('aws_s3_bucket.b.id')))[0]).toMatch(/^low .*can be deleted, too$/);
    expect(said(id, tf(bucket + versioning('"acme-db-backup"')))[0]).toMatch(/^low .*can be deleted, too$/);
    expect(said(id, tf(bucket + versioning('aws_s3_bucket.b.id', '"Suspended"')))[0]).toMatch(/^medium/);
    expect(said(id, tf(bucket + versioning('aws_s3_bucket.b2.id')))[0]).toMatch(/^medium/);
    expect(said(id, tf(bucket + versioning('var.bucket')))[0]).toMatch(/^low .*is not known$/);
    expect(
      said(id, tf(bucket + versioning('aws_s3_bucket.b.id') + resource('aws_s3_bucket_object_lock_configuration', '  bucket = aws_s3_bucket.b.id'))),
    ).toEqual([]);
  });
  it('wants of state versions only', () => {
    const state = resource('aws_s3_bucket', '  bucket = "acme-tfstate"', 'b');
    expect(said(id, tf(state))[0]).toMatch(/^medium/);
    expect(said(id, tf(state + versioning('aws_s3_bucket.b.bucket')))).toEqual([]);
  });
  it('knows Google’s and Azure’s', () => {
    const gcs = (body: string) => said(id, tf(resource('google_storage_bucket', body, 'backups')));
    expect(gcs('')[0]).toMatch(/^low/);
    expect(gcs('  soft_delete_policy {\n    retention_duration_seconds = 0\n  }')[0]).toMatch(/^medium/);
    expect(gcs('  retention_policy {\n    retention_period = 604800\n  }')).toEqual([]);
    const blob = (body: string) => said(id, tf(resource('azurerm_storage_account', `  name = "acmebackup"\n${body}`)));
    expect(blob('')[0]).toMatch(/^medium/);
    expect(blob('  blob_properties {\n    versioning_enabled = true\n  }')[0]).toMatch(/^low/);
    expect(blob('  immutability_policy {\n  }')).toEqual([]);
  });
});

describe('cloud-admin-identity in Terraform and policies', () => {
  const id = 'cloud-admin-identity';
  it('names who is given everything', () => {
    expect(said(id, tf(resource('aws_iam_role_policy_attachment', '  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"')))).toEqual([
      'high infra/main.tf:1 aws_iam_role_policy_attachment.shop gives AdministratorAccess',
    ]);
    expect(said(id, tf(resource('google_project_iam_member', '  role = "roles/owner"')))).toHaveLength(1);
    expect(said(id, tf(resource('azurerm_role_assignment', '  scope = data.azurerm_subscription.main.id\n  role_definition_name = "Owner"')))).toHaveLength(1);
  });
  it.each([
    resource('aws_iam_role_policy_attachment', '  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"'),
    resource('google_project_iam_member', '  role = "roles/viewer"'),
    resource('azurerm_role_assignment', '  scope = azurerm_storage_account.a.id\n  role_definition_name = "Owner"'),
  ])('has nothing against less', (text) => expect(said(id, tf(text))).toEqual([]));
  it('reads policies in files of their own', () => {
    const policy = (statement: object) =>
      said(id, { files: { 'infra/policies/deploy.json': JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) } });
    expect(policy({ Effect: 'Allow', Action: '*', Resource: '*' })).toEqual([
      'high infra/policies/deploy.json infra/policies/deploy.json allows every action on everything',
    ]);
    expect(policy({ Effect: 'Allow', Action: ['s3:*', '*'], Resource: ['*'] })).toHaveLength(1);
    expect(policy({ Effect: 'Deny', Action: '*', Resource: '*' })).toEqual([]);
    expect(policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' })).toEqual([]);
    expect(policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition: {} })).toEqual([]);
    expect(said(id, { files: { 'iam/a.json': '{"Statement": [null, 7, "x"]}', 'iam/b.json': '"Statement" {', 'iam/c.json': '{"Statement": 1}' } })).toEqual([]);
  });
});

describe('tfstate-in-tree', () => {
  const id = 'tfstate-in-tree';
  const state = JSON.stringify({ version: 4, resources: [{ type: 'x', instances: [{ attributes: { password: 'p' } }] }] });
  it('speaks of state that holds something', () => {
    expect(said(id, { files: { 'infra/terraform.tfstate': state } })).toEqual(['high infra/terraform.tfstate the state of Terraform lies in the tree']);
    expect(findings(id, { files: { 'a.tfstate.backup': state } })[0]?.evidence).toEqual([
      'it holds one resource, and one kind of secret attribute',
      'git: tracked',
    ]);
    expect(said(id, { files: { 'prod/terraform.tfstate': state } })[0]).toMatch(/^critical/);
    expect(said(id, { files: { 'prod/terraform.tfstate': state }, tracking: { 'prod/terraform.tfstate': 'ignored' } })[0]).toMatch(/^high/);
    expect(said(id, { files: { 'test/fixtures/a.tfstate': state } })[0]).toMatch(/^low/);
    expect(said(id, { files: { 'test/fixtures/prod/a.tfstate': state } })[0]).toMatch(/^low/);
    expect(said(id, { files: { 'out.tfplan': undefined } })[0]).toMatch(/^high .*a plan/);
  });
  it('leaves empty state alone, and counts the unreadable as full', () => {
    expect(said(id, { files: { 'a.tfstate': '{"version": 4, "resources": []}' } })).toEqual([]);
    expect(said(id, { files: { 'notes-tfstate.md': state } })).toEqual([]);
    for (const text of [undefined, 'no json', '['.repeat(1000)]) expect(said(id, { files: { 'a.tfstate': text } })[0]).toMatch(/^high/);
    expect(said(id, { files: { 'a.tfstate': 'null' } })).toEqual([]);
  });
  it('looks for keys in what Terraform remembers of its backend', () => {
    const backend = (config: object) => said(id, { files: { '.terraform/terraform.tfstate': JSON.stringify({ backend: { config } }) } });
    expect(backend({ bucket: 'b', access_key: null })).toEqual([]);
    expect(backend({ bucket: 'b', access_key: 'k' })).toHaveLength(1);
    expect(said(id, { files: { '.terraform/terraform.tfstate': 'null' } })).toEqual([]);
  });
});
