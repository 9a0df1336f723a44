/**
 * GitHub on this machine: a table of answers over the issuers' server, each held against GitHub's own description of its API, which is in
 * fixtures/answers. A question GitHub does not describe, a parameter it does not know or an answer it would not give fails the test.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { look, type World } from '../src/commands/audit-github.ts';
import { EMPTY_CONFIG } from '../src/config/config.ts';
import type { Config } from '../src/config/types.ts';
import { Fake } from '../src/kit.ts';
import type { Report } from '../src/model.ts';
import { type Given, type IssuerServer, issuerServer, type Route, type Routes } from './issuer-server.ts';

// biome-ignore lint/suspicious/noExplicitAny: schemas and answers are whatever GitHub makes them
type Json = any;
const text = gunzipSync(readFileSync(new URL('../fixtures/answers/github-openapi.json.gz', import.meta.url))).toString('utf8');
// OpenAPI says `nullable` also where no type stands, which ajv does not take.
const described = JSON.parse(text, (_, v) =>
  v?.nullable === true && v.type === undefined ? { anyOf: [{ ...v, nullable: undefined }, { type: 'null' }] } : v,
) as {
  operations: Record<string, { parameters: string[]; answer: Json }>;
  components: { schemas: Record<string, Json> };
};
// OpenAPI 3.0 is no JSON Schema in full; what ajv does not know of it only describes.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).addSchema({ $id: 'github', components: described.components });
const pointed = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/'));

const operations = Object.entries(described.operations).map(([route, { parameters, answer }]) => ({
  route,
  pattern: new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  parameters,
  answer,
  validate: ajv.compile(pointed(answer)),
}));

function operationOf(asked: string) {
  const found = operations.find((o) => o.pattern.test(asked));
  if (!found) throw new Error(`GitHub describes no ${asked}`);
  return found;
}

/** The least GitHub would answer to something. */
export function sampleOf(schema: Json, depth = 0): Json {
  if (schema.$ref) return sampleOf(described.components.schemas[schema.$ref.split('/').pop()], depth);
  if (depth > 0 && (schema.nullable || schema.anyOf?.some((s: Json) => s.type === 'null'))) return null;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((s: Json) => sampleOf(s, depth)));
  const either = schema.oneOf ?? schema.anyOf;
  if (either && !schema.properties) return sampleOf(either[0], depth);
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return [];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return false;
  if (schema.type === 'string') return schema.format === 'date-time' ? '2026-11-01T00:00:00Z' : schema.format === 'uri' ? 'https://github.test/x' : 'x';
  const required: string[] = schema.required ?? [];
  return Object.fromEntries(required.map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, depth + 1)]));
}

/** The schema of the entries of a list, which may lie in an object with a count. */
function entries(answer: Json): { key?: string; items: Json } {
  const schema = answer.$ref ? described.components.schemas[answer.$ref.split('/').pop()] : answer;
  if (schema.type === 'array') return { items: schema.items };
  const key = Object.keys(schema.properties).find((k) => schema.properties[k].type === 'array') as string;
  return { key, items: schema.properties[key].items };
}

/** A part of an answer, by its name in GitHub's description. */
export const part = (name: string, fields: object = {}): object => ({ ...sampleOf(described.components.schemas[name]), ...fields });

/** What GitHub answers to a question for one thing, with some of its fields. */
export const one = (asked: string, fields: object = {}): Given => ({ json: { ...sampleOf(operationOf(asked).answer), ...fields } });

/** What GitHub answers to a question for a list, each entry with some of its fields. */
export function many(asked: string, list: readonly object[] = []): Given {
  const { answer } = operationOf(asked);
  const { key, items } = entries(answer);
  const found = list.map((fields) => ({ ...sampleOf(items), ...fields }));
  return { json: key === undefined ? found : { total_count: found.length, [key]: found } };
}

/** The same list in pages, as links in the header lead from one to the next. */
export const paged =
  (asked: string, pages: readonly (readonly object[])[], link: (page: number, path: string) => string): Route =>
  (seen) => {
    const page = Number(seen.query.get('page') ?? 1);
    const next = page < pages.length ? { headers: { link: `<${link(page + 1, seen.path)}>; rel="next"` } } : {};
    return { ...many(asked, pages[page - 1]), ...next };
  };

/** Answers keyed by question; each is held against what GitHub describes. @param prefix what stands before the paths */
function checked(answers: Record<string, Route>, faults: string[], prefix: string): Routes {
  const turns = new Map<string, number>();
  return Object.fromEntries(
    Object.entries(answers).map(([asked, route]): [string, Route] => {
      const operation = operationOf(asked.replace(/\?.*/, ''));
      const [method, path] = asked.split(' ') as [string, string];
      return [
        `${method} ${prefix}${path}`,
        (seen) => {
          for (const name of seen.query.keys()) if (!operation.parameters.includes(name)) faults.push(`${asked}: GitHub knows no parameter ${name}`);
          const turn = turns.get(asked) ?? 0;
          turns.set(asked, turn + 1);
          const given: Given = typeof route === 'function' ? route(seen) : Array.isArray(route) ? route[Math.min(turn, route.length - 1)] : route;
          const good = (given.status ?? 200) === 200 && given.json !== undefined;
          if (good && !given.headers?.['x-wrong'] && !operation.validate(given.json))
            faults.push(`${asked}: GitHub would not answer this: ${ajv.errorsText(operation.validate.errors?.slice(0, 3) ?? null)}`);
          return given;
        },
      ];
    }),
  );
}

/** A token as it would be, made up. */
export const TOKEN = `gh${'p'}_${new Fake(11).text('base62', 36)}`;
export const NOW = Date.parse('2026-11-21T12:00:00Z');
export const ago = (days: number): string => new Date(NOW - days * 86_400_000).toISOString().replace('.000', '');

export interface Audit {
  report: Report;
  server: IssuerServer;
}

export interface AuditOptions {
  target?: string;
  prefix?: string;
  maxCalls?: number;
  config?: Partial<Config>;
  clone?: boolean;
  env?: NodeJS.ProcessEnv;
}

/** Serves the answers; ends with the test. */
export async function serve(answers: Record<string, Route>, prefix = ''): Promise<IssuerServer> {
  const faults: string[] = [];
  const server = await issuerServer(checked(answers, faults, prefix), {
    due: { header: 'authorization', value: `Bearer ${TOKEN}` },
    limits: { bytes: 1 << 22 },
  });
  const { check } = server;
  server.check = () => {
    server.faults.push(...faults.splice(0));
    check();
  };
  return server;
}

/** Audits what the answers say, as the command does. */
export async function audited(answers: Record<string, Route>, options: AuditOptions = {}): Promise<Audit> {
  const server = await serve(answers, options.prefix);
  return { server, report: await auditing(server, options) };
}

export const auditing = (
  server: IssuerServer,
  { target, prefix = '', maxCalls = 4000, config = {}, clone = false, env }: AuditOptions = {},
): Promise<Report> => {
  const world: World = { env: env ?? { GITHUB_TOKEN: TOKEN }, now: NOW, network: server.network, second: 1 };
  const options = {
    ...(target === undefined && world.env['GITHUB_REPOSITORY'] ? {} : { target: target ?? 'acme' }),
    baseUrl: `${server.base}${prefix}`,
    clone,
    trust: false,
    maxCalls,
    jobs: 1,
    quiet: true,
    progress: false,
  };
  return look(options, { ...EMPTY_CONFIG, ...config }, world);
};

export const REPOSITORY = { name: 'shop', full_name: 'acme/shop', private: true, visibility: 'private', default_branch: 'main', archived: false };

/** An organization with one repository where everything is as it should be. */
export function clean(repository: object = {}): Record<string, Route> {
  const org = 'GET /orgs/acme';
  const repo = 'GET /repos/acme/shop';
  const lists = [
    ...['installations', 'personal-access-tokens', 'personal-access-token-requests', 'credential-authorizations', 'actions/secrets', 'dependabot/secrets'],
    ...['codespaces/secrets', 'hooks', 'actions/runners', 'actions/runner-groups', 'secret-scanning/alerts'],
  ].map((path) => `${org}/${path}`);
  const ofRepository = ['keys', 'actions/secrets', 'dependabot/secrets', 'codespaces/secrets', 'environments', 'hooks', 'actions/runners'].map(
    (path) => `${repo}/${path}`,
  );
  const settings = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false };
  return {
    [org]: one(org),
    [`${org}/repos`]: many(`${org}/repos`, [{ ...REPOSITORY, ...repository }]),
    ...Object.fromEntries([...lists, ...ofRepository].map((asked) => [asked, many(asked)])),
    [`${org}/actions/permissions/workflow`]: one(`${org}/actions/permissions/workflow`, settings),
    [`${org}/actions/oidc/customization/sub`]: one(`${org}/actions/oidc/customization/sub`, { include_claim_keys: ['repo', 'context'] }),
    [`${repo}/actions/permissions/workflow`]: one(`${repo}/actions/permissions/workflow`, settings),
    [`${repo}/actions/oidc/customization/sub`]: one(`${repo}/actions/oidc/customization/sub`, { use_default: true }),
    [`${repo}/contents/.github%2Fworkflows`]: { status: 404, json: { message: 'Not Found' } },
  };
}
