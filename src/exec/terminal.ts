/**
 * Keeps a sandboxed program from typing into the terminal it shares with the shell outside (CVE-2017-5226): a seccomp filter that refuses
 * the ioctls TIOCSTI and TIOCLINUX and lets all else pass. A pure function; the numbers are the kernel's (linux/audit.h, linux/seccomp.h,
 * asm-generic/ioctls.h).
 */
const [LOAD, JUMP_IF_EQUAL, RETURN] = [0x20, 0x15, 0x06];
const [ALLOW, REFUSE] = [0x7fff0000, 0x00050001]; // REFUSE: the call fails with EPERM
const [TIOCSTI, TIOCLINUX] = [0x5412, 0x541c];
/** Offsets in struct seccomp_data; the kernel's ioctl looks at the lower half of its second argument alone. */
const [NUMBER, ARCHITECTURE, SECOND_ARGUMENT] = [0, 4, 24];

/** Architecture and number of ioctl: native, and 32-bit programs on the same kernel. The second number on x64 is that of x32 programs. */
const IOCTL: Partial<Record<NodeJS.Architecture, { native: [number, number[]]; compat: [number, number] }>> = {
  x64: { native: [0xc000003e, [16, 0x40000000 + 514]], compat: [0x40000003, 54] },
  arm64: { native: [0xc00000b7, [29]], compat: [0x40000028, 54] },
};

/** The filter as the kernel takes it, or nothing for an architecture that is not known here. */
export function terminalFilter(architecture: NodeJS.Architecture): Buffer | undefined {
  const known = IOCTL[architecture];
  if (!known) return undefined;
  const [native, numbers] = known.native;
  const [compat, compatNumber] = known.compat;
  // Jumps are written as labels and resolved below: the target, and where to go on otherwise (absent: the next line).
  const program: { label?: string; code: number; k: number; yes?: string; no?: string }[] = [
    { code: LOAD, k: ARCHITECTURE },
    { code: JUMP_IF_EQUAL, k: native, yes: 'native' },
    { code: JUMP_IF_EQUAL, k: compat, yes: 'compat', no: 'refuse' },
    { label: 'compat', code: LOAD, k: NUMBER },
    { code: JUMP_IF_EQUAL, k: compatNumber, yes: 'ioctl', no: 'allow' },
    { label: 'native', code: LOAD, k: NUMBER },
    ...numbers.map((k) => ({ code: JUMP_IF_EQUAL, k, yes: 'ioctl' })),
    { code: RETURN, k: ALLOW },
    { label: 'ioctl', code: LOAD, k: SECOND_ARGUMENT },
    { code: JUMP_IF_EQUAL, k: TIOCSTI, yes: 'refuse' },
    { code: JUMP_IF_EQUAL, k: TIOCLINUX, yes: 'refuse', no: 'allow' },
    { label: 'allow', code: RETURN, k: ALLOW },
    { label: 'refuse', code: RETURN, k: REFUSE },
  ];
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(({ code, k, yes, no }, i) => {
    const jump = (label: string | undefined): number => (label ? program.findIndex((p) => p.label === label) - i - 1 : 0);
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(jump(yes), i * 8 + 2);
    bytes.writeUInt8(jump(no), i * 8 + 3);
    bytes.writeUInt32LE(k, i * 8 + 4);
  });
  return bytes;
}
