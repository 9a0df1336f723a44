/**
 * `keyreach detectors`: the shelf as a list, or one kind explained.
 */
import shelf from 'shelf:detectors';
import type { Database } from '../databases/database.ts';
import type { Detector } from '../define.ts';
import type { Kind } from '../issuer.ts';
import { Fake } from '../kit.ts';
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
  const [{ kindOf }, { databaseOf }] = await Promise.all([import('../authority/all.ts'), import('../authority/databases.ts')]);
  const known = kindOf(detector.id);
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
      ...(known ? authority(detector, known.kind, known.issuer.id, databaseOf(detector.id)) : ['Can do     not known; the worst is assumed']),
      `Revoke     ${detector.revoke.how}.${detector.revoke.breaks ? ` That breaks ${detector.revoke.breaks}.` : ''}`,
      ...(detector.revoke.url ? [`           ${detector.revoke.url}`] : []),
      `Docs       ${detector.docs}`,
    ].join('\n')}\n`,
  );
  return 0;
}

const GRANULARITY: Record<Kind['granularity'], string> = {
  scoped: 'can be limited to certain operations and resources',
  permission: 'can be limited to certain operations, not to resources',
  resource: 'can be limited to a part of the account, with all operations there',
  role: 'can do what its owner can; only another owner narrows it',
  account: 'cannot be narrowed: it is good for the whole account',
};

/** What is known of the kind, shown on an example. */
function authority(detector: Detector, kind: Kind, issuer: string, database: Database | undefined): string[] {
  const sample = detector.examples.sample(new Fake(1));
  const parts = typeof sample === 'string' ? { secret: sample } : sample;
  const { grants, unknown, worst } = kind.offline({ parts, facts: detector.read?.(parts) ?? {} });
  const block = (title: string, lines: string[]): string[] => lines.map((line, i) => `${(i === 0 ? title : '').padEnd(11)}${line}`);
  return [
    ...block(
      'Can do',
      grants.map((g) => `${g.action} (${g.reach}${g.destroys ? `, loses ${g.destroys}` : ''})${g.means ? `: ${g.means}` : ''}`),
    ),
    ...block('Not known', unknown),
    ...(unknown.length ? [`At worst   ${worst.reach}, as wide as the ${worst.breadth}`] : []),
    `Narrowness ${GRANULARITY[kind.granularity]}`,
    ...block(
      'Narrower',
      kind.narrower.flatMap((n) => [`${n.how}${n.since ? ` (since ${n.since})` : ''}`, ...(n.url ? [n.url] : [])]),
    ),
    ...(kind.lifecycle.canBeEndless ? ['Ends       never, unless somebody sets a date or deletes it'] : []),
    ...(kind.ask
      ? [
          `Asked      with --online=${issuer}${kind.ask.hosts.length ? `: ${kind.ask.hosts.join(', ')}` : '=https://HOST: the host you name'}, at most ${kind.ask.budget ?? 10} read-only calls`,
        ]
      : database
        ? [`Asked      with --online=db: connects to the ${database.label} server it names and reads what the user may do`]
        : ['Asked      never: keyreach has no question for its issuer']),
  ];
}
