/**
 * The protocol of Redis (RESP2), as far as questions need it. Text is kept as bytes (latin1), for names and patterns may be any.
 * Written here because a hostile server ends the process with the driver's reader: `*33000000` a few times makes it take all memory.
 * The form: redis.io/docs/latest/develop/reference/protocol-spec, 2026-11-21. Connects to nothing.
 */
import { NoAnswer } from '../../issuer.ts';

/** An error of the server's. Its text is compared, and never shown. */
export class Refusal {
  readonly code: string;
  readonly text: string;

  constructor(text: string) {
    this.code = /^[A-Z]+/.exec(text)?.[0] ?? '';
    this.text = text;
  }
}

export type Reply = string | number | null | Refusal | Reply[];

const CRLF = '\r\n';

/** @param args as text; sent as UTF-8 */
export const encoded = (args: readonly string[]): Buffer =>
  Buffer.from(`*${args.length}${CRLF}${args.map((a) => `$${Buffer.byteLength(a)}${CRLF}${a}${CRLF}`).join('')}`);

/** Text of the server's, to be shown or compared. */
export const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

const MOST = { line: 64 * 1024, text: 2 ** 20, items: 100_000, depth: 12 };

const garbage = (): NoAnswer => new NoAnswer('it answered, but not as it documents; nothing was learnt');

/** Takes bytes as they come, hands on whole replies. @throws NoAnswer on what is none */
export function reader(onReply: (reply: Reply) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let open: { items: Reply[]; left: number }[] = [];
  /** Length of the text that is due. */
  let due: number | undefined;

  const done = (value: Reply): void => {
    let reply = value;
    for (let list = open.at(-1); list; list = open.at(-1)) {
      list.items.push(reply);
      list.left--;
      if (list.left > 0) return;
      open.pop();
      reply = list.items;
    }
    open = [];
    onReply(reply);
  };

  const line = (text: string): void => {
    const type = text[0];
    const body = text.slice(1);
    const n = /^-?\d{1,18}$/.test(body) ? Number(body) : Number.NaN;
    if (type === '+') done(body);
    else if (type === '-') done(new Refusal(body));
    else if (type === ':' && !Number.isNaN(n)) done(n);
    else if ((type === '$' || type === '*') && n === -1) done(null);
    else if (type === '$' && n >= 0 && n <= MOST.text) due = n;
    else if (type === '*' && n === 0) done([]);
    else if (type === '*' && n > 0 && n <= MOST.items && open.length < MOST.depth) open.push({ items: [], left: n });
    else throw garbage();
  };

  return (chunk) => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end: number = due === undefined ? rest.indexOf(CRLF, at) : at + due;
      if (end < 0 || end + 2 > rest.length) break;
      if (rest[end] !== 13 || rest[end + 1] !== 10) throw garbage();
      const text = rest.toString('latin1', at, end);
      at = end + 2;
      if (due === undefined) line(text);
      else {
        due = undefined;
        done(text);
      }
    }
    rest = rest.subarray(at);
    if (due === undefined && rest.length > MOST.line) throw garbage();
  };
}
