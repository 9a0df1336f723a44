import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { viteShelves } from './build/shelves.mjs';
import { viteWasm } from './build/wasm.mjs';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  plugins: [viteShelves, viteWasm],
  define: { KEYREACH_VERSION: JSON.stringify(version), KEYREACH_BUILD: '"test"' },
  test: { include: ['test/**/*.test.ts'], pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000, globalSetup: 'test/build.setup.ts' },
});
