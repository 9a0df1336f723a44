/**
 * The resources a project's Terraform (or OpenTofu) files declare, and what is written down of them. A value that is a variable or an
 * expression is unknown and stays unknown. Downloads no module, reads no plan and runs no terraform.
 */
import type { Project, ProjectFile } from '../check.ts';
import type { EnvironmentClass, Finding, Severity } from '../model.ts';
import { environmentOf, fileFinding, filesLike, once } from './files.ts';
import { type Block, readHcl, type Value } from './hcl.ts';

export interface Resource {
  /** `aws_db_instance`; of a module's call `module`. */
  type: string;
  name: string;
  block: Block;
  file: ProjectFile;
  environment: EnvironmentClass;
}

const MOST_RESOURCES = 20_000;

/** Resources and calls of modules, in the order of their files. Those that are declared with `count = 0` are none. */
export const resourcesOf = once((project: Project): Resource[] => {
  const all: Resource[] = [];
  for (const file of filesLike(project, /\.(tf|tofu)$/)) {
    const text = project.text(file.path);
    if (text === undefined) continue;
    for (const block of readHcl(text)) {
      const [type = '', name = ''] = block.type === 'module' ? ['module', block.labels[0]] : block.labels;
      if ((block.type !== 'resource' && block.type !== 'module') || literal(block, 'count') === 0 || all.length >= MOST_RESOURCES) continue;
      all.push({ type, name, block, file, environment: environmentOf(file.path, name, ...told(block)) });
    }
  }
  return all;
});

/** Names that are written down as text tell the environment, too. */
const told = (block: Block): string[] =>
  ['identifier', 'cluster_identifier', 'bucket', 'name', 'environment'].map((key) => literal(block, key)).filter((v) => typeof v === 'string');

/** What a setting says: what is written down, that nothing is, or that it cannot be told from the text. */
export type Setting = { is: 'unset' } | { is: 'unknown'; line: number; how: string } | { is: 'set'; value: string | number | boolean; line: number };

/** A setting by its path through nested blocks; of several blocks of a name the first one counts. */
export function setting(block: Block, ...path: [string, ...string[]]): Setting {
  let here: Block | undefined = block;
  for (const name of path.slice(0, -1)) {
    const inner: Block | undefined = here.blocks.find((b) => b.type === name);
    if (!inner) {
      const made = here.blocks.find((b) => b.type === 'dynamic' && b.labels[0] === name)?.line ?? here.attributes.get(name)?.line;
      return made === undefined ? { is: 'unset' } : { is: 'unknown', line: made, how: name };
    }
    here = inner;
  }
  const value = here.attributes.get(path.at(-1) as string);
  if (!value) return { is: 'unset' };
  if (value.kind === 'literal') return { is: 'set', value: value.value, line: value.line };
  return { is: 'unknown', line: value.line, how: value.text.length <= 60 && !value.text.includes('\n') ? value.text : 'an expression' };
}

/** A value that is written down, or nothing. */
export function literal(block: Block, ...path: [string, ...string[]]): string | number | boolean | undefined {
  const found = setting(block, ...path);
  return found.is === 'set' ? found.value : undefined;
}

export const has = (block: Block, name: string): boolean => block.attributes.has(name) || block.blocks.some((b) => b.type === name);

/** What an attribute's value refers to, as `type.name`: `aws_s3_bucket.logs.id` and `"${aws_s3_bucket.logs.id}"` alike. */
const referred = (value: Value | undefined): string[] => (value?.kind === 'unknown' ? (value.text.match(/(?<![\w.-])[a-z]\w*\.[\w-]+/g) ?? []) : []);

/** Attributes by which a resource of its own says what it is for. */
const LINKS = ['bucket', 'scope', 'storage_account_id'];

/** Resources that are settings of another one, by what they are for. Under `?`: those of which it cannot be told. */
export const settingsOf = once((project: Project): Map<string, Resource[]> => {
  const by = new Map<string, Resource[]>();
  for (const resource of resourcesOf(project)) {
    for (const link of LINKS) {
      const value = resource.block.attributes.get(link);
      if (!value) continue;
      const names = referred(value).filter((n) => !/^(var|local|each|module|data)\./.test(n));
      for (const name of names.length ? names : [value.kind === 'literal' ? `"${value.value}"` : `? ${resource.type}`])
        by.set(name, [...(by.get(name) ?? []).slice(0, 50), resource]);
    }
  }
  return by;
});

/** How the resource is called in messages. */
export const nameOf = ({ type, name }: Resource): string => `${type}.${name}`;

/** Whether the table holds locks of Terraform itself: it is empty most of the time, and losing it loses nothing. */
export const isLockTable = ({ type, block }: Resource): boolean => type === 'aws_dynamodb_table' && literal(block, 'hash_key') === 'LockID';

export interface Fault {
  severity: Severity;
  message: string;
  evidence: string[];
  remedy: string;
  line?: number;
}

/** A finding for each resource of which `says` has something to say. */
export const faults = (project: Project, rule: string, says: (resource: Resource) => Fault | undefined): Finding[] =>
  resourcesOf(project).flatMap((resource) => {
    const fault = says(resource);
    return fault ? [fileFinding({ line: resource.block.line, ...fault, rule, file: resource.file, environment: resource.environment })] : [];
  });

/** Said where a value is a variable: what it will be stands somewhere else. */
export const unknownValue = (name: string, how: string): string => `${name} is ${how}: what that will be cannot be told from this file`;
