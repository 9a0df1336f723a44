/** Checks of GitHub Actions and of YAML at large: risky, safe, doubtful, hostile. */
import { describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { agentIn } from '../src/project/agents-in-ci.ts';
import { isCloudKey, opensMuch, saysProduction } from '../src/project/cloud-keys.ts';
import { lineOf, readYaml, walk } from '../src/project/yaml.ts';
import { findings, said } from './checks.ts';

const path = '.github/workflows/ship.yml';
const workflow = (text: string) => ({ files: { [path]: text } });
/** A workflow with one job of the given lines. */
const job = (lines: string, on = 'push', head = '') => workflow(`on: ${on}\n${head}jobs:\n  ship:\n    runs-on: ubuntu-latest\n${lines}`);
const step = (text: string) => `    steps:\n      - ${text}\n`;
const DEPLOY = step('run: helm upgrade shop ./chart --set key=${{ secrets.CHART_KEY }}');
const CLAUDE = 'uses: anthropics/claude-code-action@v1';

describe('YAML', () => {
  it('reads data with lines, aliases and merges', () => {
    const [data] = readYaml('a: &x\n  k: 1\nb:\n  <<: *x\n  k: 2\n  m: [*x, yes]\nc: *x\n') as [Record<string, unknown>];
    expect(data).toEqual({ a: { k: 1 }, b: { k: 2, m: [{ k: 1 }, 'yes'] }, c: { k: 1 } });
    expect([lineOf(data as never, 'b'), lineOf(data['b'] as never, 'm')]).toEqual([3, 6]);
    expect(data['c']).toBe(data['a']);
  });
  it.each([
    ['aliases of aliases', `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`).join('')}jobs: *a60\n`],
    ['merges of merges', `a0: &a0 {k: v}\n${Array.from({ length: 300 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: [${`*a${i}, `.repeat(300)}*a0]\n`).join('')}`],
    ['a circle', 'a: &a [*a, *a]\njobs: &j\n  x: *j\n'],
    ['depth', '['.repeat(200_000)],
    ['depth by lines', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['one line of a mebibyte', `jobs: {a: {steps: [${'{run: x},'.repeat(100_000)}]}}`],
    ['commas', ','.repeat(2 ** 20)],
    ['a lone quote', `jobs: "${'a'.repeat(2 ** 20)}`],
    ['tabs and tags', '\t!!binary ? : - [}\n'.repeat(20_000)],
  ])('does not grow or hang on %s', (_, text) => {
    const start = performance.now();
    let seen = 0;
    for (const data of readYaml(text)) walk(data, () => seen++);
    for (const id of ['gha-write-all', 'gha-agent-with-prod-secrets', 'gha-long-lived-cloud-key', 'gha-deploy-no-environment-gate', 'destructive-script'])
      findings(id, { files: { [path]: text, '.gitlab-ci.yml': text, 'Taskfile.yml': text } });
    for (const id of ['compose-prod-host', 'tunnel-open']) findings(id, { files: { 'compose.yml': text } });
    expect(seen).toBeLessThan(500_000);
    expect(performance.now() - start).toBeLessThan(8000);
  });
  it.each([
    '',
    'jobs: 7',
    'jobs: [a]',
    'jobs: {a: 7, b: null, c: []}',
    'on: {push: {}}\njobs: {a: {steps: 7}}',
    'jobs: {a: {steps: [7, [], {run: 7}, {uses: {}}], env: [x], permissions: [x]}}',
    '%YAML 9\n---\n',
  ])('has nothing to say of %j', (text) => {
    for (const id of ['gha-write-all', 'gha-agent-with-prod-secrets', 'gha-long-lived-cloud-key', 'gha-deploy-no-environment-gate'])
      expect(said(id, workflow(text))).toEqual([]);
  });
});

describe('names', () => {
  it.each(['PROD_DB_URL', 'DATABASE_URL_PRODUCTION', 'prodKey', 'aws-prd'])('%s says production', (n) => expect(saysProduction(n)).toBe(true));
  it.each(['PRODUCT_KEY', 'preprod', 'NON_PROD_KEY', 'non-production', 'reproduce', 'LIVE'])('%s does not', (n) => expect(saysProduction(n)).toBe(false));
  it.each(['AWS_ACCESS_KEY_ID', 'STAGING_AWS_SECRET_ACCESS_KEY', 'GCP_SA_KEY', 'AZURE_CREDENTIALS', 'ARM_CLIENT_SECRET'])('%s is a key of a cloud', (n) =>
    expect(isCloudKey(n)).toBe(true),
  );
  it.each(['AWS_ROLE_ARN', 'AWS_REGION', 'AWS_ACCOUNT_ID', 'GCP_PROJECT', 'AZURE_TENANT_ID', 'CODECOV_TOKEN', 'GOOGLE_ANALYTICS_ID'])('%s is none', (n) =>
    expect(isCloudKey(n)).toBe(false),
  );
  it.each(['KUBE_CONFIG', 'DATABASE_URL', 'RAILWAY_TOKEN', 'SSH_PRIVATE_KEY'])('%s opens much', (n) => expect(opensMuch(n)).toBe(true));
  it.each(['SLACK_WEBHOOK', 'CODECOV_TOKEN', 'NPM_CONFIG'])('%s does not', (n) => expect(opensMuch(n)).toBe(false));
  it.each(['claude -p "fix"', 'npx -y @anthropic-ai/claude-code --print x', 'cd x && codex exec "fix"', 'gemini --yolo', 'cursor-agent run'])(
    '%s starts an agent',
    (run) => expect(agentIn({ run, data: {}, line: 1 })).toBeDefined(),
  );
  it.each(['echo claude -p', 'pip install aider', 'claude --version', 'npm run codex', 'cat gemini.md'])('%s starts none', (run) =>
    expect(agentIn({ run, data: {}, line: 1 })).toBeUndefined(),
  );
});

describe('gha-write-all', () => {
  const id = 'gha-write-all';
  it('tells of write-all once, where it is written', () => {
    expect(said(id, workflow('permissions: write-all\non: push\njobs:\n  a:\n    steps: []\n  b:\n    steps: []\n'))).toEqual([
      `high ${path}:1 the token of 2 jobs may write everything in the repository`,
    ]);
    expect(said(id, job('    permissions: write-all\n'))).toEqual([`high ${path}:5 the token of the job “ship” may write everything in the repository`]);
  });
  it('does not speak of what a job narrows', () =>
    expect(said(id, job('    permissions:\n      contents: read\n', 'push', 'permissions: write-all\n'))).toEqual([]));
  it('minds no word at all only where an agent runs', () => {
    expect(said(id, job(step('run: npm test')))).toEqual([]);
    expect(said(id, job(step(CLAUDE)))[0]).toMatch(/^medium .*in which an agent runs$/);
    expect(said(id, job(step(CLAUDE), 'push', 'permissions: {}\n'))).toEqual([]);
  });
});

describe('gha-long-lived-cloud-key', () => {
  const id = 'gha-long-lived-cloud-key';
  it('sees keys by name and by input', () => {
    expect(said(id, job('    env:\n      AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n'))).toEqual([
      `high ${path}:3 the job “ship” signs in with a long-lived key (AWS_SECRET_ACCESS_KEY)`,
    ]);
    expect(
      said(id, job(step("uses: google-github-actions/auth@v2\n        with:\n          credentials_json: '${{ secrets.DEPLOYER }}'"), 'push'))[0],
    ).toContain('(DEPLOYER)');
    expect(said(id, job(step('uses: azure/login@v2\n        with: { creds: "${{ secrets[\'THE_CREDS\'] }}" }')))[0]).toContain('(THE_CREDS)');
    expect(said(id, job(step('run: x'), 'push', 'env:\n  K: ${{ secrets.GCP_SA_KEY }}\n'))).toHaveLength(1);
  });
  it('weighs what the names say', () => {
    const named = (name: string) => said(id, job(`    env:\n      K: \${{ secrets.${name} }}\n`))[0];
    expect(named('PROD_AWS_SECRET_ACCESS_KEY')).toMatch(/^critical/);
    expect(named('TEST_AWS_SECRET_ACCESS_KEY')).toMatch(/^medium/);
  });
  it('knows stores of objects that only speak like AWS', () =>
    expect(
      said(
        id,
        job('    env:\n      AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n      AWS_ENDPOINT_URL: https://x.r2.cloudflarestorage.com\n'),
      )[0],
    ).toMatch(/^low/));
  it.each([
    '    permissions:\n      id-token: write\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${{ secrets.AWS_ROLE_ARN }}\n',
    '    env:\n      AWS_ACCESS_KEY_ID: test\n      AWS_SECRET_ACCESS_KEY: test\n',
    '    env:\n      AWS_ACCESS_KEY_ID: ${{ steps.login.outputs.aws-access-key-id }}\n',
    '    # AWS_ACCESS_KEY_ID: ${{ secrets.AWS_ACCESS_KEY_ID }}\n',
  ])('has nothing against %j', (lines) => expect(said(id, job(lines))).toEqual([]));
});

describe('gha-agent-with-prod-secrets', () => {
  const id = 'gha-agent-with-prod-secrets';
  const agent = (env: string) => step(`${CLAUDE}\n        env:\n          A: \${{ secrets.${env} }}`);
  it('minds what the agent can read', () => {
    expect(said(id, job(agent('PROD_DATABASE_URL')))[0]).toMatch(/^critical .*:6 an agent runs beside credentials in the job “ship”$/);
    expect(said(id, job(agent('DATABASE_URL')))[0]).toMatch(/^high/);
    expect(said(id, job(`    env:\n      K: \${{ secrets.KUBE_CONFIG }}\n${step(CLAUDE)}`))[0]).toMatch(/^high/);
    expect(said(id, job(step(`${CLAUDE}\n        with:\n          x: \${{ toJSON(secrets) }}`)))[0]).toMatch(/^high/);
  });
  it('lets it have its own key', () => {
    for (const own of ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'GITHUB_TOKEN', 'SLACK_WEBHOOK'])
      expect(said(id, job(agent(own)))).toEqual([]);
  });
  it('minds where the job has signed in before, not after', () => {
    const login = '      - uses: aws-actions/configure-aws-credentials@v4\n        with: { role-to-assume: "arn:aws:iam::1:role/ROLE" }\n';
    const run = '      - uses: openai/codex-action@v1\n';
    expect(said(id, job(`    steps:\n${login}${run}`))[0]).toMatch(/^high/);
    expect(said(id, job(`    steps:\n${login.replace('ROLE', 'prod-deploy')}${run}`))[0]).toMatch(/^critical/);
    expect(said(id, job(`    steps:\n${run}${login}`))).toEqual([]);
  });
  it('minds strangers’ code most, and a stranger’s text', () => {
    const checkout = '      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n';
    expect(said(id, job(`    steps:\n${checkout}      - ${CLAUDE}\n`, 'pull_request_target'))[0]).toMatch(/^critical .*on what strangers send/);
    expect(said(id, job(step(CLAUDE), 'pull_request_target'))[0]).toMatch(/^medium/);
    expect(said(id, job(`    steps:\n${checkout}      - ${CLAUDE}\n`, 'pull_request'))).toEqual([]);
    expect(said(id, job(`    steps:\n${checkout}      - run: npm test\n`, 'pull_request_target'))).toEqual([]);
  });
  it('counts an environment as a gate that may be there', () =>
    expect(said(id, job(`    environment: production\n${agent('PROD_DATABASE_URL')}`))[0]).toMatch(/^high/));
});

describe('gha-deploy-no-environment-gate', () => {
  const id = 'gha-deploy-no-environment-gate';
  it('minds a deployment nobody is asked about', () => {
    expect(said(id, job(DEPLOY))).toEqual([`medium ${path}:3 the job “ship” deploys and is bound to no environment`]);
    expect(said(id, job(DEPLOY, 'workflow_dispatch'))[0]).toMatch(/^low/);
    expect(said(id, job(DEPLOY.replace('CHART', 'PROD_CHART')))[0]).toMatch(/^high/);
    expect(said(id, job(`    permissions: { id-token: write }\n${step('uses: aws-actions/amazon-ecs-deploy-task-definition@v2')}`))).toHaveLength(1);
    expect(said(id, job(step('run: |\n          terraform \\\n            apply -auto-approve ${{ secrets.T }}')))).toHaveLength(1);
  });
  it.each([
    `    environment: production\n${DEPLOY}`,
    `    environment:\n      name: \${{ inputs.env }}\n${DEPLOY}`,
    step('run: helm upgrade shop ./chart'),
    step('run: helm upgrade shop ./chart ${{ secrets.GITHUB_TOKEN }}'),
    `    steps:\n      - uses: helm/kind-action@v1\n      - run: helm install shop . \${{ secrets.X }}\n`,
    step('run: vercel build --prod --token ${{ secrets.T }}'),
    step('run: ansible-playbook -i localhost, image.yml ${{ secrets.T }}'),
    step('run: terraform plan ${{ secrets.T }}'),
    '    uses: ./.github/workflows/deploy.yml\n    secrets: inherit\n',
  ])('has nothing against %j', (lines) => expect(said(id, job(lines))).toEqual([]));
});

it('repeats nothing of a command but the program and the verb', () => {
  const token = new Fake(3).text('base62', 30);
  const parts = ['gha-deploy-no-environment-gate', 'gha-agent-with-prod-secrets'].flatMap((id) =>
    [
      `helm --kube-token=${token} upgrade x`,
      `helm --kube-token ${token} upgrade`,
      `git push https://u:${token}@git.heroku`,
      `claude --api-key ${token} -p x`,
    ].map((run) => findings(id, job(`    env:\n      K: \${{ secrets.KUBE_CONFIG }}\n${step(`run: ${run}`)}`))),
  );
  expect(parts.flat()).toHaveLength(4);
  expect(JSON.stringify(parts)).not.toContain(token);
});

describe('kube-context-prod-current in the project', () => {
  const id = 'kube-context-prod-current';
  const config = (current: string) => ({ files: { 'deploy/kubeconfig.yaml': `apiVersion: v1\ncurrent-context: ${current}\ncontexts: []\n` } });
  it('minds production alone', () => {
    expect(said(id, config('shop-prod'))).toEqual(['high deploy/kubeconfig.yaml:2 the current context of deploy/kubeconfig.yaml is production’s']);
    for (const current of ['shop-preprod', 'staging', 'product-a', '""', '[a]']) expect(said(id, config(current))).toEqual([]);
  });
});

describe('compose-prod-host', () => {
  const id = 'compose-prod-host';
  const compose = (body: string, file = 'docker-compose.yml') => ({
    files: { [file]: `services:\n  web:\n    image: x\n${body}`, '.env.production': 'A=1', '.env': 'A=1' },
  });
  it('minds production’s hosts and settings, however they are written', () => {
    expect(said(id, compose('    environment:\n      DB_HOST: db.prod.acme.io\n'))).toEqual([
      'medium docker-compose.yml:5 the service web connects to production',
    ]);
    expect(said(id, compose('    environment:\n      - API_URL=https://user@api-production.acme.io:8443/v1\n'))).toHaveLength(1);
    expect(said(id, compose('    env_file: .env.production\n'))).toHaveLength(1);
    expect(said(id, compose('    environment:\n      DB_HOST: db.prod.acme.io\n', 'docker-compose.prod.yml'))[0]).toMatch(/^low/);
  });
  it('repeats no password', () => {
    const secret = ['hun', 'ter', '2x9'].join('');
    expect(JSON.stringify(findings(id, compose(`    environment:\n      DATABASE_URL: postgres://app:${secret}@db.prod.acme.io/x\n`)))).not.toContain(secret);
  });
  it.each([
    '    environment:\n      DB_HOST: db\n',
    '    environment:\n      DB_HOST: ${PROD_HOST}\n',
    '    environment:\n      DB_HOST: db.product.acme.io\n',
    '    environment:\n      NODE_ENV: production\n',
    '    env_file: .env\n',
    '    env_file: .env.prod\n',
  ])('has nothing against %j', (body) => expect(said(id, compose(body))).toEqual([]));
});
