/**
 * Linking: a small module whose function returns the constant that was linked in, run by WebAssembly itself.
 */
import { describe, expect, it } from "vitest";
import { type KernelCode, kernelCode, link } from "../../src/kernel/link.js";

/** `(func (export "f") (result i32) i32.const N)`, where N is five bytes long and stands at `at`. */
const type = [1, 5, 1, 0x60, 0, 1, 0x7f];
const functions = [3, 2, 1, 0];
const exported = [7, 5, 1, 1, 0x66, 0, 0];
const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, ...functions, ...exported, 10, 10, 1, 8, 0, 0x41];
const code: KernelCode = {
  bytes: Uint8Array.from([...head, 0x80, 0x80, 0x80, 0xf0, 7, 0x0b]),
  marks: [{ at: head.length, name: "one" }],
};

describe("linking constants into the kernel", () => {
  it.each([0, 1, 63, 64, 127, 128, 255, 65_536, 1_234_567, 2 ** 28, 2 ** 31 - 1])(
    "writes %i as WebAssembly reads it",
    (one) => {
      const module = link(code, new Map([["one", one]]));
      const { f } = new WebAssembly.Instance(module, {}).exports as { f: () => number };
      expect(f()).toBe(one);
    },
  );

  it("leaves the code as it was, to be linked again", () => {
    const before = [...code.bytes];
    link(code, new Map([["one", 7]]));
    expect([...code.bytes]).toEqual(before);
  });

  it("refuses what has no value", () => {
    expect(() => link(code, new Map())).toThrow("the kernel's one has no value");
  });

  it("finds marks in the kernel that was built, of tables, world, and tally", () => {
    const names = new Set(kernelCode()?.marks.map(({ name }) => name));
    for (const name of ["gauges", "states", "pressure", "gaugeSums", "recordLimit", "agendaOrder"])
      expect(names).toContain(name);
  });
});
