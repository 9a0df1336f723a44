/**
 * The credential report of an AWS account: how old each user's password and keys are, and when they were used. Columns are told by their names,
 * for AWS adds some now and then. Holds no key and no key id. docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html, not checked.
 */
import { UsageError } from '../../model.ts';

/** When something was used last: ISO 8601; `never`; `unknown` when AWS did not keep it yet. */
export type LastUse = string;

export interface AccessKey {
  slot: 1 | 2;
  active: boolean;
  /** When it was made, or switched on or off last, ISO 8601. */
  rotated?: string;
  lastUsed: LastUse;
  /** The service it was used for last. */
  service?: string;
  region?: string;
}

export interface CredentialRow {
  /** `<root_account>` for the root user. */
  user: string;
  arn: string;
  root: boolean;
  created?: string;
  /** Undefined when AWS does not say, as for the root user. */
  password?: boolean;
  passwordLastUsed: LastUse;
  mfa: boolean;
  /** Those the report tells of. A key that was switched off may be told like none: its dates are left out. */
  keys: AccessKey[];
  certificates: number;
}

export interface CredentialReport {
  rows: CredentialRow[];
  /** ISO 8601, when the form tells. */
  made?: string;
}

/** Who has a password, by user name, as far as the report tells. */
export const passwordsOf = ({ rows }: CredentialReport): ReadonlyMap<string, boolean> =>
  new Map(rows.flatMap(({ user, root, password }) => (root || password === undefined ? [] : [[user, password] as const])));

const ROOT = '<root_account>';
const NONE = ['', 'N/A', 'not_supported', 'no_information'];

/** Reads CSV text, or the JSON in which the AWS CLI wraps it. @throws UsageError for what is neither */
export function reportOf(text: string, where: string): CredentialReport {
  const wrapped = unwrapped(text, where);
  const [header = [], ...lines] = records(wrapped.csv);
  const names = header.map((h) => h.trim().toLowerCase());
  const lost = ['user', 'arn', 'access_key_1_active'].filter((name) => !names.includes(name));
  if (lost.length) throw new UsageError(`${where} is no credential report of AWS: it has no column ${lost.join(', ')}`);
  const rows = lines.map((cells, i) => {
    if (cells.length < names.length)
      throw new UsageError(`${where} ends in the middle, or is damaged: its line ${i + 2} has ${cells.length} of ${names.length} columns`);
    return rowOf((name) => cells[names.indexOf(name)] ?? '');
  });
  return { rows, ...(wrapped.made ? { made: wrapped.made } : {}) };
}

function unwrapped(text: string, where: string): { csv: string; made?: string } {
  if (!text.trimStart().startsWith('{')) return { csv: text };
  try {
    const { Content, GeneratedTime } = JSON.parse(text) as Record<string, unknown>;
    if (typeof Content !== 'string') throw new UsageError(`${where} is no credential report of AWS: it has no Content`);
    const csv = Buffer.from(Content, 'base64').toString('utf8');
    const made = typeof GeneratedTime === 'string' ? isoOf(GeneratedTime) : undefined;
    return { csv, ...(made ? { made } : {}) };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${where} ends in the middle, or is no JSON`);
  }
}

/** Lines of a CSV text as cells; a cell may be quoted, and then hold anything. */
function records(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const c = text[at];
    if (quoted && c !== undefined && !(c === '"' && text[at + 1] !== '"')) {
      cell += c;
      if (c === '"') at++;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' || c === '\n' || c === undefined) {
      line.push(cell);
      cell = '';
      if (c === ',') continue;
      if (line.some((l) => l !== '')) lines.push(line);
      line = [];
    } else if (c !== '\r' && c !== '\uFEFF') cell += c;
  }
  return lines;
}

const isoOf = (text: string): string | undefined => {
  const time = NONE.includes(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};
const lastUse = (text: string): LastUse => isoOf(text) ?? (text === 'N/A' ? 'never' : 'unknown');

function rowOf(cell: (name: string) => string): CredentialRow {
  const keys = ([1, 2] as const).flatMap((slot): AccessKey[] => {
    const of = (name: string): string => cell(`access_key_${slot}_${name}`);
    const active = of('active').toLowerCase() === 'true';
    const rotated = isoOf(of('last_rotated'));
    if (!active && !rotated) return [];
    const [service, region] = [of('last_used_service'), of('last_used_region')];
    return [
      {
        slot,
        active,
        ...(rotated ? { rotated } : {}),
        lastUsed: lastUse(of('last_used_date')),
        ...(NONE.includes(service) ? {} : { service }),
        ...(NONE.includes(region) ? {} : { region }),
      },
    ];
  });
  const created = isoOf(cell('user_creation_time'));
  const password = cell('password_enabled').toLowerCase();
  return {
    user: cell('user'),
    arn: cell('arn'),
    root: cell('user') === ROOT,
    ...(created ? { created } : {}),
    ...(password === 'true' || password === 'false' ? { password: password === 'true' } : {}),
    passwordLastUsed: lastUse(cell('password_last_used')),
    mfa: cell('mfa_active').toLowerCase() === 'true',
    keys,
    certificates: [1, 2].filter((n) => cell(`cert_${n}_active`).toLowerCase() === 'true').length,
  };
}
