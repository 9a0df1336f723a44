/** `keyreach scan --online=db` through the built program against a real server: what is asked, judged, and written down as SQL. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked, Report } from '../src/model.ts';
import { running } from './built.ts';
import { tree } from './helpers.ts';
import { freePort, type Server, startPostgres } from './postgres.ts';

let server: Server;
const login = (role: string, more = '') => `CREATE ROLE ${role} LOGIN PASSWORD '${server.password}' ${more};`;
const url = (user: string, port = server.port) => `postgres://${user}:${server.password}@127.0.0.1:${port}/shop?sslmode=disable`;

beforeAll(async () => {
  server = await startPostgres();
  await server.run('CREATE DATABASE shop');
  await server.run(
    `CREATE TABLE orders (id serial PRIMARY KEY, note text); GRANT SELECT ON orders TO PUBLIC; ${login('owner', 'SUPERUSER')} ${login('reports')}`,
    'shop',
  );
});
afterAll(() => server?.stop());

interface Told extends Report {
  credentials: (Report['credentials'][number] & { authority: NonNullable<Report['credentials'][number]['authority']> })[];
  asked: Asked[];
}
async function asked(files: Record<string, string>, args: string[], config = {}): Promise<{ report: Told; stderr: string; status: number }> {
  const cwd = tree({ 'keyreach.config.json': JSON.stringify(config), ...files });
  const ran = await running(['scan', '.', '--include-ignored', '--report', 'json', ...args], { cwd });
  expect(ran.stdout + ran.stderr, 'no password is shown').not.toContain(server.password);
  return { report: JSON.parse(ran.stdout) as Told, stderr: ran.stderr, status: ran.code ?? -1 };
}

describe('--online=db', () => {
  it('judges a role that owns everything against the job its config gives it, and writes the way down', async () => {
    const { report, stderr } = await asked({ 'app.env': `READONLY_DATABASE_URL=${url('owner')}\n` }, ['--online=db', '--report', 'sql=fix.sql']);
    expect(stderr).toContain(`connecting to 127.0.0.1:${server.port}`);
    const [credential] = report.credentials;
    expect(credential).toMatchObject({
      kind: 'postgres-url',
      profile: { value: 'db-readonly' },
      authority: {
        state: { value: 'live' },
        principal: { value: 'owner' },
        reach: { value: 'admin' },
        grants: [{ action: 'SUPERUSER', evidence: { kind: 'issuer' } }],
      },
    });
    expect(credential?.authority.script).toMatchObject({ language: 'PostgreSQL', job: 'db-readonly', create: expect.stringContaining('CREATE ROLE') });
    const overbroad = report.findings.find((f) => f.rule === 'overbroad');
    expect(overbroad?.remedy).toContain('--report sql=FILE');
    expect(overbroad?.severity).toBe('critical');
    expect(report.asked).toEqual([{ host: `127.0.0.1:${server.port}`, method: 'CONNECT', path: '/PostgreSQL', status: 200 }]);
  });

  it('finds nothing to say against a reader', async () => {
    const { report } = await asked({ 'app.env': `READONLY_DATABASE_URL=${url('reports')}\n` }, ['--online=db']);
    expect(report.credentials[0]?.authority).toMatchObject({ state: { value: 'live' }, reach: { value: 'read' } });
    expect(report.findings.map((f) => f.rule)).not.toContain('destroys-data');
  });

  it('says what is not known without being asked to connect', async () => {
    const { report } = await asked({ 'app.env': `DATABASE_URL=${url('owner')}\nADMIN_URL=${url('postgres')}\n` }, []);
    expect(report.asked).toEqual([]);
    const by = new Map(report.credentials.map((c) => [c.facts['user'], c.authority]));
    expect(by.get('owner')).toMatchObject({ state: { value: 'unknown' }, grants: [], unknown: ['what PostgreSQL lets the user owner do'] });
    expect(by.get('postgres')).toMatchObject({
      root: { value: true, evidence: { kind: 'kind' } },
      grants: [{ action: 'SUPERUSER', evidence: { kind: 'kind' } }],
    });
  });

  it('tells a user that is gone from a server that is', async () => {
    const silent = await freePort();
    const { report } = await asked({ 'app.env': `A_DATABASE_URL=${url('nobody')}\nB_DATABASE_URL=${url('owner', silent)}\n` }, ['--online=db']);
    const by = new Map(report.credentials.map((c) => [c.facts['user'], c.authority.state]));
    expect(by.get('nobody')?.value).toBe('dead');
    expect(by.get('owner')).toMatchObject({ value: 'unknown', evidence: { how: expect.stringContaining('127.0.0.1') } });
    expect(report.asked.map((a) => a.status).sort()).toEqual([0, 401]);
  });

  it('connects nowhere on the word of a stranger, but to a server the user names', async () => {
    let knocks = 0;
    const trap = createServer((socket) => {
      knocks++;
      socket.destroy();
    });
    await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
    const { port } = trap.address() as { port: number };
    const stranger = { 'app.env': `DATABASE_URL=${url('owner', port)}\n` };
    try {
      const { report } = await asked(stranger, ['--online=db', '--untrusted']);
      expect(report.credentials[0]?.authority.state.evidence.how).toContain('--online=db=127.0.0.1');
      expect(report.asked).toEqual([]);
      await asked(stranger, ['--online=all']);
      await asked(stranger, ['--online=db=db.example.org']);
      expect(knocks).toBe(0);
      await asked(stranger, ['--online=db=127.0.0.1', '--untrusted']);
      expect(knocks).toBeGreaterThan(0);
    } finally {
      trap.close();
    }
  });
});
