/** What the kernel uses of WebAssembly; the compiler knows it only together with all of the browser. */
// biome-ignore lint/style/noNamespace: it is one of JavaScript's own.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: { readonly [name: string]: object });
    readonly exports: { readonly [name: string]: unknown };
  }
  class RuntimeError extends Error {}
}
