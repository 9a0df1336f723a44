/** Private keys in the forms programs keep them: PEM (PKCS#1, PKCS#8, SEC 1, OpenSSH), bare DER in base64, OpenPGP, PuTTY. */
import { defineDetector, type Parts, type Span } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

const REVOKE = {
  how: 'Make a new key pair, put the new public key in place of this one everywhere it is trusted, and delete the old key',
  breaks: 'every login, certificate or signature that rests on the old key',
};
/** A 16-kbit RSA key takes about 13 KB of PEM. */
const LONGEST = 16 << 10;

/** The base64 body of an armoured block: line ends (also written out, as in JSON), quotes and indentation taken away. */
const bodyOf = (text: string): string =>
  text
    .replace(/\\[nrt]/g, '\n')
    .replace(/["'`]\s*[+.&]?\s*\n\s*["'`]?/g, '\n') // lines joined by an operator
    .replace(/^\s*(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID)[:-][^\n]*$/gm, '')
    .replace(/[^A-Za-z0-9+/=]/g, '');

function armour(text: string, at: number): Span[] | undefined {
  const begin = /-----BEGIN ((?:[A-Z0-9]+ ){0,3})PRIVATE KEY( BLOCK)?-----/g;
  begin.lastIndex = Math.max(0, at - 40);
  const head = begin.exec(text);
  if (!head || head.index > at || head.index + head[0].length < at) return undefined;
  const from = head.index + head[0].length;
  const tail = `-----END ${head[1]}PRIVATE KEY${head[2] ?? ''}-----`;
  const end = text.indexOf(tail, from);
  const next = text.indexOf('-----BEGIN', from);
  // A key cut off before its end is still a leak of most of it.
  const cut = end < 0 || (next >= 0 && next < end);
  const inner = cut ? (/^(?:[A-Za-z0-9+/=\s"',]|\\[nr]|(?:Proc-Type|DEK-Info)[^\n]*\n){64,}/.exec(text.slice(from))?.[0] ?? '') : text.slice(from, end);
  const body = bodyOf(inner);
  if (body.length < 60 || /(.)\1{15}/.test(body.slice(0, 120))) return undefined;
  const stop = cut ? from + inner.trimEnd().length : end + tail.length;
  const headers = /Proc-Type:\s*4,ENCRYPTED/.test(inner) ? 'Proc-Type: 4,ENCRYPTED\n' : '';
  return [{ name: 'secret', start: head.index, end: stop, value: `${head[0]}\n${headers}${body}\n${tail}` }];
}

function facts({ secret = '' }: Parts): Facts {
  const label = /BEGIN ((?:[A-Z0-9]+ )*)PRIVATE/.exec(secret)?.[1]?.trim() ?? '';
  const bytes = Buffer.from(secret.split('-----')[2]?.replace('Proc-Type: 4,ENCRYPTED', '') ?? '', 'base64');
  if (label === 'OPENSSH') {
    // openssh-key-v1\0, then the cipher's name as a length and text. Source: openssh PROTOCOL.key, checked 2026-11-21.
    const length = bytes.length > 19 ? bytes.readUInt32BE(15) : 0;
    const cipher = length < 32 ? bytes.toString('latin1', 19, 19 + length) : '';
    return { format: 'OpenSSH', encrypted: cipher !== 'none' };
  }
  return { format: label === 'ENCRYPTED' || label === '' ? 'PKCS#8' : `PEM ${label}`, encrypted: label === 'ENCRYPTED' || secret.includes('4,ENCRYPTED') };
}

const wrap = (body: string): string => body.replace(/(.{64})/g, '$1\n').trimEnd();
const dashes = '-'.repeat(5);
const block = (label: string, body: string): string => `${dashes}BEGIN ${label}${dashes}\n${wrap(body)}\n${dashes}END ${label}${dashes}`;
const flat = (label: string, body: string): string => `${dashes}BEGIN ${label}${dashes}\n${body}\n${dashes}END ${label}${dashes}`;

/** True for DER that begins as an RSA (PKCS#1), EC (SEC 1) or PKCS#8 private key does: a sequence that opens with a small version number. */
function isPrivateDer(base64: string): boolean {
  const der = Buffer.from(base64.slice(0, 120), 'base64');
  if (der[0] !== 0x30) return false;
  const at = der[1] === 0x82 ? 4 : der[1] === 0x81 ? 3 : 2;
  if (der[at] !== 0x02 || der[at + 1] !== 1) return false;
  const version = der[at + 2];
  const next = der[at + 3];
  return (version === 0 && (next === 0x02 || next === 0x30)) || (version === 1 && next === 0x04);
}

export default [
  defineDetector({
    id: 'private-key',
    label: 'Private key',
    issuer: 'self-made',
    docs: 'https://datatracker.ietf.org/doc/html/rfc7468',
    severity: 'critical',
    find: [{ anchors: ['PRIVATE KEY-----'], before: 48, after: LONGEST, locate: armour }],
    reject: ({ secret = '' }) => /BEGIN PGP/.test(secret),
    read: facts,
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => flat('RSA PRIVATE KEY', fake.bytes(609).toString('base64')),
      hits: ({ secret = '' }) => {
        const body = secret.split('\n')[1] as string;
        const pem = block('RSA PRIVATE KEY', body);
        return [
          { path: 'id_rsa', text: `${pem}\n` },
          { path: 'config.json', text: JSON.stringify({ key: `${pem}\n` }) },
          { path: 'deploy.yml', text: `ssh_key: |\n  ${pem.replaceAll('\n', '\n  ')}\nuser: deploy\n` },
          {
            path: 'Key.java',
            text: pem
              .split('\n')
              .map((l) => `  "${l}\\n" +`)
              .join('\n'),
          },
        ];
      },
      misses: (fake) => [
        block('PUBLIC KEY', fake.bytes(294).toString('base64')),
        block('CERTIFICATE', fake.bytes(700).toString('base64')),
        `if (pem.startsWith("${dashes}BEGIN RSA PRIVATE KEY${dashes}")) return parse(pem)`,
        `${dashes}BEGIN RSA PRIVATE KEY${dashes}\n...\n${dashes}END RSA PRIVATE KEY${dashes}`,
      ],
    },
  }),
  defineDetector({
    id: 'private-key-der',
    label: 'Private key without armour',
    issuer: 'self-made',
    docs: 'https://datatracker.ietf.org/doc/html/rfc8017#appendix-A.1.2',
    severity: 'critical',
    rank: 40,
    // The base64 of a DER sequence of a private key's usual lengths, up to its version number.
    find: [
      {
        anchors: ['MIIE', 'MIIJ', 'MIIG', 'MIIB', 'MIIC', 'MHcCAQEE', 'MC4CAQAwBQYDK2Vw'],
        pattern: /M[A-Za-z0-9+/]{59,}(?:\r?\n[ \t]*[A-Za-z0-9+/]{16,80})*={0,2}/,
        after: LONGEST,
      },
    ],
    reject: ({ secret = '' }) => !isPrivateDer(secret.replace(/\s+/g, '')),
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => Buffer.concat([Buffer.from('3082025b020100028181', 'hex'), fake.bytes(590)]).toString('base64'),
      hits: ({ secret }) => [`key = ${secret}\n`, { path: 'a.json', text: `{"rsa": "${secret}"}` }],
      misses: (fake) => [`cert = ${Buffer.concat([Buffer.from('308202573082', 'hex'), fake.bytes(590)]).toString('base64')}`, `MIIE${'.'.repeat(90)}`],
    },
  }),
  defineDetector({
    id: 'pgp-private-key',
    label: 'OpenPGP private key',
    issuer: 'self-made',
    docs: 'https://www.rfc-editor.org/rfc/rfc9580',
    severity: 'critical',
    find: [
      {
        anchors: ['PGP PRIVATE KEY BLOCK-----'],
        before: 48,
        after: LONGEST * 2,
        locate: (text, at) => (text.startsWith('BEGIN ', at - 6) ? armour(text, at + 4) : undefined),
      },
    ],
    revoke: { how: 'Publish a revocation certificate for it and make a new key', breaks: 'decryption and signing with it' },
    examples: {
      sample: (fake: Fake) => flat('PGP PRIVATE KEY BLOCK', fake.bytes(720).toString('base64')),
      hits: ({ secret = '' }) => {
        const pem = block('PGP PRIVATE KEY BLOCK', secret.split('\n')[1] as string);
        return [{ path: 'key.asc', text: `${pem}\n` }, `gpg --import <<EOF\n${pem}\nEOF\n`];
      },
      misses: (fake) => [block('PGP PUBLIC KEY BLOCK', fake.bytes(600).toString('base64')), `grep -q "BEGIN PGP PRIVATE KEY BLOCK" file`],
    },
  }),
  defineDetector({
    id: 'putty-private-key',
    label: 'PuTTY private key',
    issuer: 'self-made',
    docs: 'https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html',
    severity: 'critical',
    find: [
      {
        anchors: ['PuTTY-User-Key-File-'],
        pattern:
          /PuTTY-User-Key-File-\d: (?<type>[\w@.-]+)\r?\nEncryption: (?<cipher>[\w-]+)[\s\S]{1,6000}?Private-Lines: \d+\r?\n(?<secret>[A-Za-z0-9+/=]{20,64}(?:\r?\n[A-Za-z0-9+/=]{2,64}(?![\w-]))*)/,
        after: LONGEST,
        touching: true,
      },
    ],
    identity: ['secret'],
    identifiers: ['type', 'cipher'],
    read: ({ cipher = '', type = '' }) => ({ format: `PuTTY ${type}`, encrypted: cipher !== 'none' }),
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => ({ cipher: 'none', secret: wrap(fake.bytes(96).toString('base64')) }),
      hits: ({ secret = '' }, fake) => {
        const text = `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: me\nPublic-Lines: 2\n${wrap(fake.bytes(64).toString('base64'))}\nPrivate-Lines: 2\n${secret}\nPrivate-MAC: ${fake.text('hex', 64)}\n`;
        return [
          { path: 'id.ppk', text },
          { path: 'notes.txt', text: `my key:\n${text}` },
        ];
      },
      misses: () => ['the header is PuTTY-User-Key-File-2: then the type', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n'],
    },
  }),
];
