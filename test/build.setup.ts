/** Builds dist/ once before the tests, so that the end-to-end tests run what is shipped. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function setup(): void {
  if (process.env['KEYREACH_SHELF']) return;
  execFileSync(process.execPath, ['build/build.mjs'], { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' });
}
