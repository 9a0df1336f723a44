/**
 * `keyreach demo`: the incident keyreach exists for, rebuilt in a temporary folder, and what preflight says of it. Every value in it is made up
 * on the spot and opens nothing; nothing outside the folder is looked at.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import shelf from 'shelf:detectors';
import { Fake } from '../kit.ts';
import { writeOut } from '../output.ts';

export interface DemoOptions {
  /** Leaves the folder there to be played with. */
  keep: boolean;
}

const STORY = `A coding agent is about to work on ./shop: a staging task. Nobody looked at what lies around it.
 - tools/dns/domains.env holds a hosting token that somebody made for custom domains. It is good for the whole account.
 - the shell has DATABASE_URL of production.
 - Claude Code may run any command without asking.
`;

export async function demo({ keep }: DemoOptions): Promise<number> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-demo-')));
  try {
    const { home, project, env } = build(root);
    await writeOut(`${STORY}\n$ keyreach preflight\n`);
    const ran = spawnSync(process.execPath, [process.argv[1] as string, 'preflight'], { cwd: project, env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (keep)
      await writeOut(
        `\nIt is still there:\n  cd ${project} && export HOME=${home} DATABASE_URL="$(cat ../database-url)"\n  keyreach fix --write && keyreach exec --sandbox -- keyreach preflight\n`,
      );
    else await writeOut('\nNow your own: keyreach preflight. (keyreach demo --keep leaves this folder to play with.)\n');
    return ran.status === null ? 2 : 0;
  } finally {
    if (!keep) rmSync(root, { recursive: true, force: true });
  }
}

/** Twenty-four letters and digits, as password generators make them. */
const password = (fake: Fake): string => `${fake.text('base62', 23)}7`;

function build(root: string): { home: string; project: string; env: NodeJS.ProcessEnv } {
  const fake = new Fake(Date.now() % 1_000_003);
  const [home, project] = [join(root, 'home'), join(root, 'shop')];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
  };
  const token = shelf.find((d) => d.id === 'railway-api-token')?.examples.sample(fake);
  const url = `postgres://postgres:${password(fake)}@shop-prod.proxy.rlwy.net:24071/shop`;
  write(join(project, 'package.json'), '{ "name": "shop", "scripts": { "start": "node server.js", "migrate": "node migrate.js" } }\n');
  write(join(project, 'server.js'), 'export const db = connect(process.env.DATABASE_URL);\n');
  write(join(project, '.env'), `APP_ENV=staging\nPORT=3000\nDATABASE_URL=postgres://shop:${password(fake)}@shop-staging.proxy.rlwy.net:24072/shop\n`);
  write(join(project, '.gitignore'), '.env\n*.env\nnode_modules/\n');
  write(join(project, 'tools/dns/domains.env'), `# for adding custom domains\nRAILWAY_API_TOKEN=${typeof token === 'string' ? token : token?.['secret']}\n`);
  write(join(home, '.claude/settings.json'), '{\n  // saves a lot of clicking\n  "permissions": { "allow": ["Bash(*)"] }\n}\n');
  write(join(root, 'database-url'), url);
  const env: NodeJS.ProcessEnv = { HOME: home, DATABASE_URL: url };
  for (const name of ['PATH', 'TERM', 'LANG', 'NO_COLOR', 'SystemRoot', 'TEMP']) if (process.env[name]) env[name] = process.env[name];
  return { home, project, env };
}
