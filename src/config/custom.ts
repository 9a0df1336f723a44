/**
 * Turns the credential kinds a user describes (and the rules of peers' files) into detectors. Their patterns run with RE2's algorithm
 * on a bounded window round an anchor. Never runs a user's pattern as a JavaScript regular expression.
 */
import type { Detector, Span } from '../define.ts';
import { UsageError } from '../model.ts';
import type { Config, CustomDetector } from './types.ts';

/** How far from an anchor a value is sought when the pattern sets no bound. */
const BEFORE = 1024;
const AFTER = 4096;
/** How far a value usually goes. */
const USUAL = 512;
/** How far a match may lie from an anchor that is not in it. */
const NEARBY = 256;

type Regexes = typeof import('./regex.ts');
type Readers = typeof import('./literals.ts');

/** Which group of a match is the value. */
function valueGroup(custom: CustomDetector, regex: import('./regex.ts').Regex): (groups: { start(g: number): number }) => number {
  if (custom.secretGroup !== undefined) return () => custom.secretGroup as number;
  const named = (regex.namedGroups() as Record<string, number>)['secret'];
  if (named !== undefined) return () => named;
  const count = regex.groupCount();
  return (m) => {
    for (let g = 1; g <= count; g++) if (m.start(g) >= 0) return g;
    return 0;
  };
}

function build(custom: CustomDetector, { compileRegex }: Regexes, { literalsOf }: Readers): Detector {
  const regex = compileRegex(custom.pattern, `${custom.origin}.pattern`);
  if (regex.test('')) throw new UsageError(`${custom.origin}.pattern matches the empty text, so it would match everywhere; make it demand something`);
  if ((custom.secretGroup ?? 0) > regex.groupCount())
    throw new UsageError(`${custom.origin}.secretGroup is ${custom.secretGroup}, but the pattern has ${regex.groupCount()} groups; name one of those`);
  const { words, lead, longest } = literalsOf(custom.pattern);
  // Words of the pattern beat a peer's keywords, which need only be somewhere in the file.
  const inside = custom.anchors.length === 0 || custom.peer ? words : undefined;
  const anchors = inside ?? custom.anchors;
  if (anchors.length === 0)
    throw new UsageError(`${custom.origin} needs anchors: its pattern has no word of three or more characters that is always there; add "anchors": ["..."]`);
  const margin = 8 + (inside ? 0 : NEARBY);
  const before = Math.min(inside ? lead : longest, BEFORE) + margin;
  const after = Math.min(longest, AFTER) + margin;
  const path = custom.path === undefined ? undefined : compileRegex(custom.path, `${custom.origin}.path`);
  const groupOf = valueGroup(custom, regex);

  /** The match that holds the anchor, or (where words are only nearby) the nearest one. */
  const search = (text: string, at: number): { span: Span; cut: boolean } | undefined => {
    // Telling that nothing is there is an order of magnitude faster than telling where.
    if (!regex.test(text)) return undefined;
    const matcher = regex.matcher(text);
    let best: { span: Span; cut: boolean } | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    while (matcher.find()) {
      const [from, to] = [matcher.start(), matcher.end()];
      // A match that does not hold this anchor will be seen from the one it holds.
      if (inside && from > at) break;
      const distance = from <= at && to > at ? 0 : from > at ? from - at : at - to + 1;
      const group = groupOf(matcher);
      const span = { name: 'secret', start: matcher.start(group), end: matcher.end(group) };
      if (distance < nearest && span.end > span.start && !(inside && distance > 0)) [best, nearest] = [{ span, cut: to === text.length }, distance];
      if (from > at) break;
    }
    return best;
  };

  const locate = (text: string, at: number): Span[] | undefined => {
    // Most values of a pattern without a bound are short; one that reaches the end of the first bytes is looked at again.
    const first = after > USUAL ? search(text.slice(0, at + USUAL), at) : undefined;
    const found = first && !first.cut ? first : search(text, at);
    return found && [found.span];
  };

  return {
    id: custom.id,
    label: custom.label,
    issuer: custom.peer ?? 'custom',
    docs: custom.docs ?? '',
    find: [{ anchors, before, after, locate }],
    // Above the general kinds, below what keyreach knows by its own look, unless the user wrote it for keyreach.
    rank: custom.peer ? 30 : 60,
    entropy: custom.entropy ?? 0,
    ...(custom.severity ? { severity: custom.severity } : {}),
    ...(path ? { paths: (where: string) => path.test(where) } : {}),
    revoke: { how: `Replace it where it was issued (${custom.label}), then remove it from here.` },
    examples: { sample: () => '', hits: () => [], misses: () => [] },
  };
}

/**
 * The detectors a configuration brings, its own and its imports', in the order they are written.
 * @throws UsageError when a pattern is invalid, has no anchor, or an id is used twice
 */
export async function customDetectors(config: Config): Promise<Detector[]> {
  const all = [...config.detectors, ...config.imports.flatMap((i) => i.detectors)];
  if (all.length === 0) return [];
  const [regexes, readers] = await Promise.all([import('./regex.ts'), import('./literals.ts')]);
  const seen = new Map<string, string>();
  return all.map((custom) => {
    const first = seen.get(custom.id);
    if (first) throw new UsageError(`${custom.origin} has the id "${custom.id}", as ${first} has; give it another`);
    seen.set(custom.id, custom.origin);
    return build(custom, regexes, readers);
  });
}
