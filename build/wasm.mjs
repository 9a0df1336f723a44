/**
 * Compiles a kernel for import: `import scanner from 'wasm:scanner'` gives the module compiled from `src/detect/kernel/scanner.ts`, as
 * base64. Serves both esbuild and vite (vitest).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../src/detect/kernel/', import.meta.url);
const PREFIX = 'wasm:';

async function compiled(name) {
  const { default: asc } = await import('assemblyscript/asc');
  const options = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--use',
    'abort=',
    '--importMemory',
    '--noExportMemory',
    '--sharedMemory',
    '--maximumMemory',
    '16384',
  ];
  let binary;
  const { error, stderr } = await asc.main([`${name}.ts`, ...options, '--enable', 'threads', '--outFile', 'out.wasm'], {
    readFile: (path) => (path === `${name}.ts` ? readFileSync(new URL(path, FOLDER), 'utf8') : null),
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${fileURLToPath(new URL(`${name}.ts`, FOLDER))}: ${stderr.toString()}`);
  return `export default '${Buffer.from(binary).toString('base64')}';\n`;
}

export const esbuildWasm = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: /^wasm:/ }, (args) => ({ path: args.path.slice(PREFIX.length), namespace: 'wasm' }));
    build.onLoad({ filter: /.*/, namespace: 'wasm' }, async (args) => ({ contents: await compiled(args.path), loader: 'js' }));
  },
};

export const viteWasm = {
  name: 'wasm',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load: (id) => (id.startsWith(`\0${PREFIX}`) ? compiled(id.slice(PREFIX.length + 1)) : undefined),
};
