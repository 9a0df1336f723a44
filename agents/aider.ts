/**
 * Aider. Checked 2026-11-21 in Aider-AI/aider at 5dc9490 (2026-05-22): config/aider_conf.md (home, then the repository, the last one wins),
 * args.py, io.py and base_coder.py: with `yes-always` the question whether to run a command is answered with no, since it wants an explicit yes.
 * So no setting runs the model's commands; `test-cmd` and `lint-cmd` are run, also those a repository brings.
 */
import { type Around, defineAgent, type Edit, type Gate, type Settings } from '../src/agent.ts';
import { guarded, ignoreFiles, newGate, risks } from '../src/agents/gate.ts';
import { ofRole, said, strongest } from '../src/agents/layers.ts';
import { asPattern, inside } from '../src/agents/paths.ts';
import { at } from '../src/store-kit.ts';

const COMMANDS = ['test-cmd', 'lint-cmd', 'notifications-command', 'load', 'editor'];

function read(all: readonly Settings[], around: Around): Gate {
  const gate = newGate('it asks before each command, whatever its settings say');
  const settings = ofRole(all);
  const yes = strongest(settings, 'yes-always') ?? strongest(settings, 'yes');
  const variable = around.env['AIDER_YES_ALWAYS'] ?? around.env['AIDER_YES'];
  if (yes?.value === true || /^(?:true|1|yes)$/i.test(variable ?? ''))
    gate.risks.push(
      risks.autoApprove(
        yes?.said ?? { path: '$AIDER_YES_ALWAYS' },
        'yes-always answers all questions but those for commands',
        'Take yes-always out.',
        'medium',
        ['files are added and edited unasked'],
      ),
    );
  for (const from of settings.filter((s) => s.layer === 'project'))
    for (const key of COMMANDS) {
      const value = at(from.value, key);
      if ((typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0)) gate.risks.push(risks.executes(said(from, key), key));
    }
  gate.protects = guarded(ignoreFiles(all, around));
  return gate;
}

function protect(files: readonly string[], _: readonly Settings[], around: Around): Edit[] {
  const own = files.flatMap((f) => inside(f, around.project) ?? []);
  return own.length
    ? [
        {
          path: '.aiderignore',
          format: 'text',
          set: [],
          lines: own.map((f) => `/${asPattern(f)}`),
          because: 'an ignore file alone: it has no rule that binds commands',
        },
      ]
    : [];
}

export default defineAgent({
  id: 'aider',
  label: 'Aider',
  docs: 'https://aider.chat/docs/config/aider_conf.html',
  checked: '2026-11-21',
  settings: [
    { layer: 'project', format: 'yaml', paths: { all: ['.aider.conf.yml'] } },
    { layer: 'user', format: 'yaml', paths: { all: ['~/.aider.conf.yml'] } },
    { layer: 'project', role: 'ignore', format: 'text', paths: { all: ['.aiderignore'] } },
  ],
  traces: { all: ['~/.aider'] },
  flags: [],
  inside: [],
  keys: ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'DEEPSEEK_API_KEY', 'OPENROUTER_API_KEY'],
  programs: ['aider'],
  read,
  protect,
});
