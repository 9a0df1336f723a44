/**
 * What is piped in. Reads it to the end, up to a limit.
 */
import type { Item, Source } from '../define.ts';

/** @param name a file name that tells the syntax, as `--stdin-name` gives it */
export function stdinSource(input: AsyncIterable<Buffer>, name: string, maxBytes: number): Source {
  return {
    kind: 'stdin',
    target: '-',
    trusted: false,
    async *items(): AsyncGenerator<Item> {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of input) {
        size += chunk.length;
        if (size > maxBytes) {
          yield { kind: 'skip', skip: { path: name, reason: 'too-large', detail: `more than ${maxBytes} bytes were piped in; the rest was not read` } };
          break;
        }
        chunks.push(chunk);
      }
      yield { kind: 'content', document: { bytes: Buffer.concat(chunks), where: { kind: 'stdin', path: name } } };
    },
  };
}
