// Makes the kernel linkable, as part of the build: `node scripts/marks.mjs FILE.wasm`. What the host alone sets, before play
// (exported globals that no code sets), is a constant of the model that is played. Each use becomes a mark: a number that
// occurs nowhere else, for the host to put the constant in its place (src/kernel/link.ts). FILE.json lists their names in the
// order of their marks.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "assemblyscript/binaryen";

/** Marks count from here; numbers of this size take five bytes, which is room for any. */
const firstMark = 0x7e000000;

const [file] = process.argv.slice(2);
const kernel = binaryen.readBinary(readFileSync(file));
kernel.setFeatures(binaryen.Features.All);
const set = new Set([...kernel.emitText().matchAll(/\(global\.set \$([^\s)]+)/g)].map(([, name]) => name));
const globals = Array.from({ length: kernel.getNumExports() }, (_, place) =>
  binaryen.getExportInfo(kernel.getExportByIndex(place)),
).filter(({ kind, value }) => kind === binaryen.ExternalGlobal && !set.has(value));
globals.forEach(({ name, value }, place) => {
  kernel.removeExport(name);
  kernel.removeGlobal(value);
  kernel.addGlobal(value, binaryen.i32, false, kernel.i32.const(firstMark + place));
});
kernel.runPasses(["simplify-globals", "remove-unused-module-elements"]);
if (!kernel.validate()) process.exit(1);
writeFileSync(file, kernel.emitBinary());
writeFileSync(file.replace(/wasm$/, "json"), JSON.stringify(globals.map(({ name }) => name)));
