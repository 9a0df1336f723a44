/** `keyreach audit github` as typed. What it does is in src/commands/audit-github.ts. */
import type { Argv } from 'yargs';
import { UsageError } from '../model.ts';
import { EXIT_CODES, eachOnce, type Line, reported, reporting } from './line.ts';

const options = (y: Argv, formats: string) =>
  reporting(y, formats)
    .positional('target', { type: 'string', describe: 'ORG or OWNER/REPO; default: GITHUB_REPOSITORY' })
    .option('token-env', { type: 'string', describe: 'variable that holds the token; default: GITHUB_TOKEN, then GH_TOKEN' })
    .option('base-url', { type: 'string', describe: 'API of a GitHub Enterprise Server: https://HOST/api/v3' })
    .option('clone', { type: 'boolean', default: false, describe: 'also clone the repositories into a temporary folder and scan them with their history' })
    .option('trust', { type: 'boolean', default: false, describe: 'with --clone: believe allow comments in the repositories' })
    .option('max-calls', { type: 'number', default: 4000, describe: 'calls to GitHub at most; it allows a token 5000 an hour' })
    .option('jobs', { type: 'number', describe: 'with --clone: threads; default: one for each processor, up to 8' })
    .option('progress', { type: 'boolean', default: true, describe: 'show progress on a terminal' })
    .example('$0 audit github acme', 'an organization')
    .example('$0 audit github acme/shop --clone', 'a repository, and everything that was ever committed to it')
    .example('$0 audit github acme --token-env AUDIT_TOKEN --report json=audit.json', 'every night')
    .epilogue(EXIT_CODES);

type Args = Awaited<ReturnType<typeof options>['argv']>;

/** The arguments of yargs' `command`. */
export const github = (line: Line, done: (code: number) => void) =>
  [
    'github [target]',
    'deploy keys, apps, tokens, secrets, webhooks, runners and workflows of an organization or repository',
    (y: Argv) => options(y, line.formats),
    async (args: Args) => {
      eachOnce(args);
      if (!(Number.isInteger(args.maxCalls) && args.maxCalls >= 1)) throw new UsageError('--max-calls takes a whole number from 1');
      if (args.jobs !== undefined && !(Number.isInteger(args.jobs) && args.jobs >= 1 && args.jobs <= 64))
        throw new UsageError('--jobs takes a whole number from 1 to 64');
      const { auditGithub } = await import('../commands/audit-github.ts');
      done(
        await auditGithub({
          ...reported(args),
          clone: args.clone,
          trust: args.trust,
          maxCalls: args.maxCalls,
          progress: args.progress,
          ...(args.target === undefined ? {} : { target: args.target }),
          ...(args.tokenEnv === undefined ? {} : { tokenEnv: args.tokenEnv }),
          ...(args.baseUrl === undefined ? {} : { baseUrl: args.baseUrl }),
          ...(args.jobs === undefined ? {} : { jobs: args.jobs }),
        }),
      );
    },
  ] as const;
