/**
 * `keyreach detectors`: the shelf as a list, or one kind explained.
 */
import shelf from 'shelf:detectors';
import { UsageError } from '../model.ts';
import { writeOut } from '../output.ts';

export async function detectors(id: string | undefined): Promise<number> {
  const sorted = shelf.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (id === undefined) {
    const width = Math.max(...sorted.map((d) => d.id.length));
    await writeOut(`${sorted.map((d) => `${d.id.padEnd(width)}  ${d.label}`).join('\n')}\n`);
    return 0;
  }
  const detector = shelf.find((d) => d.id === id);
  if (!detector) {
    const { didYouMean } = await import('../config/suggest.ts');
    throw new UsageError(
      `there is no detector "${id}"${
        didYouMean(
          id,
          shelf.map((d) => d.id),
        ) || '; `keyreach detectors` lists them'
      }`,
    );
  }
  const anchors = [...new Set(detector.find.flatMap((f) => f.anchors))];
  const parts = (detector.companions ?? []).map((c) => c.name);
  await writeOut(
    `${[
      `${detector.label} (${detector.id})`,
      '',
      `Issuer     ${detector.issuer}`,
      `Severity   ${detector.severity ?? 'high'} when it leaks and the match is sure`,
      `Looks      near ${anchors.slice(0, 6).join(', ')}${anchors.length > 6 ? ` and ${anchors.length - 6} more` : ''}`,
      ...(parts.length ? [`Also       ${parts.join(', ')} nearby`] : []),
      ...(detector.verify ? ['Checked    offline, by its checksum or structure'] : []),
      `Revoke     ${detector.revoke.how}.${detector.revoke.breaks ? ` That breaks ${detector.revoke.breaks}.` : ''}`,
      ...(detector.revoke.url ? [`           ${detector.revoke.url}`] : []),
      `Docs       ${detector.docs}`,
    ].join('\n')}\n`,
  );
  return 0;
}
