/** What servers that are none, or no honest ones, can do to whoever asks them as MySQL: nothing but waste a little time. */
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../src/databases/limits.ts';
import mysql from '../src/databases/mysql/mysql.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Fake } from '../src/kit.ts';
import { Secret } from '../src/model.ts';
import { tree } from './helpers.ts';
import { freePort, type Listener, listen, pour } from './listener.ts';

const password = new Fake(3).text('base62', 20);
const usual = { ...LIMITS };
const open: Listener[] = [];
const printed = ['log', 'warn', 'error', 'trace'].map((way) => vi.spyOn(console, way as 'log').mockImplementation(() => undefined));
afterEach(() => {
  Object.assign(LIMITS, usual);
  for (const server of open.splice(0)) server.close();
  // A driver that writes to the terminal writes what the server wants.
  for (const spy of printed) expect(spy.mock.calls.splice(0)).toEqual([]);
});

const packet = (sequence: number, ...body: (Buffer | string | number[])[]): Buffer => {
  const all = Buffer.concat(body.map((b) => (Buffer.isBuffer(b) ? b : Buffer.from(b as string))));
  const head = Buffer.alloc(4);
  head.writeUIntLE(all.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, all]);
};
const TLS = 0x0800;
const hello = (plugin = 'mysql_native_password', more = 0): Buffer => {
  const capabilities = 0x000a_a285 | more | 0x0008_0000;
  const low = Buffer.alloc(2);
  low.writeUInt16LE(capabilities & 0xffff);
  const high = Buffer.alloc(2);
  high.writeUInt16LE(capabilities >>> 16);
  const salt = Buffer.alloc(20, 0x41);
  return packet(
    0,
    [10],
    '8.4.3\0',
    [1, 0, 0, 0],
    salt.subarray(0, 8),
    [0],
    low,
    [45, 2, 0],
    high,
    [21],
    Buffer.alloc(10),
    salt.subarray(8),
    [0],
    `${plugin}\0`,
  );
};
const OK = [0, 0, 0, 2, 0, 0, 0];
const column = (sequence: number): Buffer => packet(sequence, '\x03def\0\0\0\x01x\0', [0x0c, 45, 0, 0, 4, 0, 0, 253, 0, 0, 0, 0, 0]);
const EOF = [0xfe, 0, 0, 2, 0];

/** Says hello, takes whatever password comes, and then answers questions so. */
const server = async (answer: (socket: Socket, nth: number) => void, greeting = hello()): Promise<Listener> => {
  const made = await listen(
    (socket, _, nth) => (nth === 0 ? void socket.write(packet(2, OK)) : answer(socket, nth)),
    (socket) => void socket.write(greeting),
  );
  open.push(made);
  return made;
};
const failed = async (port: number, over = {}): Promise<string> => {
  const error = await mysql
    .inspect({ user: 'plain', password: new Secret(password), host: '127.0.0.1', port, database: 'shop', tls: 'off', ...over })
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(NoAnswer);
  expect((error as Error).message).not.toContain(password);
  return (error as Error).message;
};

describe('a hostile server', () => {
  it('that is none is said not to be there', async () => {
    expect(await failed(await freePort())).toMatch(/^MySQL at 127.0.0.1: nothing listens on that port/);
  });

  it('that asks for a file of this machine gets none', async () => {
    const root = tree();
    const file = join(root, 'kept');
    const mark = new Fake(4).text('base62', 30);
    writeFileSync(file, mark);
    const thief = await server((socket) => void socket.write(packet(1, [0xfb], file)));
    expect(await failed(thief.port)).toMatch(/it asked for a file of this machine/);
    expect(thief.heard()).not.toContain(mark);
    // It was not even told that files can be had: LOCAL_FILES is bit 7 of what the client says it can do.
    expect(Buffer.from(thief.heard(), 'latin1').readUInt32LE(4) & 0x80).toBe(0);
  });

  it('that speaks nonsense ends nothing but its own line', async () => {
    const nonsense = [
      Buffer.alloc(64, 0xff),
      packet(1, [0xff]),
      packet(1, [1], ''),
      packet(1, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      packet(9, OK),
      packet(1, [0, 0xff, 0xff, 0xff]),
      packet(1, [0, 0, 0, 0, 0x40, 0, 0, 3, 0x61, 0x62, 0x63, 0xfe, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]),
      Buffer.concat([packet(1, [1]), packet(2, [0xff, 0xff, 0xff])]),
      Buffer.concat([packet(1, [1]), column(2), packet(3, OK)]),
      Buffer.concat([packet(1, [1]), column(2), packet(3, EOF), packet(4, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0])]),
      Buffer.concat([packet(1, OK), packet(2, OK), packet(0, OK)]),
    ];
    Object.assign(LIMITS, { connect: 300, statement: 100, all: 1500 });
    for (const bytes of nonsense) {
      await failed((await server((socket) => void socket.write(bytes))).port);
      const early = await listen(
        (socket) => void socket.write(bytes),
        (socket) => void socket.write(bytes),
      );
      open.push(early);
      await failed(early.port);
    }
  });

  it('that says nothing is given up', async () => {
    LIMITS.connect = 300;
    const silent = await listen(() => undefined);
    open.push(silent);
    expect(await failed(silent.port)).toMatch(/did not answer in time/);
  });

  it('that never ends a question is given up', async () => {
    LIMITS.all = 700;
    expect(await failed((await server(() => undefined)).port)).toMatch(/took too long/);
  });

  it('that sends without end is given up, be it rows, columns or one long value', async () => {
    const row = packet(4, [0xfd, 0, 0, 1], Buffer.alloc(65536, 0x61));
    const sequence = (from: number, one: (n: number) => Buffer): Buffer => Buffer.concat(Array.from({ length: 256 }, (_, i) => one((from + i) % 256)));
    const rows = sequence(4, (n) => Buffer.concat([row.subarray(0, 3), Buffer.from([n]), row.subarray(4)]));
    const begun = Buffer.concat([packet(1, [1]), column(2), packet(3, EOF)]);
    for (const [first, again] of [
      [begun, rows],
      [packet(1, [0xfd, 0xff, 0xff, 0xff]), sequence(2, column)],
      [Buffer.concat([begun, Buffer.from([0xff, 0xff, 0xff, 4])]), Buffer.alloc(65536, 0x61)],
    ] as const)
      expect(
        await failed(
          (
            await server((socket, nth) => {
              if (nth > 1) return;
              socket.write(first);
              pour(socket, again);
            })
          ).port,
        ),
      ).toMatch(/sent more than such answers take/);
  });

  it('that answers every question with nothing leaves all of it unknown', async () => {
    const dull = await server((socket) => void socket.write(packet(1, OK)));
    expect(await failed(dull.port)).toMatch(/told nothing of it/);
  });

  it('that quotes what it was sent is not quoted', async () => {
    const parrot = await listen(
      (socket) => void socket.end(packet(2, [0xff, 0x15, 0x04], `#28000Access denied, your password was ${password}`)),
      (socket) => void socket.write(hello()),
    );
    open.push(parrot);
    expect(await failed(parrot.port)).toMatch(/refused the user or the password from this address/);
  });

  it.each([
    ['in clear', packet(2, [0xfe], 'mysql_clear_password\0'), undefined],
    ['sealed with a key that it sends itself', packet(2, [0xfe], 'caching_sha2_password\0', Buffer.alloc(20, 0x41), [0]), packet(4, [1, 4])],
    ['sealed with a key, the older way', packet(2, [0xfe], 'sha256_password\0', Buffer.alloc(20, 0x41), [0]), undefined],
  ])('that wants the password %s over an open line does not get it', async (_, ask, then) => {
    const heard = await listen(
      (socket, _data, nth) => void (nth === 0 ? socket.write(ask) : nth === 1 && then && socket.write(then)),
      (socket) => void socket.write(hello()),
    );
    open.push(heard);
    // Another name of this machine, which is not known to be this machine.
    expect(await failed(heard.port, { host: '0.0.0.0' })).toMatch(/it was not sent/);
    expect(heard.heard()).not.toContain(password);
    // Nor was its key asked for: a packet of one byte.
    expect(heard.heard()).not.toMatch(/\x01\0\0.[\x01\x02]$/s);
  });

  it.each(['client_ed25519', 'dialog', '__proto__', ''])('that wants a proof by %j is told from one that is broken', async (plugin) => {
    const other = await listen(
      (socket) => void socket.write(packet(2, [0xfe], `${plugin}\0`, Buffer.alloc(20, 0x41), [0])),
      (socket) => void socket.write(hello()),
    );
    open.push(other);
    expect(await failed(other.port)).toMatch(/in a way that is not spoken here/);
    expect(other.heard()).not.toContain(password);
  });

  it('that speaks no TLS gets nothing where the connection string demands it', async () => {
    const plain = await server(() => undefined);
    expect(await failed(plain.port, { tls: 'required' })).toMatch(/speaks no TLS, which the connection string demands/);
    expect(plain.heard()).toBe('');
  });

  it('that slips in words before TLS stands is not heeded', async () => {
    // A driver that takes them for the server's, and its own TLS for begun, may answer before it has looked at the certificate.
    const slipped = await listen(
      () => undefined,
      (socket) => void socket.write(Buffer.concat([hello('mysql_native_password', TLS), packet(2, [0xfe], 'mysql_clear_password\0')])),
    );
    open.push(slipped);
    LIMITS.connect = 1000;
    expect(await failed(slipped.port, { tls: 'verified' })).toMatch(/not as it documents/);
    expect(slipped.heard()).not.toContain(password);
  });
});
