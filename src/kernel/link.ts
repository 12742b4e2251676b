/**
 * The kernel's code, and what is linked into it. Addresses of tables, sizes and limits never change while a model is played, and
 * code in which they are constants plays a tenth faster than code that reads them from globals. So the build leaves a mark
 * in place of each (scripts/marks.mjs), a number of five bytes, and linking overwrites it. V8 keeps what it has compiled by
 * its bytes: the same layout is compiled once a process, whatever the thread.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface KernelCode {
  readonly bytes: Uint8Array;
  /** Where marks stand, and the names of what they stand for. */
  readonly marks: readonly { readonly at: number; readonly name: string }[];
}

let found: KernelCode | null | undefined;

/** The kernel as it was built; null where there is no WebAssembly, or no build of the kernel beside the program. */
export function kernelCode(): KernelCode | null {
  if (found !== undefined) return found;
  // Beside the sources there is none: then that of the build.
  const files = ["./kernel.wasm", "../../dist/kernel/kernel.wasm"].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  const file = files.find((name) => existsSync(name));
  found = typeof WebAssembly === "undefined" || file === undefined ? null : readCode(file);
  return found;
}

/** The instruction that puts a number on the stack, and the first mark. */
const constant = 0x41;
const firstMark = 0x7e000000;

function readCode(file: string): KernelCode {
  const bytes = readFileSync(file);
  const names: readonly string[] = JSON.parse(readFileSync(file.replace(/wasm$/, "json"), "utf8"));
  const marks: { at: number; name: string }[] = [];
  for (let at = bytes.indexOf(constant); at >= 0; at = bytes.indexOf(constant, at + 1)) {
    const name = names[numberAt(bytes, at + 1) - firstMark];
    if (name !== undefined) marks.push({ at: at + 1, name });
  }
  return { bytes, marks };
}

/** The number that five bytes of seven bits hold, the lowest first, each but the last with its eighth bit set. */
function numberAt(bytes: Uint8Array, at: number): number {
  const five = bytes.subarray(at, at + 5);
  const whole = five.length === 5 && five.every((byte, place) => byte >= 0x80 === place < 4);
  return whole ? five.reduceRight((number, byte) => number * 128 + (byte & 0x7f), 0) : -1;
}

function writeNumber(bytes: Uint8Array, at: number, number: number): void {
  for (let place = 0; place < 5; place += 1) {
    const bits = Math.floor(number / 128 ** place) % 128;
    bytes[at + place] = place < 4 ? bits | 0x80 : bits;
  }
}

/** Links constants into the kernel. */
export function link({ bytes, marks }: KernelCode, constants: ReadonlyMap<string, number>): WebAssembly.Module {
  const linked = Uint8Array.from(bytes);
  for (const { at, name } of marks) {
    const value = constants.get(name);
    if (value === undefined) throw new Error(`the kernel's ${name} has no value`);
    writeNumber(linked, at, value);
  }
  return new WebAssembly.Module(linked);
}
