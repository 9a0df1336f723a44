/**
 * Coding agents that a workflow starts, by the action or the command. Knows their names only.
 * Actions: README of anthropics/claude-code (examples), openai/codex-action and google-github-actions/run-gemini-cli as workflows use them,
 * 2026-11-21; the others not checked.
 */
import { actionOf, type Step } from './workflows.ts';

const ACTIONS =
  /^(anthropics\/claude-code(-base)?-action|openai\/codex-action|google-github-actions\/run-gemini-cli|google-gemini\/gemini-cli-action|(sst|anomalyco)\/opencode\/github|warpdotdev\/(warp-agent-action|oz-agent-action)|qwenlm\/qwen-code-action|mirrajabi\/aider-github-action)(\/|$)/;
/** At the beginning of a command, with what makes it run by itself. */
const COMMANDS =
  /(?:^|[;&|\n(]|npx (?:-y |--yes )?(?:@anthropic-ai\/|@openai\/|@google\/)?)\s*(?:claude(?:-code)? (?:[^\n]{0,200} )?(?:-p|--print|--dangerously-skip-permissions)\b|codex (?:exec|--full-auto)\b|gemini(?:-cli)? (?:[^\n]{0,200} )?(?:-p|--prompt|--yolo|-y)\b|cursor-agent\b|opencode run\b|aider\b[^\n]{0,200}--(?:message|yes)|copilot (?:[^\n]{0,200} )?(?:-p|--prompt|--allow-all-tools)\b|goose run\b|amp (?:-x|--execute)\b)/;
/** What an agent signs in with itself, and what every job has anyway. */
const OWN =
  /^(GITHUB_TOKEN|GH_TOKEN|(ANTHROPIC|CLAUDE|CLAUDE_CODE|OPENAI|CODEX|GEMINI|GOOGLE_AI|GOOGLE_GENERATIVE_AI|CURSOR|OPENROUTER|AZURE_OPENAI|DEEPSEEK|XAI|MISTRAL|GROQ|AMP|WARP|OPENCODE|QWEN|DASHSCOPE|COPILOT)(_\w+)?)$|(^|_)(ANTHROPIC|OPENAI|GEMINI|CLAUDE|CODEX)_/;

/** How the agent is started, or nothing when the step starts none. */
export function agentIn(step: Step): string | undefined {
  const action = actionOf(step);
  if (ACTIONS.test(action)) return action;
  const command = step.run && COMMANDS.exec(step.run.slice(0, 50_000));
  // Only the program's name: what stands behind it may be anything.
  return command ? /claude|codex|gemini|cursor-agent|opencode|aider|copilot|goose|amp/.exec(command[0])?.[0] : undefined;
}

export const isAgentsOwn = (secret: string): boolean => OWN.test(secret);
