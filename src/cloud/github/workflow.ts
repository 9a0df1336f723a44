/**
 * What a workflow's text says of the credentials it gets: its events, permissions, secrets, and whether it takes in what strangers write. Reads
 * text only; runs and believes nothing. Pure.
 * Which events run with secrets for forks: docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows; which
 * inputs hold long-lived keys: the README pages of aws-actions/configure-aws-credentials, google-github-actions/auth, azure/login (from memory,
 * not checked).
 */
import type { Raw } from './client.ts';

export interface Workflow {
  /** `.github/workflows/ci.yml`. */
  path: string;
  events: string[];
  /** Where `permissions: write-all` stands: the workflow, or names of jobs. */
  writeAll: string[];
  /** True when some job says nowhere which permissions it needs. */
  careless: boolean;
  /** True when no job asks for more than reading. */
  readsOnly: boolean;
  /** Secrets it uses, by name; without GITHUB_TOKEN. `*`: all of them. */
  secrets: string[];
  /** Secrets that are long-lived keys of clouds, by name. */
  cloudKeys: string[];
  /** How it takes in code or text of a pull request, in words. */
  takes: string[];
  /** True when each job that takes something in has a condition, which may guard it. */
  guarded: boolean;
}

const objectOf = (value: unknown): Raw => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {});

const SECRET = /\bsecrets\s*(?:\.\s*([A-Za-z_][\w-]{0,99})|\[\s*['"]([\w-]{1,100})['"]\s*\])/g;
const ALL_SECRETS = /\btoJSON\(\s*secrets\s*\)|^\s*secrets:\s*inherit\s*$/im;
const CLOUD_NAME =
  /AWS_(?:\w+_)?(?:ACCESS_KEY|SECRET)|^(?:GCP|GCLOUD|GKE|GOOGLE)_\w*(?:KEY|CREDENTIALS?|SA|JSON)|GOOGLE_(?:APPLICATION_)?CREDENTIALS|SERVICE_ACCOUNT_(?:KEY|JSON)|^AZURE_(?:\w+_)?(?:CREDENTIALS|CLIENT_SECRET)|^ARM_CLIENT_SECRET|^ALICLOUD_SECRET_KEY/i;
const CLOUD_INPUT =
  /^\s*-?\s*["']?(?:aws-secret-access-key|aws-access-key-id|credentials_json|creds)["']?\s*:\s*["']?\$\{\{\s*secrets\s*\.\s*([\w-]{1,100})/gim;
/** Code of a pull request. */
const HEAD =
  /github\.head_ref|github\.event\.pull_request\.(?:head\.(?:sha|ref|repo)|merge_commit_sha|number)|refs\/pull\/|github\.event\.workflow_run\.head_(?:sha|branch|commit|repository)/;
const FETCHES = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull)\b[^\n]*\bpull\//;
/** Text of a pull request, put into a script before a shell reads it. */
const TEXT =
  /\$\{\{[^}]*(?:github\.head_ref|github\.event\.(?:pull_request\.(?:title|body|head\.(?:ref|label))|issue\.(?:title|body)|comment\.body|review\.body|workflow_run\.(?:head_branch|display_title)))/;

/** Without lines that are comments. */
const uncommented = (text: string): string => text.replace(/^[ \t]*#.*$/gm, '');

function eventsOf(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.filter((e) => typeof e === 'string');
  return Object.keys(objectOf(on));
}

function secretsOf(text: string): string[] {
  const names = [...text.matchAll(SECRET)].map((m) => (m[1] ?? m[2]) as string).filter((n) => n.toUpperCase() !== 'GITHUB_TOKEN');
  return [...new Set([...names, ...(ALL_SECRETS.test(text) ? ['*'] : [])])].sort();
}

/** How a step takes in what the author of a pull request wrote. */
function takenBy(step: Raw): string[] {
  const { uses, run } = step;
  const inputs = objectOf(step['with']);
  const script = [run, inputs['script']].filter((s) => typeof s === 'string').join('\n');
  return [
    ...(typeof uses === 'string' && /^actions\/checkout(?:@|$)/i.test(uses) && HEAD.test(`${inputs['ref'] ?? ''} ${inputs['repository'] ?? ''}`)
      ? ['it checks out the pull request’s code']
      : []),
    ...(FETCHES.test(script) ? ['it fetches the pull request’s code'] : []),
    ...(TEXT.test(script) ? ['it puts text of the pull request into a script'] : []),
  ];
}

/** Undefined for a text that is no workflow. Must not be called with text of unlimited length. */
export async function readWorkflow(path: string, source: string): Promise<Workflow | undefined> {
  const { parseDocument } = await import('yaml');
  let root: unknown;
  try {
    const document = parseDocument(source, { uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false });
    if (document.errors.length) return undefined;
    root = document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
  const workflow = objectOf(root);
  if (workflow['jobs'] === undefined || workflow['on'] === undefined) return undefined;
  const jobs = Object.entries(objectOf(workflow['jobs'])).map(([name, job]) => ({ name, job: objectOf(job) }));
  const text = uncommented(source);
  const secrets = secretsOf(text);
  const inputs = [...text.matchAll(CLOUD_INPUT)].map((m) => m[1] as string);
  const top = workflow['permissions'];
  const permissions = jobs.map(({ job }) => job['permissions'] ?? top);
  const taking = jobs
    .map(({ job }) => ({ job, takes: (Array.isArray(job['steps']) ? job['steps'] : []).flatMap((s) => takenBy(objectOf(s))) }))
    .filter(({ takes }) => takes.length > 0);
  return {
    path,
    events: eventsOf(workflow['on']).sort(),
    writeAll: [
      ...(top === 'write-all' ? ['the workflow'] : []),
      ...jobs.filter(({ job }) => job['permissions'] === 'write-all').map(({ name }) => `job ${name}`),
    ],
    careless: permissions.some((p) => p === undefined),
    readsOnly: permissions.every(
      (p) => p === 'read-all' || (typeof p === 'object' && p !== null && Object.values(p).every((v) => v === 'read' || v === 'none')),
    ),
    secrets,
    cloudKeys: [...new Set([...secrets.filter((n) => CLOUD_NAME.test(n)), ...inputs])].sort(),
    takes: [...new Set(taking.flatMap(({ takes }) => takes))],
    guarded: taking.length > 0 && taking.every(({ job }) => job['if'] !== undefined),
  };
}
