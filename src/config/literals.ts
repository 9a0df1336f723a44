/**
 * Reads off an RE2 pattern which words it cannot match without, and how long its matches can be: the prefilter of custom detectors.
 * Errs to the safe side: what it does not understand it has no word for. It never decides whether a pattern is valid.
 */

/** What is known of a piece of a pattern. Text is in lower case, for anchors are found without regard to case. */
interface Piece {
  /** All texts it can match, when they are few. */
  exact?: string[];
  /** Texts one of which lies in every match. */
  required?: Words;
  /** The most characters it can match. */
  max: number;
}

/** Texts, and the most characters of a match that can come before one of them. */
interface Words {
  texts: string[];
  lead: number;
}

export interface Literals {
  /** Words one of which lies in every match, or nothing. */
  words: string[] | undefined;
  /** The most characters of a match that can come before a word; may be infinite. */
  lead: number;
  /** The longest possible match, in characters; may be infinite. */
  longest: number;
}

const MOST = 24;
const SHORTEST = 3;

const longestOf = (texts: string[]): number => Math.max(...texts.map((t) => t.length));
const shortest = (texts: string[]): number => Math.min(...texts.map((t) => t.length));
const usable = (words: Words | undefined): words is Words =>
  words !== undefined && words.texts.length > 0 && words.texts.length <= MOST && shortest(words.texts) >= SHORTEST;

/** The better of two sets of required texts: longer words (up to a point) are rarer, and few are cheaper than many. */
function better(a: Words | undefined, b: Words | undefined): Words | undefined {
  if (!usable(a)) return usable(b) ? b : undefined;
  if (!usable(b)) return a;
  const score = ({ texts }: Words): number => Math.min(shortest(texts), 8) - texts.length / 8;
  return score(b) > score(a) ? b : a;
}

const whole = (exact: string[] | undefined): Words | undefined => exact && { texts: exact, lead: 0 };

const ANY: Piece = { max: 1 };
const NOTHING: Piece = { exact: [''], max: 0 };

function concat(pieces: Piece[]): Piece {
  let run: string[] = [''];
  let begin = 0;
  let all = true;
  let required: Words | undefined;
  let max = 0;
  for (const { exact, required: inner, max: most } of pieces) {
    const at = max;
    max += most;
    if (exact && run.length * exact.length <= MOST && shortest(run) + shortest(exact) <= 64) {
      run = run.flatMap((a) => exact.map((b) => a + b));
      continue;
    }
    const own = inner ?? whole(exact);
    required = better(better(required, { texts: run, lead: begin }), own && { texts: own.texts, lead: at + own.lead });
    all = false;
    run = exact ?? [''];
    begin = exact ? at : max;
  }
  required = better(required, { texts: run, lead: begin });
  return { max, ...(all ? { exact: [...new Set(run)] } : {}), ...(required ? { required } : {}) };
}

function either(branches: Piece[]): Piece {
  const max = Math.max(...branches.map((b) => b.max));
  const exact = branches.every((b) => b.exact) ? [...new Set(branches.flatMap((b) => b.exact as string[]))] : undefined;
  const each = branches.map((b) => b.required ?? whole(b.exact));
  const required = each.every(usable) ? { texts: [...new Set(each.flatMap((w) => w.texts))], lead: Math.max(...each.map((w) => w.lead)) } : undefined;
  return { max, ...(exact && exact.length <= MOST ? { exact } : {}), ...(required ? { required } : {}) };
}

function repeat(piece: Piece, least: number, most: number): Piece {
  const max = piece.max === 0 ? 0 : piece.max * most;
  if (least === 0) return { max, ...(most === 1 && piece.exact ? { exact: [...new Set(['', ...piece.exact])] } : {}) };
  if (least === most && least <= 8 && piece.exact) return { ...concat(Array.from({ length: least }, () => piece)), max };
  const required = piece.required ?? whole(piece.exact);
  return { max, ...(required ? { required } : {}) };
}

/** Reads a pattern from left to right. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text);
    if (match) this.#at = sticky.lastIndex;
    return match ?? undefined;
  }

  alternatives(): Piece {
    const branches: Piece[] = [];
    do {
      const pieces: Piece[] = [];
      while (this.#at < this.#text.length && !/[|)]/.test(this.#text[this.#at] as string)) pieces.push(this.#repeated());
      branches.push(concat(pieces));
    } while (this.#take(/\|/));
    return either(branches);
  }

  #repeated(): Piece {
    let piece = this.#atom();
    for (;;) {
      const match = this.#take(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/);
      if (!match) return piece;
      const [, sign, from, comma, to] = match;
      const least = sign ? (sign === '+' ? 1 : 0) : Number(from);
      const most = sign ? (sign === '?' ? 1 : Number.POSITIVE_INFINITY) : to ? Number(to) : comma ? Number.POSITIVE_INFINITY : least;
      piece = repeat(piece, least, most);
    }
  }

  #atom(): Piece {
    if (this.#take(/\(\?[imsU-]*\)|\^|\$/)) return NOTHING;
    if (this.#take(/\((?:\?(?:P?<\w+>|[imsU-]*:))?/)) {
      const inner = this.alternatives();
      this.#take(/\)/);
      return inner;
    }
    const quoted = this.#take(/\\Q([\s\S]*?)(?:\\E|$)/);
    if (quoted) return concat([...(quoted[1] as string)].map(literal));
    if (this.#take(/\\[bBAz]/)) return NOTHING;
    if (this.#take(/\\(?:[pP](?:\{[^}]*\}|.)|[dDwWsSC]|[0-7]{1,3}|x\{[^}]*\}|x[0-9A-Fa-f]{2}|[a-zA-Z])/)) return ANY;
    const escaped = this.#take(/\\([\s\S])/);
    if (escaped) return literal(escaped[1] as string);
    const set = this.#take(/\[(\^?)(\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*)\]/);
    if (set) {
      const members = set[2] as string;
      // A class of one or two letters is a case written out, or `[-_]`; larger ones say nothing.
      return !set[1] && /^[\w .:/@=-]{1,3}$/.test(members) && !/.-./.test(members) ? either([...members].map(literal)) : ANY;
    }
    const character = this.#take(/[\s\S]/)?.[0] as string;
    return character === '.' ? ANY : literal(character);
  }
}

const literal = (character: string): Piece => (/^[\x20-\x7e]$/.test(character) ? { exact: [character.toLowerCase()], max: 1 } : ANY);

/** What every match of a (valid) pattern contains. */
export function literalsOf(pattern: string): Literals {
  const piece = new Reader(pattern).alternatives();
  const words = better(piece.required, whole(piece.exact));
  // A word that contains another one needs no anchor of its own.
  const least = words?.texts.filter((w) => !words.texts.some((v) => v !== w && w.includes(v)));
  return { words: least && [...new Set(least)].sort(), lead: words ? words.lead + longestOf(words.texts) : 0, longest: piece.max };
}
