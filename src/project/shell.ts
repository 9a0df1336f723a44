/**
 * Shell text as commands: continued lines joined, comments taken away, here-documents kept with the command they feed. Expands nothing and runs
 * nothing; reads as far as checks need it, not as a shell would.
 */

export interface Command {
  /** A pipeline, without what stands before and after it. */
  text: string;
  /** Counted from 1, within the text that was given. */
  line: number;
}

const LONGEST_COMMAND = 4000;
const MOST_COMMANDS = 20_000;
const HEREDOC = /<<[-~]?\s*(['"]?)([A-Za-z_]\w*)\1/;
const MOST_HEREDOC_LINES = 500;

/** The pipelines of a script, in their order. */
export function commandsOf(script: string): Command[] {
  const lines = script.split('\n');
  const commands: Command[] = [];
  for (let i = 0; i < lines.length && commands.length < MOST_COMMANDS; i++) {
    const line = i + 1;
    let text = lines[i] as string;
    while (/\\\r?$/.test(text) && i + 1 < lines.length && text.length < LONGEST_COMMAND)
      text = `${text.replace(/\\\r?$/, ' ')}${(lines[++i] as string).trimStart()}`;
    const fed = HEREDOC.exec(text.slice(0, LONGEST_COMMAND));
    if (fed) {
      const body: string[] = [];
      while (i + 1 < lines.length && body.length < MOST_HEREDOC_LINES && (lines[i + 1] as string).trim() !== fed[2]) body.push(lines[++i] as string);
      i++;
      // What is fed to a program belongs to it, whatever signs stand in it.
      commands.push({ text: `${text}\n${body.join('\n')}`.slice(0, LONGEST_COMMAND), line });
      continue;
    }
    for (const piece of pipelines(text)) commands.push({ text: piece.slice(0, LONGEST_COMMAND), line });
  }
  return commands;
}

/** Splits at `;`, `&&`, `||` and `&` outside of quotes, and drops a comment. */
function pipelines(text: string): string[] {
  const pieces: string[] = [];
  let quote = '';
  let from = 0;
  let at = 0;
  const cut = (to: number, skip: number) => {
    const piece = text.slice(from, to).trim();
    if (piece) pieces.push(piece);
    from = to + skip;
  };
  for (; at < text.length; at++) {
    const c = text[at] as string;
    if (quote) {
      if (c === '\\' && quote === '"') at++;
      else if (c === quote) quote = '';
    } else if (c === '\\') at++;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '#' && (at === 0 || /\s/.test(text[at - 1] as string))) break;
    else if (c === ';' || (c === '&' && text[at - 1] !== '>' && text[at + 1] !== '>')) cut(at, text[at + 1] === c ? 2 : 1);
    else if (c === '|' && text[at + 1] === '|') cut(at++, 2);
  }
  cut(at, 0);
  return pieces.filter((p) => p !== '&');
}

/** What only prints a command runs none. */
const PRINTS =
  /^(?:[A-Z_]+=\S*\s+)*@?-?(?:\[|(?:echo|printf|cat|log\w*|info|warn\w*|error|die|print|say|grep|rg|sed|awk|git (?:commit|log|grep)|test|gh (?:pr|issue))(?=\s|$))/;
const CLIENT = /\|\s*(?:sudo\s+)?(?:\S+\s+)?(?:psql|mysql|mariadb|mongo(?:sh)?|redis-cli|sqlcmd|sh|bash|xargs)\b|<<[-~]?[^|]*\|\s*(?:psql|mysql)/;
export const onlyPrints = (command: string): boolean => PRINTS.test(command) && !CLIENT.test(command);
