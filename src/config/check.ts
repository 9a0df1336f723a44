/**
 * Holds parsed configuration against the published schema and tells the first fault in one line: what, where, and what to write instead.
 * Loads ajv, so import it lazily. Never shows the text of a pattern.
 */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../model.ts';
import profileSchema from '../profiles/profile.schema.json' with { type: 'json' };
import schema from './config.schema.json' with { type: 'json' };
import { didYouMean, quote } from './suggest.ts';

/** `/allow/1/expires` → `allow[1].expires` */
const keyPath = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((k) => k.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, k) => (/^\d+$/.test(k) ? `${path}[${k}]` : path ? `${path}.${k}` : k), '');

const KINDS: Record<string, string> = {
  object: 'a set of keys',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

/** What to write, for the values that a schema's pattern describes badly. */
const FORMS: Record<string, string> = {
  expires: 'must be a date like 2027-01-31',
  fingerprint: 'must be the 32 hexadecimal digits a report shows',
  maxFileSize: 'must be a number of bytes, or a size like 50MB',
  anchors: 'must be at least three printable ASCII characters',
  id: 'must be lower-case letters and digits, joined by single dashes',
  docs: 'must be an address that begins with https://',
};

/** The value at fault, unless it may hold something that must not be shown. */
function shown(key: string, data: unknown): string {
  if (/^(value|line|pattern)$/.test(key)) return '';
  if (typeof data === 'string') return `, not ${quote(data)}`;
  if (data === null || typeof data !== 'object') return `, not ${String(data)}`;
  return Array.isArray(data) ? ', not a list' : ', not a set of keys';
}

function sentence(error: ErrorObject, what: string): string {
  const path = keyPath(error.instancePath);
  const key = path.replace(/\[\d+\]$/, '').replace(/^.*\./, '');
  const at = path || what;
  const not = shown(key, error.data);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      const name = String(params['additionalProperty']);
      const hint = didYouMean(name, known) || `; known keys: ${known.filter((k) => k !== '$schema').join(', ')}`;
      return `unknown key ${quote(name)}${path ? ` in ${path}` : ''}${hint}`;
    }
    case 'required':
      return `${at} lacks ${quote(String(params['missingProperty']))}; add it`;
    case 'anyOf':
      if (/^profiles\[/.test(path)) return `${at} names neither actions nor a reach; add one of them`;
      return `${at} has no condition; add at least one of fingerprint, path, kind, rule, value, line`;
    case 'enum': {
      const allowed = (params['allowedValues'] as string[]).join(', ');
      return `${at} must be one of ${allowed}${not}${typeof error.data === 'string' ? didYouMean(error.data, params['allowedValues'] as string[]) : ''}`;
    }
    case 'minLength':
      return error.data === '' ? `${at} is empty; fill it or remove it` : `${at} is too short${not}; write at least ${params['limit']} characters`;
    case 'minProperties':
      return `${at} is empty; add at least one of ${Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {}).join(', ')}`;
    case 'minimum':
      return `${at} must be at least ${params['limit']}${not}`;
    case 'type':
      return `${at} ${FORMS[key] && key === 'maxFileSize' ? FORMS[key] : `must be ${KINDS[String(params['type'])] ?? params['type']}`}${not}`;
    case 'pattern':
    case 'oneOf':
      return `${at} ${FORMS[key] ?? 'has the wrong form'}${not}`;
    default:
      return `${at} ${error.message ?? 'is wrong'}${not}`;
  }
}

/** The order in which faults are worth telling: a misspelt key explains a missing one. */
const FIRST = ['additionalProperties', 'type', 'enum', 'pattern', 'minLength', 'oneOf', 'required', 'anyOf'];

/** @throws UsageError about the first fault */
export function checkConfig(data: unknown, file: string): void {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false, schemas: [profileSchema] });
  const validate = ajv.compile(schema);
  if (validate(data)) return;
  const errors = (validate.errors ?? []).filter((e) => !/\/(anyOf|oneOf)\//.test(e.schemaPath));
  const rank = (e: ErrorObject): number => FIRST.indexOf(e.keyword) + (FIRST.includes(e.keyword) ? 0 : 50);
  const [worst] = errors.toSorted((a, b) => rank(a) - rank(b));
  throw new UsageError(`${file}: ${worst ? sentence(worst, 'the file') : 'does not fit the schema'}`);
}
