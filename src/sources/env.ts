/**
 * The environment of this process, one document a variable. Reads names and values; resolves nothing they point to.
 */
import type { Item, Source } from '../define.ts';

export function envSource(environment: NodeJS.ProcessEnv): Source {
  return {
    kind: 'environment',
    target: 'environment',
    trusted: true,
    async *items(): AsyncGenerator<Item> {
      for (const name of Object.keys(environment).sort()) {
        // Written as an assignment, so that the name speaks for the value as it does in a file.
        const value = (environment[name] ?? '').replaceAll('\n', '\\n');
        if (value) yield { kind: 'content', document: { bytes: Buffer.from(`${name}=${value}\n`), where: { kind: 'env', name } } };
      }
    },
  };
}
