/**
 * Reads the workflows of a repository's default branch through the API. Never runs one, and believes none: they are only text here.
 */
import { textOf } from '../../issuer-kit.ts';
import type { Skip } from '../../model.ts';
import { type Github, type Question, type Raw, Refused } from './client.ts';
import type { Repository } from './facts.ts';
import { OF_REPOSITORY, type Topic } from './questions.ts';
import { readWorkflow, type Workflow } from './workflow.ts';

const FOLDER = '.github/workflows';
const MOST_FILES = 100;
const MOST_BYTES = 256 * 1024;

/** Asks about one thing; a refusal becomes a skip, and nothing was learnt. `unless`: what a refusal means, where it means something. */
export interface Asker {
  list<T>(topic: Topic, read: (raw: Raw) => T, unless?: (refused: Refused) => T[] | undefined): Promise<T[] | undefined>;
  one<T>(topic: Topic, read: (raw: Raw) => T): Promise<T | undefined>;
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

export async function readWorkflows(
  repository: Repository,
  github: Pick<Github, 'one'>,
  asker: (name: string, parameters: Record<string, string>) => Asker,
  skipped: Skip[],
): Promise<Workflow[] | undefined> {
  const where = { owner: repository.owner, repo: repository.name };
  const skip = (path: string, reason: Skip['reason'], detail: string) => skipped.push({ path: `github:${repository.full}: ${path}`, reason, detail });
  // A repository that can be seen and has no such folder answers 404; without the permission it would be 403.
  const entries = await asker(repository.full, { ...where, path: FOLDER }).list(
    OF_REPOSITORY.workflows,
    (raw) => (raw['type'] === 'file' ? (textOf(raw['path']) ?? '') : ''),
    ({ status }) => (status === 404 ? [] : undefined),
  );
  if (!entries) return undefined;
  const paths = entries.filter((path) => WORKFLOW.test(path)).sort();
  if (paths.length > MOST_FILES) skip(FOLDER, 'limit', `only ${MOST_FILES} of its ${paths.length} workflows were read`);
  const files: Workflow[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    const question: Question = { ...OF_REPOSITORY.workflows, what: path };
    try {
      const raw = await github.one(question, { ...where, path });
      const { content, encoding } = raw;
      if (typeof content !== 'string' || encoding !== 'base64') skip(path, 'unparsable', 'GitHub does not hand out its text');
      else if (content.length > MOST_BYTES * 1.5) skip(path, 'too-large', `larger than ${MOST_BYTES / 1024} KiB`);
      else {
        const workflow = await readWorkflow(path, Buffer.from(content, 'base64').toString('utf8'));
        if (workflow) files.push(workflow);
        else skip(path, 'unparsable', 'it is no YAML that describes a workflow');
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      skip(path, error.reason, error.message);
      if (error.reason === 'limit') break;
    }
  }
  return files;
}
