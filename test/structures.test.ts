/** The readers of structured formats: names, values and exact byte positions, also in broken, odd and hostile documents. */
import structures from 'shelf:structures';
import { describe, expect, it } from 'vitest';
import type { Syntax } from '../src/detect/filetype.ts';
import type { Structure } from '../src/detect/structure.ts';
import { Fake } from '../src/kit.ts';

const fake = new Fake(11);
const value = (length = 24) => fake.text('base62', length);
const reader = (syntax: Syntax) => structures.find((s) => s.syntaxes.includes(syntax)) as Structure;

/** What is read, with values as characters and the bytes each range covers. */
function read(syntax: Syntax, text: string) {
  const bytes = Buffer.from(text);
  return reader(syntax)
    .read(bytes.toString('latin1'))
    .map((v) => ({ ...v, value: Buffer.from(v.value, 'latin1').toString(), raw: bytes.toString('utf8', v.start, v.end) }));
}
const named = (syntax: Syntax, text: string) => Object.fromEntries(read(syntax, text).map((v) => [v.name, v.value]));
/** Every value stands, as it is, where the reader says. */
const expectExact = (syntax: Syntax, text: string) => {
  for (const v of read(syntax, text)) expect(v.raw, v.name).toBe(v.value);
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('json', () => {
  it('reads strings with names and positions', () => {
    const [a, b, c] = [value(), value(), value()];
    const text = `// comment ü\n{"é": "ö", "db": {"password": "${a}", "n": 5, "on": true}, /* x */ "list": ["${b}", {"token": "${c}"},],}`;
    expect(read('json', text)).toEqual([
      { name: Buffer.from('é').toString('latin1'), value: 'ö', raw: 'ö', start: 22, end: 24, quoted: true },
      expect.objectContaining({ name: 'db.password', value: a, raw: a, quoted: true }),
      expect.objectContaining({ name: 'list', value: b, raw: b }),
      expect.objectContaining({ name: 'list.token', value: c, raw: c }),
    ]);
  });

  it('undoes escapes and keeps the raw range', () => {
    const [got] = read('json', String.raw`{"p": "ä\"\\\n\u00e4\ud83d\ude00\/"}`);
    expect(got).toMatchObject({ value: 'ä"\\\nä😀/', raw: String.raw`ä\"\\\n\u00e4\ud83d\ude00\/`, decoded: ['escapes'] });
  });

  it('names a pair by its name', () => {
    const [a, b, c, d, e] = [value(), value(), value(), value(), value()];
    const text = JSON.stringify({
      env: [
        { name: 'DB_PASSWORD', value: a },
        { Value: b, Name: 'API_TOKEN' },
      ],
      clients: [{ key: value(), secret: c }],
      variables: [{ name: 'web', secret: d }],
      outputs: { db_password: { sensitive: true, type: 'string', value: e } },
    });
    const got = read('json', text);
    const names = (v: string) => got.filter((g) => g.value === v).map((g) => g.name);
    expect(names(a)).toEqual(['env.DB_PASSWORD']);
    expect(names(b)).toEqual(['env.API_TOKEN']);
    // The key of `{ key, secret }` may be half of the secret and must not become a name.
    expect(names(c)).toEqual(['clients.secret']);
    expect(names(d)).toEqual(['variables.secret', 'variables.web']);
    expect(names(e)).toEqual(['outputs.db_password']);
  });

  it('reads Terraform state and container settings', () => {
    const [a, b, c] = [value(), value(), value()];
    const state = { resources: [{ type: 'aws_db_instance', instances: [{ attributes: { password: a } }] }] };
    expect(named('json', JSON.stringify(state, null, 2))['resources.instances.attributes.password']).toBe(a);
    const container = { Config: { Env: [`API_KEY=${b}`, 'PATH=/bin'], Cmd: ['serve', '--password', c, '--verbose'] } };
    const text = JSON.stringify(container);
    expect(named('json', text)).toMatchObject({ 'Config.Env.API_KEY': b, 'Config.Cmd.password': c });
    expectExact('json', text);
  });

  it('undoes base64 in Kubernetes Secrets', () => {
    const a = value();
    const random = Buffer.from([255, 254, 0, 1, 2, 3]).toString('base64');
    const items = [
      { kind: 'Secret', data: { password: base64(`${a}\n`), key: random }, stringData: { plain: a } },
      { kind: 'ConfigMap', data: { password: base64(a) } },
    ];
    const got = read('json', JSON.stringify({ kind: 'List', items }));
    expect(got.find((v) => v.name === 'items.data.password')).toMatchObject({ value: a, raw: base64(`${a}\n`), decoded: ['base64'] });
    expect(got.find((v) => v.name === 'items.data.key')).toMatchObject({ value: random });
    expect(got.find((v) => v.name === 'items.stringData.plain')).toMatchObject({ value: a });
    expect(got.filter((v) => v.name === 'items.data.password').map((v) => v.value)).toEqual([a, base64(a)]);
  });

  it('shows no key that looks random', () => {
    const key = `${value(30)}1234`;
    const got = read('json', JSON.stringify({ tokens: { [key]: 'somebody' }, pair: { name: key, value: 'x' } }));
    for (const v of got) expect(v.name).not.toContain(key);
  });

  it('keeps what stands before a fault', () => {
    const a = value();
    for (const tail of ['', '}', '"', ',"x', ', ]]', ': {"', '\u0000\u0001', '"b": "unclosed\n'])
      expect(Object.values(named('json', `{"password": "${a}" ${tail}`)), tail).toContain(a);
    expect(read('json', '')).toEqual([]);
    expect(named('json', `\ufeff{"password": "${a}"}`)).toEqual({ password: a });
  });
});

describe('yaml', () => {
  it('reads all styles of scalars with exact positions', () => {
    const [a, b, c, d, e] = [value(), value(), value(), value(), value()];
    const text = `# ü\nä: ö\nplain: ${a} # note\nsingle: '${b}'\ndouble: "${c}"\nblock: |-  # x\n\n    ${d}\nfolded: >\n  ${e}\nnil: null\nyes: true\nnumber: 12345678\nlist:\n  - one\n  - {k: v}\n`;
    const got = read('yaml', text);
    expect(got.slice(1).map((v) => [v.name, v.value, v.quoted])).toEqual([
      ['plain', a, false],
      ['single', b, true],
      ['double', c, true],
      ['block', d, true],
      ['folded', e, true],
      ['number', '12345678', false],
      ['list', 'one', false],
      ['list.k', 'v', false],
    ]);
    expectExact('yaml', text);
    expectExact('yaml', text.replaceAll('\n', '\r\n'));
    expectExact('yaml', `\ufeff${text}`);
  });

  it('undoes escapes', () => {
    expect(read('yaml', String.raw`p: "a\"\u00e4\n"`)[0]).toMatchObject({ value: 'a"ä\n', raw: String.raw`a\"\u00e4\n`, decoded: ['escapes'] });
    expect(read('yaml', "p: 'it''s'")[0]).toMatchObject({ value: "it's", raw: "it''s" });
  });

  it('reads several documents, pairs, lists of assignments and flags', () => {
    const [a, b, c, d, e] = [value(), value(), value(), value(), value()];
    const text = `---\nspec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          value: ${a}\n      args: [--token, ${d}, "--api-key=${e}"]\n---\nservices:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${b}\n      - "QUOTED=${b}"\nvariables:\n  DEPLOY_TOKEN:\n    value: "${c}"\n    description: for deploys\n`;
    expect(named('yaml', text)).toMatchObject({
      'spec.containers.env.DB_PASSWORD': a,
      'spec.containers.args.token': d,
      'spec.containers.args.api-key': e,
      'services.db.environment.POSTGRES_PASSWORD': b,
      'services.db.environment.QUOTED': b,
      'variables.DEPLOY_TOKEN': c,
    });
    expectExact('yaml', text);
  });

  it('takes no part of a character for a blank', () => {
    // As bytes, `à` ends in 0xa0, which is white space to Latin-1.
    for (const [syntax, text] of [
      ['yaml', 'p: xà\nq: |\n  xà\n'],
      ['xml', '<r><p>xà </p><q>àx</q></r>'],
    ] as const)
      expectExact(syntax, text);
    expect(Object.values(named('yaml', 'p: xà\nq: |\n  xà\n'))).toEqual(['xà', 'xà']);
    expect(Object.values(named('xml', '<r><p>xà </p><q>\n x</q></r>'))).toEqual(['xà', 'x']);
  });

  it('undoes base64 in Kubernetes Secrets only', () => {
    const a = value();
    const text = (kind: string) => `apiVersion: v1\nkind: ${kind}\ndata:\n  password: ${base64(a)}\n  multi: |\n    ${base64(a)}\nstringData:\n  token: ${a}\n`;
    const got = read('yaml', text('Secret'));
    expect(got.map((v) => [v.name, v.value, v.decoded])).toEqual([
      ['apiVersion', 'v1', undefined],
      ['kind', 'Secret', undefined],
      ['data.password', a, ['base64']],
      ['data.multi', a, ['base64']],
      ['stringData.token', a, undefined],
    ]);
    expect(got[2]?.raw).toBe(base64(a));
    expect(named('yaml', text('ConfigMap'))['data.password']).toBe(base64(a));
    expect(read('yaml', `p: !!binary ${base64(a)}`)[0]).toMatchObject({ value: a, decoded: ['base64'] });
  });

  it('reads Helm templates', () => {
    const [a, b] = [value(), value()];
    const text = `{{- if .Values.on }}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ include "x" . }}-db\n  labels:\n    {{- include "labels" . | nindent 4 }}\nstringData:\n  {{- range $k := .Values.list }}\n  {{ $k }}: {{ $k | quote }}\n  {{- end }}\n  {{- /* a note\n  of two lines: */ -}}\n  password: "${a}"\n  url: postgres://{{ .user }}:${b}@host\n{{- end }}\n`;
    const got = named('yaml', text);
    expect(got).toMatchObject({ 'stringData.password': a, 'stringData.url': `postgres://{{ .user }}:${b}@host`, 'metadata.name': '{{ include "x" . }}-db' });
    expectExact('yaml', text);
  });

  it('leaves references and aliases alone', () => {
    const a = value();
    const text = `base: &base\n  password: ${a}\nother:\n  <<: *base\n  copy: *base\nref: !Ref Name\nvault: !vault |\n  $ANSIBLE\nsub: !Sub "${a}"\nx: !unsafe ${a}\n`;
    expect(named('yaml', text)).toEqual({ 'base.password': a, sub: a, x: a });
  });

  it('keeps what can be read of broken text', () => {
    const a = value();
    for (const tail of ['\tbad: x\n', 'x: [1, 2\n', '"open\n', '? : : -\n', '}\n', ' - x\n', '%\n', '@x: y\n', '\u0000\n', '--- |\n'])
      expect(Object.values(named('yaml', `password: ${a}\n${tail}`)).join(' '), tail).toContain(a);
    expect(read('yaml', '')).toEqual([]);
  });
});

describe('toml', () => {
  it('reads strings with names and positions', () => {
    const [a, b, c, d] = [value(), value(), value(), value()];
    const text =
      `# ü\nö = "x"\ntop = "${a}"\n[db."my.part"]\npassword = '${b}'\nn = 5\ninline = { token = "${c}", list = ["a", "b"] }\n[[servers]]\nkey.secret = """\n${d}"""\nlit = '''${d}'''\n`.replace(
        'ö =',
        '"ö" =',
      );
    const got = named('toml', text);
    expect(got).toMatchObject({ top: a, 'db.my.part.password': b, 'db.my.part.inline.token': c, 'servers.key.secret': d, 'servers.lit': d });
    expectExact('toml', text);
    expectExact('toml', text.replaceAll('\n', '\r\n'));
    expectExact('toml', `\ufeff${text}`);
  });

  it('undoes escapes and reads pairs', () => {
    const a = value();
    expect(read('toml', String.raw`p = "ü\"\u00e4\\"`)[0]).toMatchObject({ raw: String.raw`ü\"\u00e4\\`, decoded: ['escapes'] });
    expect(read('toml', String.raw`p = "\"\u00e4\U0001F600"`)[0]).toMatchObject({ value: '"ä😀' });
    expect(named('toml', `[[env]]\nname = "API_KEY"\nvalue = "${a}"\n[x]\nenv = ["K=${a}"]\n`)).toMatchObject({ 'env.API_KEY': a, 'x.env.K': a });
  });

  it('leaves out faulty lines', () => {
    const [a, b] = [value(), value()];
    for (const bad of ['{{ template }}', 'x = ', 'y = bare', 'dup = 1\ndup = 2', 'k = "\u0001"', '= 1', 'z = "unclosed'])
      expect(named('toml', `password = "${a}"\n${bad}\n[t]\ntoken = "${b}"\n`), bad).toMatchObject({ password: a, 't.token': b });
    expect(() => read('toml', '}\n'.repeat(50))).toThrow();
  });
});

describe('xml', () => {
  it('reads text and attributes with exact positions', () => {
    const [a, b, c, d] = [value(), value(), value(), value()];
    const text = `<?xml version="1.1"?>\n<!-- ü -->\n<c:root xmlns:c="urn:x"><ö>é</ö>\n <db user='ä' password="${a}" >\n  <password>\n ${b} </password><t><![CDATA[${c}]]></t><mixed>a<b>${d}</b>c</mixed></db></c:root>`;
    expect(named('xml', text)).toMatchObject({ 'root.db.user': 'ä', 'root.db.password': b, 'root.db.t': c, 'root.db.mixed.b': d });
    expect(read('xml', text).filter((v) => v.name === 'root.db.password')).toMatchObject([
      { value: a, quoted: true },
      { value: b, quoted: false },
    ]);
    expectExact('xml', text);
    expectExact('xml', `\ufeff${text.replaceAll('\n', '\r\n')}`);
  });

  it('reads name/value pairs in their many forms', () => {
    const [a, b, c, d, e, f, g, h] = [value(), value(), value(), value(), value(), value(), value(), value()];
    const text = `<configuration>
      <appSettings><add key="ApiKey" value="${a}"/></appSettings>
      <property name="db.password" value="${b}" />
      <property name="x.secret">${h}</property>
      <property><name>fs.secret.key</name><value>${c}</value></property>
      <data name="Token"><value>${d}</value></data>
      <string name="api_key">${e}</string>
      <servers><server><id>nexus</id><username>u</username><password>${f}</password></server></servers>
      <plist><dict><key>Env</key><dict><key>API_TOKEN</key><string>${g}</string><key>Other</key><string>x</string></dict></dict></plist>
    </configuration>`;
    expect(named('xml', text)).toMatchObject({
      'configuration.appSettings.ApiKey': a,
      'configuration.db.password': b,
      'configuration.x.secret': h,
      'configuration.fs.secret.key': c,
      'configuration.Token': d,
      'configuration.api_key': e,
      'configuration.servers.nexus.password': f,
      'configuration.Env.API_TOKEN': g,
      'configuration.Env.Other': 'x',
    });
    expectExact('xml', text);
  });

  it('undoes entities and resolves none of the document', () => {
    const [got] = read('xml', '<p>a&amp;b&#228;&#x1F600;&lt;&unknown;</p>');
    expect(got).toMatchObject({ value: 'a&bä😀<&unknown;', raw: 'a&amp;b&#228;&#x1F600;&lt;&unknown;', decoded: ['entities'] });
    expect(read('xml', '<p a="x&quot;y"/>')[0]).toMatchObject({ value: 'x"y', raw: 'x&quot;y', decoded: ['entities'] });
    const outside = '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY l "lol">]><p>&e;&l;</p>';
    expect(named('xml', outside)).toEqual({ p: '&e;&l;' });
  });

  it('reads fragments, HTML and broken text as far as it goes', () => {
    const [a, b] = [value(), value()];
    expect(named('xml', `<x>1</x><password>${a}</password>`)).toMatchObject({ password: a });
    expect(named('xml', `</stray><password>${a}</password><open attr="${b}"><unclosed <<`)).toMatchObject({ password: a, 'open.attr': b });
    expect(Object.values(named('xml', `<br><input name=token value=${a}><p>&nbsp;<a b>&x</p><i>${b}</i>`))).toEqual(expect.arrayContaining([a, b]));
    expect(named('xml', `<r><a><password>${a}</a><token>${b}</token></r>`)).toMatchObject({ 'r.a.password': a, 'r.token': b });
    expect(named('xml', `<password>${a}&${b} & c</password><x y="${a}&${b}"/>`)).toEqual({ password: `${a}&${b} & c`, 'x.y': `${a}&${b}` });
    expect(read('xml', '')).toEqual([]);
  });
});

describe('hostile documents', () => {
  const N = 1 << 20;
  const a = value();
  const cases: [Syntax, string, string][] = [
    ['json', 'arrays', '['.repeat(N)],
    ['json', 'objects', '{"a":'.repeat(N / 5)],
    ['json', 'quotes', '"'.repeat(N)],
    ['json', 'escapes', `{"a":"${'\\u0041'.repeat(N / 7)}"}`],
    ['json', 'backslashes', `{"a":"${'\\'.repeat(N - 10)}`],
    ['json', 'wide', `[${'{"name":"X","value":"y"},'.repeat(N / 26)}]`],
    ['yaml', 'flow', '['.repeat(N)],
    ['yaml', 'closing', ']'.repeat(N)],
    ['yaml', 'commas', `[${','.repeat(N - 2)}]`],
    ['yaml', 'maps', '{a: '.repeat(N / 4)],
    ['yaml', 'dashes', '- '.repeat(N / 2)],
    ['yaml', 'questions', '? '.repeat(N / 2)],
    ['yaml', 'indentation', Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['yaml', 'documents', '--- a\n'.repeat(N / 6)],
    ['yaml', 'templates', '{{'.repeat(N / 2)],
    ['yaml', 'templates with ends', '{{}}'.repeat(N / 4)],
    ['yaml', 'errors', '"a" "b"\n'.repeat(N / 8)],
    ['toml', 'arrays', `a = ${'['.repeat(N - 10)}`],
    ['toml', 'closed arrays', `a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['toml', 'hidden depth', `a = ${'["]",'.repeat(N / 6)}`],
    ['toml', 'dotted', `a${'.a'.repeat(N / 2 - 10)} = 1`],
    ['toml', 'tables', '[[a]]\nb = "c"\n'.repeat(N / 16)],
    ['toml', 'faults', 'x\n'.repeat(N / 2)],
    ['xml', 'open', '<a>'.repeat(N / 3)],
    ['xml', 'open and close', '<a>'.repeat(N / 6) + '</b>'.repeat(N / 8)],
    ['xml', 'angles', '<'.repeat(N)],
    ['xml', 'ampersands', `<a>${'&x;'.repeat(N / 3 - 5)}`],
    ['xml', 'attributes', `<a ${'b="c" '.repeat(N / 6 - 2)}>`],
    ['xml', 'bangs', '<!'.repeat(N / 2)],
    ['xml', 'comments', '<!--'.repeat(N / 4)],
  ];
  it.each(cases)('%s: %s', (syntax, _, text) => {
    expect(text.length).toBeLessThanOrEqual(N);
    const begin = performance.now();
    try {
      reader(syntax).read(text);
    } catch (error) {
      // Giving up is allowed; running out of stack is not: it may end the process.
      expect(error).not.toBeInstanceOf(RangeError);
    }
    expect(performance.now() - begin).toBeLessThan(15_000);
  });

  it('keeps what stands before too deep a nesting', () => {
    expect(named('json', `{"password": "${a}", "x": ${'['.repeat(5000)}`)).toMatchObject({ password: a });
    expect(named('yaml', `password: ${a}\nx: ${'['.repeat(5000)}`)).toMatchObject({ password: a });
    expect(named('xml', `<password>${a}</password>${'<x>'.repeat(5000)}`)).toMatchObject({ password: a });
  });

  it('does not expand aliases', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghij'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join()}]`)].join(
      '\n',
    );
    expect(read('yaml', `${bomb}\npassword: ${a}\n`)).toHaveLength(10);
  });
});
