/** An AWS of Python's on this machine: starts moto's server, if it is installed (see .ci/moto), and ends it. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BARE_ENV } from './built.ts';

const SERVER = fileURLToPath(new URL('../.ci/venv/bin/moto_server', import.meta.url));
/** The account moto plays. */
export const MOTO_ACCOUNT = '123456789012';

/** Why there is none; nothing when there is one. */
export function withoutMoto(): string | undefined {
  try {
    accessSync(SERVER, constants.X_OK);
    return undefined;
  } catch {
    return 'moto is not installed: .ci/moto does that where there is python3';
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export interface Moto {
  url: string;
  close(): void;
}

export async function moto(): Promise<Moto> {
  const port = await freePort();
  const child = spawn(SERVER, ['-H', '127.0.0.1', '-p', String(port)], { env: { ...BARE_ENV, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' }, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + 60_000;
  for (;;) {
    const there = await fetch(`${url}/moto-api/data.json`).then(
      (r) => r.ok,
      () => false,
    );
    if (there) return { url, close: () => void child.kill() };
    if (child.exitCode !== null || Date.now() > end) throw new Error('moto did not start');
    await new Promise((done) => setTimeout(done, 200));
  }
}
