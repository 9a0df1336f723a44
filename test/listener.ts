/** Servers of this machine that are no honest ones: for tests of what a hostile one can do. */
import { createServer, type Socket } from 'node:net';

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export interface Listener {
  port: number;
  /** All that was sent to it. */
  heard: () => string;
  close: () => void;
}

/** Answers whatever it is sent; a function may go on writing. @param greet what it says first */
export async function listen(answer: (socket: Socket, data: Buffer, nth: number) => void, greet?: (socket: Socket) => void): Promise<Listener> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const made = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    let nth = 0;
    socket.on('data', (data) => {
      heard.push(data);
      answer(socket, data, nth++);
    });
    greet?.(socket);
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return {
    port: (made.address() as { port: number }).port,
    heard: () => Buffer.concat(heard).toString('latin1'),
    close: () => {
      for (const socket of sockets) socket.destroy();
      made.close();
    },
  };
}

/** Writes the same again and again, as fast as it is taken. */
export function pour(socket: Socket, what: Buffer): void {
  while (!socket.destroyed && socket.write(what));
  if (!socket.destroyed) socket.once('drain', () => pour(socket, what));
}
