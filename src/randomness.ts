/**
 * How random a text looks: entropy, and the odds that chance rather than a person wrote it.
 * Pure arithmetic on strings; imports nothing.
 */

/** Shannon entropy in bits a character. */
export function shannon(value: string): number {
  const counts = new Map<string, number>();
  for (const c of value) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / value.length) * Math.log2(n / value.length);
  return bits;
}

// Pairs of letters that are frequent in English and in identifiers made of it: most pairs in words are among them, while uniformly
// random letters hit them about as often as their share of the 676 pairs. Changing the list can turn a value from strong to weak
// and so change its fingerprint (see fingerprint.ts).
const PAIRS = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ' +
    'ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ' +
    'ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp ' +
    'rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba ey ls va um pp ua up lu go ht ru ug ds lt pi rc rr eg au ' +
    'ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu dr hr cc tw ft wn nu af hu nn eo vo rv nf xp gn ' +
    'sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd rp'
  ).split(' '),
);

/**
 * How much more likely the text is to be random than to be made of words: natural log of the odds, above 0 for random.
 * Letter pairs that words rarely have, digits among letters, and irregular capitals speak for chance.
 */
export function randomness(value: string): number {
  let odds = 0;
  let changes = 0;
  const kind = (c: number): number => (c >= 48 && c <= 57 ? 1 : c >= 97 && c <= 122 ? 2 : c >= 65 && c <= 90 ? 3 : 0);
  for (let i = 0; i + 1 < value.length; i++) {
    const a = kind(value.charCodeAt(i));
    const b = kind(value.charCodeAt(i + 1));
    if (a === 0 || b === 0) continue;
    if (a === 1 || b === 1) {
      if (a !== b) changes++;
      continue;
    }
    if (a === 2 && b === 3) {
      changes += 0.5; // camelCase does this too, but seldom twice in a row
      continue;
    }
    odds += PAIRS.has(value.slice(i, i + 2).toLowerCase()) ? -0.98 : 1.25;
    if (a === 3 && b === 2 && i > 0 && kind(value.charCodeAt(i - 1)) === 3) changes += 0.5;
  }
  // One number at an end (`user1`, `v2`) says nothing; digits scattered among letters do.
  return odds + Math.max(0, changes - 1) * 1.1;
}

/** True when the text is a name or a phrase: words joined by dashes, underscores, dots, spaces or capitals, with little chance in it. */
export function looksLikeWords(value: string): boolean {
  if (/\d{5,}/.test(value)) return false;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  if (letters < value.length * 0.6) return false;
  return randomness(value) < 0;
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
