/**
 * A small server that speaks MongoDB's wire protocol (OP_MSG, and OP_QUERY for the first hello) and SCRAM-SHA-256 as RFC 5802 and 7677 have it.
 * No real server was had: Debian has none, and no package holds one that is not fetched at install. Its answers have the form that
 * mongodb.com/docs/manual/reference/command/connectionStatus and /hello tell, with the privileges of /built-in-roles: 2026-11-21.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';

export type Doc = Record<string, unknown>;

export interface User {
  db: string;
  roles: Doc[];
  privileges?: Doc[];
}

export interface MongoServer {
  port: number;
  /** Names of the commands it was sent, in order. */
  commands: string[];
  /** Everything it was sent. */
  heard(): string;
  connections(): number;
  close(): void;
}

/** One message: a header and a body. */
export function message(opCode: number, body: Buffer, responseTo = 0): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(responseTo, 8);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, body]);
}

export const opMsg = (doc: Doc, responseTo: number): Buffer => message(2013, Buffer.concat([Buffer.alloc(5), BSON.serialize(doc)]), responseTo);
export function opReply(doc: Doc, responseTo: number): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(1, 16);
  return message(1, Buffer.concat([head, BSON.serialize(doc)]), responseTo);
}

/** Answers with bytes of its own; undefined where it answers as usual. */
export type Twist = (command: string, request: Doc, id: number, socket: Socket) => Buffer | Doc | undefined;

interface Options {
  users?: Record<string, User>;
  password: string;
  hello?: Doc;
  databases?: string[];
  twist?: Twist;
  /** Signs with another key than the password's, as one does that does not know it. */
  impostor?: boolean;
}

const HELLO: Doc = {
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  maxBsonObjectSize: 16777216,
  maxMessageSizeBytes: 48000000,
  maxWriteBatchSize: 100000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
};
const UNAUTHORIZED: Doc = { ok: 0, errmsg: 'command requires authentication', code: 13, codeName: 'Unauthorized' };
const FAILED: Doc = { ok: 0, errmsg: 'Authentication failed.', code: 18, codeName: 'AuthenticationFailed' };

export async function startMongo({ users = {}, password, hello = {}, databases = [], twist, impostor }: Options): Promise<MongoServer> {
  const commands: string[] = [];
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    sockets.add(socket.on('error', () => undefined));
    const login = scram(users, password, impostor === true);
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      heard.push(data);
      rest = Buffer.concat([rest, data]);
      while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
        const one = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(one.length);
        const legacy = one.readInt32LE(12) === 2004;
        const request = BSON.deserialize(one.subarray(legacy ? one.indexOf(0, 20) + 9 : 21)) as Doc;
        const command = Object.keys(request)[0] ?? '';
        commands.push(command);
        const id = one.readInt32LE(4);
        const answer = twist?.(command, request, id, socket) ?? reply(command, request, login);
        if (Buffer.isBuffer(answer)) socket.write(answer);
        else socket.write(legacy ? opReply(answer, id) : opMsg(answer, id));
      }
    });
  });
  const reply = (command: string, request: Doc, login: ReturnType<typeof scram>): Doc => {
    if (/^(hello|ismaster)$/i.test(command)) return { ...HELLO, ...hello, ...(request['saslSupportedMechs'] ? { saslSupportedMechs: ['SCRAM-SHA-256'] } : {}) };
    if (command === 'saslStart' || command === 'saslContinue') return login.step(request);
    if (command === 'endSessions') return { ok: 1 };
    if (command === 'buildInfo') return { version: '8.0.4', modules: [], ok: 1 };
    const user = login.user();
    const known = user === undefined ? undefined : users[user];
    if (command === 'connectionStatus')
      return {
        authInfo: {
          authenticatedUsers: known ? [{ user, db: known.db }] : [],
          authenticatedUserRoles: known?.roles ?? [],
          ...(request['showPrivileges'] && (!known || known.privileges) ? { authenticatedUserPrivileges: known?.privileges ?? [] } : {}),
        },
        ok: 1,
      };
    if (command === 'listDatabases' && known) return { databases: databases.map((name) => ({ name })), totalSizeMb: 1, ok: 1 };
    return UNAUTHORIZED;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    commands,
    heard: () => Buffer.concat(heard).toString('latin1'),
    connections: () => connections,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** One conversation of SCRAM-SHA-256, from the server's side. */
function scram(users: Record<string, User>, password: string, impostor: boolean) {
  let first = '';
  let sent = '';
  let name: string | undefined;
  let authenticated: string | undefined;
  const salt = randomBytes(28);
  const iterations = 4096;
  const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const text = (payload: unknown): string => (payload as { buffer: Buffer }).buffer.toString('utf8').replace(/\0+$/, '');
  const payload = (content: string, done: boolean): Doc => ({ conversationId: 1, done, payload: new BSON.Binary(Buffer.from(content)), ok: 1 });
  return {
    user: () => authenticated,
    step(request: Doc): Doc {
      const given = text(request['payload']);
      if (request['saslStart']) {
        first = given.replace(/^n,,/, '');
        name = /^n=([^,]*)/.exec(first)?.[1]?.replaceAll('=2C', ',').replaceAll('=3D', '=');
        if (request['mechanism'] !== 'SCRAM-SHA-256' || name === undefined || users[name]?.db !== request['$db']) return FAILED;
        sent = `r=${/r=([^,]*)/.exec(first)?.[1]}${randomBytes(18).toString('base64')},s=${salt.toString('base64')},i=${iterations}`;
        return payload(sent, false);
      }
      if (!given) return payload('', true);
      const [, without = '', proof = ''] = /^(.*),p=(.*)$/.exec(given) ?? [];
      const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
      const signed = `${first},${sent},${without}`;
      const client = hmac(salted, 'Client Key');
      const signature = hmac(createHash('sha256').update(client).digest(), signed);
      const due = Buffer.from(client.map((byte, i) => byte ^ (signature[i] as number)));
      if (!impostor && !Buffer.from(proof, 'base64').equals(due)) return FAILED;
      authenticated = name;
      return payload(`v=${hmac(hmac(impostor ? randomBytes(32) : salted, 'Server Key'), signed).toString('base64')}`, true);
    },
  };
}
