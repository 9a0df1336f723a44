/**
 * The tokens of a YAML text up to a depth and a number, so that no text takes the parser's stack or an hour. Opens no file.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface Bounds {
  /** Levels of nesting; the composer recurses. */
  deepest: number;
  /** Lexemes. */
  most: number;
}

/** Where nesting or length goes too far the text ends, and what is open is closed there. */
export function* boundedTokens(source: string, { deepest, most }: Bounds) {
  // Loaded when first needed: the package costs more than the rest of a start.
  const yaml = require('yaml') as typeof import('yaml');
  const parser = new yaml.Parser();
  let lexemes = 0;
  for (const lexeme of new yaml.Lexer().lex(source)) {
    if (parser.stack.length > deepest || ++lexemes > most) break;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}
