/** Settings files changed as a person would: what is added, and everything else as it was. */
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Edit } from '../src/agent.ts';
import { edited } from '../src/fix/edits.ts';

const edit = (format: Edit['format'], ...set: Edit['set']): Edit => ({ path: 'settings', format, set, because: 'test' });
const replace = (key: (string | number)[], value: unknown) => ({ key, value, how: 'replace' as const });
const append = (key: (string | number)[], value: unknown) => ({ key, value, how: 'append' as const });

const PARSE = { jsonc: (t: string) => parseJson(t), yaml: parseYaml, toml: parseToml };
const START = {
  jsonc: '// mine\n{\n    "permissions": {\n        // keep\n        "deny": ["Read(./.env)"], // first\n        "mode": "auto"\n    },\n}\n',
  yaml: '# mine\npermissions:\n  # keep\n  deny:\n    - Read(./.env) # first\n  mode: auto\n',
  toml: '# mine\ntop = 1\n\n[permissions] # keep\ndeny = ["Read(./.env)"] # first\nmode = "auto"\n\n[other]\nx = 1\n',
};

describe.each(['jsonc', 'yaml', 'toml'] as const)('%s', (format) => {
  const text = START[format];
  it('lengthens a list and sets values; comments stay', () => {
    const one = edit(
      format,
      append(['permissions', 'deny'], 'Read(~/.aws/**)'),
      replace(['permissions', 'mode'], 'ask'),
      replace(['sandbox', 'enabled'], true),
      replace(['last'], 'x'),
    );
    const after = edited(text, one);
    expect(PARSE[format](after)).toMatchObject({
      permissions: { deny: ['Read(./.env)', 'Read(~/.aws/**)'], mode: 'ask' },
      sandbox: { enabled: true },
      last: 'x',
    });
    for (const comment of ['mine', 'keep', 'first']) expect(after).toContain(comment);
    expect(edited(after, one), 'a second time changes nothing').toBe(after);
  });
  it('changes no byte where there is nothing to change', () =>
    expect(edited(text, edit(format, append(['permissions', 'deny'], 'Read(./.env)'), replace(['permissions', 'mode'], 'auto')))).toBe(text));
  it('begins a file that is not there', () =>
    expect(PARSE[format](edited('', edit(format, append(['a', 'list'], 1), append(['a', 'list'], 2), replace(['b'], false))))).toEqual({
      a: { list: [1, 2] },
      b: false,
    }));
  it('takes names that need quotes', () =>
    expect(PARSE[format](edited(text, edit(format, replace(['servers', 'my server.one', 'env', 'A'], '${A}'))))).toMatchObject({
      servers: { 'my server.one': { env: { A: '${A}' } } },
    }));
  it('refuses what it cannot read', () => {
    for (const bad of ['{ "a": ', 'a: [', '= = =', '[1, 2]']) expect(() => edited(bad, edit(format, replace(['b'], 1)))).toThrow();
  });
  it('keeps line ends', () => expect(edited(text.replaceAll('\n', '\r\n'), edit(format, replace(['permissions', 'more'], 1)))).toContain('\r\n'));
});

it('adds lines to a list of names once', () => {
  const lines: Edit = { path: '.ignore', format: 'text', set: [], lines: ['.env', 'keys/'], because: 'test' };
  expect(edited('node_modules', lines)).toBe('node_modules\n.env\nkeys/\n');
  expect(edited('.env\nkeys/\n', lines)).toBe('.env\nkeys/\n');
});

it('writes into the middle of nested tables and empty lists of TOML', () => {
  expect(edited('[a.b]\nx = 1\n[c]\n', edit('toml', replace(['a', 'b', 'y'], 2)))).toBe('[a.b]\nx = 1\ny = 2\n[c]\n');
  expect(edited('l = [ ]\n', edit('toml', append(['l'], 'v')))).toBe('l = ["v"]\n');
  expect(edited('l = [\n  "a", # one\n  "b", # two\n]\n', edit('toml', append(['l'], 'v')))).toBe('l = [\n  "a", # one\n  "b", "v", # two\n]\n');
});
