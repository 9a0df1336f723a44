/**
 * One line on standard error that tells how far a long scan has come; only on a terminal, and never in CI.
 */

export interface Progress {
  update(files: number, bytes: number): void;
  end(): void;
}

export function progress(wanted: boolean): Progress {
  const terminal = wanted && process.stderr.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb';
  if (!terminal) return { update() {}, end() {} };
  const began = Date.now();
  let last = began;
  let shown = false;
  return {
    update(files, bytes) {
      const now = Date.now();
      // A scan that is over in half a second needs no progress.
      if (now - last < 100 || now - began < 500) return;
      last = now;
      shown = true;
      process.stderr.write(`\r\u001b[KReading… ${files.toLocaleString('en')} files, ${Math.round(bytes / 1e6).toLocaleString('en')} MB`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
