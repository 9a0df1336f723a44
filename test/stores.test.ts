/** The shelf test over all stores: each finds what its examples hold, as what it is, and shows none of it. */
import detectors from 'shelf:detectors';
import stores from 'shelf:stores';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../src/credential.ts';
import { Fake } from '../src/kit.ts';
import type { Credential, Place } from '../src/model.ts';
import type { Store } from '../src/store.ts';
import { lookAt, makeHome } from './homes.ts';

const HOSTILE: unknown[] = (() => {
  const circle: Record<string, unknown> = { name: 'x' };
  circle['users'] = circle['tokens'] = circle['auths'] = circle['profiles'] = circle;
  let deep: unknown = 'x';
  for (let i = 0; i < 5000; i++) deep = i % 2 ? { auths: deep, users: deep, profiles: deep } : [deep];
  const odd = [
    null,
    undefined,
    0,
    -1,
    Number.NaN,
    true,
    '',
    'x',
    [],
    [null],
    [[]],
    {},
    Symbol('x'),
    () => 1,
    10n,
    new Date(Number.NaN),
    circle,
    deep,
    Object.create(null),
  ];
  const names = [
    'user',
    'users',
    'tokens',
    'auths',
    'credentials',
    'profiles',
    'clusters',
    'contexts',
    'Account',
    'RefreshToken',
    'Credentials',
    'scoped',
    'default',
    'settings',
    'dbs',
  ];
  const wrapped = odd.flatMap((value) => [
    Object.fromEntries(names.map((n) => [n, value])),
    Object.fromEntries(names.map((n) => [n, { a: value, token: value, password: [value] }])),
    [value],
  ]);
  return [...odd, ...wrapped, JSON.parse('{"__proto__": {"token": "x"}, "constructor": {"prototype": 1}, "hasOwnProperty": 1}')];
})();

const ids = new Set(detectors.map((d) => d.id));

it('no two stores share an id', () => {
  const all = stores.map((s) => s.id);
  expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
  expect(all.length).toBeGreaterThan(75);
});

const placeOf = (c: Credential, path: string, key: string | undefined): Place | undefined =>
  c.places.find((p) => p.kind === 'home' && p.path === path && (key === undefined || p.key === key));

describe.each(stores.map((s) => [s.id, s] as const))('%s', (_, store: Store) => {
  it('is described', () => {
    expect(store.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(store.label).toMatch(/^\S.*\S$/);
    expect(store.docs).toMatch(/^https:\/\//);
    if (store.checked) expect(store.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const file of store.files) {
      const paths = Object.values(file.paths).flat();
      expect(paths.length + (file.moved?.length ?? 0)).toBeGreaterThan(0);
      for (const path of paths) {
        expect(path).toMatch(/^(?:~|\{(?:config|data|cache|state|runtime|support|preferences|appdata|localappdata|above|beside|project)\})?\/[^\\]+$/);
        expect(path).not.toMatch(/\/\/|\/$|\/\.\.?\/|^~\/\*|\*\*.*\*\*/);
      }
      expect(file.read === 'fields').toBe(file.fields !== undefined && file.format !== undefined);
      expect(file.read === 'presence').toBe(file.capability !== undefined);
      for (const { by } of file.moved ?? []) expect(by).toMatch(/^[A-Za-z][A-Za-z0-9_]+$/);
    }
  });

  it('throws nothing for what has another shape', () => {
    for (const { fields, elsewhere } of store.files) {
      if (!fields) continue;
      for (const content of HOSTILE) {
        expect(['string', 'undefined']).toContain(typeof elsewhere?.(content));
        const found = fields(content);
        expect(Array.isArray(found)).toBe(true);
        for (const s of found) {
          expect(typeof s.key === 'string' && typeof s.value === 'string').toBe(true);
          for (const word of [s.identity, s.host, s.expires, s.kind, ...(s.about ?? []), ...Object.values(s.parts ?? {})])
            expect(['string', 'undefined']).toContain(typeof word);
        }
      }
    }
  });

  it.each([1, 2])('finds what its examples hold, and shows none of it (seed %i)', async (seed) => {
    const examples = store.examples(new Fake(seed));
    for (const example of examples) {
      const home = makeHome({ [example.path]: example.text });
      const { report, source, text } = await lookAt(home, { platform: example.platform ?? 'linux', env: { XDG_RUNTIME_DIR: `${home.root}/run/user/1` } });
      const seen = source.seen.find((s) => s.path === example.path);
      expect(seen, `${example.path} is seen`).toMatchObject({ store: store.id, label: store.label });
      expect(report.skipped).toEqual([]);
      expect(report.credentials.length, text).toBe(example.finds.length);
      for (const find of example.finds) {
        const told = report.credentials.find((c) => secretOf(c).reveal().includes(find.value) && (!find.key || placeOf(c, example.path, find.key)));
        expect(told?.kind, `${find.key} in ${text}`).toBe(find.kind ?? 'stored-secret');
        const place = placeOf(told as Credential, example.path, find.key);
        expect(place, `${find.key} in ${text}`).toMatchObject({ kind: 'home', store: store.id });
        if (find.identity) expect(told?.facts['user']).toBe(find.identity);
        if (find.host) expect(told?.facts['host']).toBe(find.host);
        if (find.expires) expect(told?.facts['expires']).toBe(find.expires);
        if (find.environment) expect(place?.environment, JSON.stringify(told?.environment)).toBe(find.environment);
        for (const form of [find.value, JSON.stringify(find.value).slice(1, -1), Buffer.from(find.value).toString('base64').replace(/=+$/, '')])
          expect(text.includes(form), `${find.key} is shown`).toBe(false);
      }
    }
  });

  it('names kinds that are there', () => {
    for (const example of store.examples(new Fake(3))) for (const { kind } of example.finds) if (kind) expect(ids, kind).toContain(kind);
    const source = store.files.map((f) => String(f.fields)).join('\n');
    for (const [, kind] of source.matchAll(/kind: ['"]([a-z0-9-]+)['"]/g)) expect(ids).toContain(kind);
  });
});
