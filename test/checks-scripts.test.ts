/** Checks of scripts, tunnels and SQL: risky, safe, guarded, hostile. */
import { describe, expect, it } from 'vitest';
import { scriptsOf } from '../src/project/scripts.ts';
import { commandsOf, onlyPrints } from '../src/project/shell.ts';
import { statementsOf } from '../src/project/sql.ts';
import { credential } from './authority.ts';
import { findings, said, worldOf } from './checks.ts';

const npm = (script: string, name = 'reset') => ({ files: { 'package.json': JSON.stringify({ name: 'x', scripts: { [name]: script } }, undefined, 2) } });
const sh = (text: string, path = 'scripts/reset.sh') => ({ files: { [path]: `#!/bin/sh\n${text}\n` } });
const SQL = ['psql "$URL" -c "DROP', 'DATABASE shop"'].join(' ');

describe('shell text', () => {
  const texts = (script: string) => commandsOf(script).map((c) => `${c.line} ${c.text}`);
  it('splits at what ends a command, outside of quotes', () =>
    expect(texts('a "x; y" && b | c || d; e & # f\n# g\nh \'#\' #i\nj 2>&1')).toEqual(['1 a "x; y"', '1 b | c', '1 d', '1 e', "3 h '#'", '4 j 2>&1']));
  it('joins continued lines and what is fed', () =>
    expect(texts('a \\\n  b\npsql <<-SQL\n  DROP; -- x\nSQL\nc')).toEqual(['1 a  b', '3 psql <<-SQL\n  DROP; -- x', '6 c']));
  it.each(['echo "terraform destroy"', 'printf x', 'log_info "x"', 'A=1 echo x', 'git commit -m x', '[ -n "$X" ]', 'cat <<E\nDROP\nE'])('%s only prints', (c) =>
    expect(onlyPrints(c)).toBe(true),
  );
  it.each(['echo "DROP DATABASE x" | psql', 'echomatic x', 'cat x.sql | psql', 'terraform destroy'])('%s does more', (c) => expect(onlyPrints(c)).toBe(false));
});

describe('scripts', () => {
  it('come from wherever people keep them', () => {
    const { project } = worldOf({
      files: {
        'package.json': '{\n  "scripts": {\n    "a": "one",\n    "b": "two && three"\n  }\n}',
        Makefile: 'X := 1\nall: dep\n\t@one\n\t-two\n\nother:\n\tthree\n',
        justfile: '[confirm]\nwipe target:\n    @one\n',
        'Taskfile.yml': 'tasks:\n  t:\n    prompt: sure?\n    cmds:\n      - one\n      - cmd: two\n',
        'bin/run': '#!/usr/bin/env bash\none\n',
        'bin/tool': '#!/usr/bin/env python3\none\n',
        '.gitlab-ci.yml': 'stages: [a]\njob:\n  when: manual\n  script: [one]\n',
        '.circleci/config.yml': 'jobs:\n  c:\n    steps:\n      - checkout\n      - run: one\n      - run: { command: two }\n',
        '.github/workflows/w.yml': 'on: push\njobs:\n  g:\n    steps:\n      - run: one\n      - run: |\n          x\n          two\n',
        'vendor/x/run.sh': 'one',
      },
    });
    expect(
      scriptsOf(project).map((s) => `${s.file.path} ${s.name}: ${s.commands.map((c) => `${c.line} ${c.text}`).join(', ')}${s.guarded ? '!' : ''}`),
    ).toEqual([
      'package.json a: 3 one',
      'package.json b: 4 two, 4 three',
      'Makefile all: 3 one, 4 two',
      'Makefile other: 7 three',
      'justfile wipe: 3 one!',
      'Taskfile.yml t: 4 one, 6 two!',
      'bin/run : 2 one',
      '.gitlab-ci.yml job: 4 one!',
      '.circleci/config.yml c: 5 one, 6 two',
      '.github/workflows/w.yml g: 5 one, 7 x, 8 two',
    ]);
  });
});

describe('destructive-script', () => {
  const id = 'destructive-script';
  it.each([
    ['terraform destroy', 'destroys the infrastructure'],
    ['cd infra && terraform -chdir=x apply -auto-approve', 'applies changes of the infrastructure unseen'],
    ['tofu apply -destroy -auto-approve', 'destroys the infrastructure'],
    ['pulumi destroy --yes', 'destroys the infrastructure'],
    [SQL, 'drops or empties tables'],
    ['mysql -e "truncate table orders"', 'drops or empties tables'],
    ['echo "DROP SCHEMA public CASCADE" | psql $URL', 'drops or empties tables'],
    ['dropdb shop', 'drops a database'],
    ['npx prisma migrate reset --force', 'resets the database'],
    ['DISABLE_DATABASE_ENVIRONMENT_CHECK=1 bin/rails db:drop', 'drops the database past the guard of Rails'],
    ['php artisan migrate:fresh --force', 'drops all tables past the guard of Laravel'],
    ['python manage.py flush --no-input', 'empties the database'],
    ['redis-cli -u $URL FLUSHALL', 'empties the database'],
    ['mongosh $URL --eval "db.dropDatabase()"', 'drops a database'],
    ['kubectl delete ns shop', 'deletes a namespace or volumes'],
    ['aws s3 rb s3://acme --force', 'deletes resources in AWS'],
    ['aws rds delete-db-instance --db-instance-identifier x', 'deletes resources in AWS'],
    ['gcloud sql instances delete x', 'deletes resources in Google Cloud'],
    ['az group delete -n x', 'deletes resources in Azure'],
    ['fly volumes destroy vol_1', 'deletes resources at the host'],
    ['rm -rf /', 'deletes the home folder or everything'],
    ['rm -rf ~/*', 'deletes the home folder or everything'],
    ['sudo rm -fr "$HOME"', 'deletes the home folder or everything'],
  ])('%s %s', (command, what) => expect(findings(id, npm(command))[0]?.message).toBe(`“reset” ${what}, and nothing stops it`));

  it.each([
    'terraform plan',
    'terraform apply',
    'echo "run terraform destroy"',
    'npm run build # terraform destroy',
    'bin/rails db:reset',
    'npx prisma migrate reset',
    'php artisan migrate:fresh',
    'psql -f schema.sql',
    'psql -h localhost -c "DROP TABLE x"',
    'docker compose exec db psql -c "DROP TABLE x"',
    'dropdb shop_test',
    'kubectl delete pod x',
    'aws s3 rm s3://acme/key',
    'aws --endpoint-url http://x:4566 s3 rb s3://a --force',
    'rm -rf dist',
    'rm -rf ./build/*',
    'rm -rf /tmp/x',
    'rm -rf "$TMPDIR/x"',
    'git clean -fdx',
    'destroy-terraform',
  ])('has nothing against %s', (command) => expect(said(id, npm(command))).toEqual([]));

  it('minds an empty name in front of a slash, unless something catches it', () => {
    const what = 'medium scripts/reset.sh:2 this script deletes from the root when OUT is empty, and nothing stops it';
    expect(said(id, sh('rm -rf "$OUT/cache"'))).toEqual([what]);
    expect(said(id, sh('rm -rf $OUT/*'))).toEqual([what]);
    for (const safe of [
      'OUT=/tmp/x\nrm -rf $OUT/*',
      'rm -rf "${OUT:?}/cache"',
      'set -eu\nrm -rf $OUT/*',
      'set -o nounset\nrm -rf $OUT/*',
      'for OUT in a b; do rm -rf $OUT/x; done',
      '. ./env.sh\nrm -rf $OUT/x',
      'rm -rf "$OUT"',
    ])
      expect(said(id, sh(safe))).toEqual([]);
  });

  it('weighs guards', () => {
    expect(said(id, sh('read -p "Sure? " x\nterraform destroy'))[0]).toMatch(/^low .*destroys the infrastructure$/);
    expect(said(id, sh('[ "$APP_ENV" = staging ] || exit 1\nterraform destroy'))[0]).toMatch(/^low/);
    expect(said(id, sh('[ "$APP_ENV" = staging ] || exit 1\nread -p "Sure? " x\nterraform destroy'))).toEqual([]);
    expect(said(id, sh('while read line; do :; done\nterraform destroy'))[0]).toMatch(/^medium/);
    expect(said(id, { files: { justfile: '[confirm]\nwipe:\n    terraform destroy\n' } })[0]).toMatch(/^low/);
    expect(said(id, { files: { justfile: 'wipe:\n    terraform destroy\n' } })[0]).toMatch(/^medium justfile:2/);
    expect(said(id, { files: { Makefile: 'wipe: guard-ENV confirm\n\tterraform destroy\n' } })).toEqual([]);
  });

  it('weighs where it works', () => {
    expect(said(id, npm('terraform destroy', 'destroy:prod'))[0]).toMatch(/^high/);
    expect(said(id, npm('terraform destroy -var-file=dev.tfvars'))[0]).toMatch(/^low/);
    expect(said(id, sh('terraform destroy', 'test/e2e/reset.sh'))[0]).toMatch(/^info/);
    expect(said(id, sh('dropdb shop', 'docker-entrypoint-initdb.d/a.sh'))).toEqual([]);
    const ci = (run: string) => said(id, { files: { '.github/workflows/x.yml': `on: push\njobs:\n  x:\n    steps:\n      - run: ${run}\n` } });
    expect(ci('terraform apply -auto-approve')[0]).toMatch(/^info/);
    expect(ci('terraform destroy -auto-approve')[0]).toMatch(/^low/);
  });

  it('is critical where a production credential lets it', () => {
    const production = { class: 'production' as const, signals: [] };
    const aws = credential({ kind: 'aws-access-key', environment: production });
    const armed = (c: typeof aws, script = 'terraform destroy') => said(id, { ...npm(script), credentials: [c] })[0];
    expect(armed(aws)).toMatch(/^critical/);
    expect(armed(aws, SQL)).toMatch(/^medium/);
    expect(armed(credential({ kind: 'postgres-url', environment: production }), SQL)).toMatch(/^critical/);
    expect(armed(credential({ kind: 'aws-access-key' }))).toMatch(/^medium/);
    expect(armed(credential({ kind: 'aws-access-key', environment: production, facts: { expires: '2020-01-01' } }))).toMatch(/^medium/);
    expect(armed(credential({ kind: 'aws-access-key', environment: production, confidence: 'low' }))).toMatch(/^medium/);
  });

  it.each([
    ['package.json', '{"scripts": 7}'],
    ['package.json', '{"scripts": {"a": 7, "b": null}}'],
    ['package.json', 'null'],
    ['package.json', '['.repeat(100_000)],
    ['Makefile', `${'a '.repeat(300_000)}:`],
    ['Makefile', 'a:\n\t\\\n'.repeat(100_000)],
    ['a.sh', `rm -rf $a/\n`.repeat(90_000)],
    ['a.sh', 'terraform '.repeat(100_000)],
    ['a.sh', 'psql mongo redis-cli kubectl aws gcloud az '.repeat(20_000)],
    ['a.sh', 'cat <<E\n'.repeat(100_000)],
    ['a.sh', '"'.repeat(2 ** 20)],
    ['a.sh', `terraform destroy\n${'[ '.repeat(400_000)}`],
    ['a.sh', `terraform destroy\n${'read '.repeat(200_000)}`],
    ['a.sh', 'ssh -L '.repeat(140_000)],
    ['justfile', 'x'.repeat(2 ** 20)],
  ])('ends in time on a hostile %s (%#)', (path, text) => {
    const start = performance.now();
    for (const check of [id, 'no-env-guard-in-destructive-script', 'tunnel-open']) findings(check, { files: { [path]: text } });
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

describe('no-env-guard-in-destructive-script', () => {
  const id = 'no-env-guard-in-destructive-script';
  it('is told once a file, with every place', () => {
    expect(said(id, sh('terraform destroy\ndropdb shop'))).toEqual([
      'low scripts/reset.sh:2 scripts/reset.sh:3 nothing in scripts/reset.sh looks where it is before it destroys',
    ]);
    expect(said(id, sh('read -p "Sure? " x\nterraform destroy'))).toHaveLength(1);
  });
  it.each([
    'case "$ENVIRONMENT" in dev) ;; *) exit 1;; esac\nterraform destroy',
    'if [ "$(kubectl config current-context)" = prod ]; then exit 1; fi\nkubectl delete ns x',
    'terraform plan',
  ])('is content with %j', (text) => expect(said(id, sh(text))).toEqual([]));
});

describe('tunnel-open', () => {
  const id = 'tunnel-open';
  it('tells of tunnels, production’s most', () => {
    expect(said(id, npm('ssh -N -L 5433:db.internal:5432 bastion', 'db'))).toEqual([
      'low package.json:4 “db” brings a remote host to port 5433 of this machine',
    ]);
    expect(said(id, npm('ssh -NL 5433:db.internal:5432 prod-bastion', 'db'))[0]).toMatch(/^medium .*brings production to port 5433/);
    expect(said(id, npm('cloud-sql-proxy --port 5432 acme:eu:shop'))[0]).toMatch(/^low .*port 5432/);
    expect(
      said(id, {
        files: {
          'compose.yml':
            'services:\n  proxy:\n    image: gcr.io/cloudsql-docker/gce-proxy\n    command: /cloud_sql_proxy -instances=acme-prod:eu:shop=tcp:0.0.0.0:5432\n',
        },
      })[0],
    ).toMatch(/^medium/);
  });
  it('weighs more when a credential is for that port', () => {
    const local = credential({ kind: 'postgres-url', facts: { host: 'localhost', port: '5433' } });
    expect(said(id, { ...npm('ssh -N -L 5433:db.internal:5432 bastion'), credentials: [local] })[0]).toMatch(/^medium/);
    expect(said(id, { ...npm('kubectl port-forward svc/db 5433:5432'), credentials: [local] })[0]).toMatch(/^medium/);
    expect(said(id, { ...npm('kubectl port-forward svc/db 5434:5432'), credentials: [local] })).toEqual([]);
    expect(said(id, { ...npm('ssh -N -L 5433:db.internal:5432 bastion'), credentials: [{ ...local, facts: { host: 'db.io', port: '5433' } }] })[0]).toMatch(
      /^low/,
    );
  });
  it.each(['ssh host uptime', 'ssh -L 8080:localhost:80 host', 'kubectl port-forward svc/web 8080:80', 'echo "ssh -L 5433:db:5432 x"'])(
    'has nothing against %s',
    (c) => expect(said(id, npm(c))).toEqual([]),
  );
});

describe('SQL text', () => {
  const texts = (sql: string) => statementsOf(sql).map((s) => `${s.line} ${s.text}`);
  it('splits where a server would', () => {
    expect(texts(`a; -- b;\n/* c; /* d; */ e; */ f 'g;''h' "i;" \`j;\`;\n# k;\nl`)).toEqual(['1 a', `2 f 'g;''h' "i;" \`j;\``, '4 l']);
    expect(texts("select E'a\\';b'; c 'd\\'; e")).toEqual(["1 select E'a\\';b'", "1 c 'd\\'", '1 e']);
  });
  it('reads a doubled quote inside of an escaped string', () => expect(texts("a E'x''y\\';z' ; b")).toEqual(["1 a E'x''y\\';z'", '1 b']));
  it('looks into dollar quotes, and past rows', () => {
    expect(texts('do $x$ begin\n  create role a; end $x$;\nb')).toEqual(["1 do ''", '3 b', '1 begin create role a', '2 end']);
    expect(texts('copy t from stdin;\ngrant all;\n\\.\nc $1;')).toEqual(['1 copy t from stdin', '4 c $1']);
  });
  it.each([
    ["'".repeat(2 ** 20 - 1)],
    ['$'.repeat(2 ** 20)],
    ['$a$'.repeat(300_001)],
    ['/*'.repeat(500_000)],
    [';'.repeat(2 ** 20)],
    ['grant '.repeat(170_000)],
    ['"'.repeat(999_999)],
    [`grant all on x to ${'a,'.repeat(400_000)}`],
  ])('ends in time on a hostile text (%#)', (text) => {
    const start = performance.now();
    statementsOf(text);
    for (const id of ['sql-grant-all-agent', 'sql-agent-role-no-audit']) findings(id, { files: { 'a.sql': `grant x; create role y; ${text}` } });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('sql-grant-all-agent', () => {
  const id = 'sql-grant-all-agent';
  const sql = (text: string) => said(id, { files: { 'db/roles.sql': text } });
  it.each([
    ['GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public TO ai_agent;', 'the role ai_agent is granted everything'],
    ['grant all on database shop to reader, "claude-bot";', 'the role claude-bot is granted everything'],
    ["GRANT ALL ON *.* TO 'mcp'@'%' WITH GRANT OPTION;", 'the role mcp is granted everything'],
    ['CREATE ROLE agent LOGIN SUPERUSER;', 'the role agent is SUPERUSER'],
    ['alter user llm_user with createdb bypassrls;', 'the role llm_user is CREATEDB, BYPASSRLS'],
    ['GRANT pg_write_all_data TO agent;', 'the role agent is a member of pg_write_all_data'],
    ['ALTER TABLE orders OWNER TO ai_agent;', 'the role ai_agent owns what it should only read'],
    ['DO $$ BEGIN CREATE ROLE agent SUPERUSER; END $$;', 'the role agent is SUPERUSER'],
  ])('%s', (text, message) => expect(sql(`-- roles\n${text}`)).toEqual([`high db/roles.sql:2 ${message}`]));
  it.each([
    'GRANT SELECT ON ALL TABLES IN SCHEMA public TO ai_agent;',
    'GRANT ALL ON user_agents TO app;',
    'GRANT ALL ON orders TO user_agent;',
    'CREATE ROLE agent LOGIN NOSUPERUSER NOBYPASSRLS;',
    "CREATE ROLE agent LOGIN VALID UNTIL 'SUPERUSER';",
    '-- GRANT ALL ON x TO agent;',
    "COMMENT ON ROLE agent IS 'GRANT ALL ON x TO agent';",
    'GRANT pg_read_all_data TO agent;',
    'GRANT ALL ON x TO datadog_agent;',
    'REVOKE ALL ON x FROM agent;',
  ])('has nothing against %s', (text) => expect(sql(text)).toEqual([]));
});

describe('sql-agent-role-no-audit', () => {
  const id = 'sql-agent-role-no-audit';
  const sql = (text: string, other = '') => said(id, { files: { 'a.sql': text, 'b.sql': other } });
  it('wants a trace and an end', () => {
    expect(sql('CREATE ROLE ai_agent LOGIN;')).toEqual([
      'low a.sql:1 the role ai_agent has no log_statement or pgaudit.log and no statement_timeout of its own',
    ]);
    expect(sql("CREATE ROLE ai_agent LOGIN; ALTER ROLE ai_agent SET log_statement = 'all';")[0]).toMatch(/has no statement_timeout of its own$/);
    expect(sql('CREATE ROLE ai_agent LOGIN;', "ALTER ROLE ai_agent SET pgaudit.log='all'; ALTER ROLE AI_AGENT SET statement_timeout='9s';")).toEqual([]);
  });
  it.each(['CREATE ROLE app LOGIN;', 'CREATE ROLE ai_agent NOLOGIN;', "CREATE USER 'agent'@'%' IDENTIFIED BY 'x';", 'CREATE TABLE agents (id int);'])(
    'has nothing against %s',
    (text) => expect(sql(text)).toEqual([]),
  );
});
