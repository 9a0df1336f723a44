/**
 * Which parts of a match name the credential, which must stay secret, and what of them a reader may see.
 * Pure functions of matches and detectors.
 */
import type { Detector } from './define.ts';
import { type Part, Secret } from './model.ts';

/** The value that names a credential: its identifying parts together. */
export function identityOf(match: { parts: readonly Part[] }, detector: Detector | undefined): Secret {
  const names = detector?.identity;
  const parts = names ? match.parts.filter((p) => names.includes(p.name)) : match.parts.slice(0, 1);
  return new Secret((parts.length ? parts : match.parts).map((p) => p.value.reveal()).join('\0'));
}

/** The part whose secrecy matters. */
export const secretOf = (match: { parts: readonly Part[] }): Secret => (match.parts.find((p) => p.name === 'secret') ?? (match.parts[0] as Part)).value;

/**
 * What a reader may see: of a public identifier its ends, of a machine-made value the beginning that all of its kind share,
 * of anything else only that it is there.
 */
export function mask(detector: Detector, parts: readonly Part[], weak: boolean): string {
  return parts
    .filter((p) => detector.identifiers?.includes(p.name) || p.name === 'secret' || p === parts[0])
    .map((part) => {
      const value = part.value.reveal();
      if (detector.identifiers?.includes(part.name)) return value.length > 12 ? `${clean(value.slice(0, 4))}…${clean(value.slice(-4))}` : clean(value);
      if (weak) return '********';
      const prefix = detector.find
        .flatMap((f) => f.anchors)
        .filter((a) => a.length <= 16 && value.length - a.length >= 12 && value.startsWith(a))
        .sort((a, b) => b.length - a.length)[0];
      return `${prefix ?? ''}******** (${value.length} characters)`;
    })
    .join(' ');
}

const clean = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
