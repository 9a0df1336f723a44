/** A kernel compiled by build/wasm.mjs, as base64. */
declare module 'wasm:*' {
  const base64: string;
  export default base64;
}

/** What is used of WebAssembly; Node's types do not tell. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: true });
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
