// Joins the program of crisis pages into one script, dist/browser/program.js, as part of the build, with its folder as argument. It is the
// program's own sources, for browsers: of Node's modules only hashing is there, in JavaScript, and whatever would read or write a
// file refuses. It begins with the licences of the packages in it, because it travels alone.

import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { licencesOf } from "./licences.mjs";
import { withOwnMessages } from "./messages.mjs";

const built = resolve(process.argv[2] ?? "dist");
const root = resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);

/** What may be asked where there are no files. */
const answers = { existsSync: "() => false", fileURLToPath: "String", availableParallelism: "() => 1" };

/** Every name of a module of Node, as a function that refuses, but for those few. */
const refusing = (module) =>
  Object.keys(require(module))
    .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default")
    .map((name) => `export const ${name} = ${answers[name] ?? "refuse"};`)
    .join("\n");

const node = {
  name: "node",
  resolveId: (id) => (/^node:|^piscina$/.test(id) ? `\0${id}` : null),
  load(id) {
    if (id === "\0node:crypto") return `export * from ${JSON.stringify(join(root, "src/browser/node-crypto.ts"))};`;
    if (id === "\0piscina") return "export const Piscina = null;";
    if (!id.startsWith("\0node:")) return null;
    const refuse = 'const refuse = () => { throw new Error("a page in a browser has no files"); };';
    return `${refuse}\n${refusing(id.slice(1))}\nexport default {};`;
  },
};

const options = {
  input: join(root, "src/browser/main.tsx"),
  platform: "browser",
  plugins: [node],
  resolve: { extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
  transform: { define: { "import.meta.url": '"file:///"' }, jsx: { runtime: "automatic", importSource: "preact" } },
  experimental: { attachDebugInfo: "none" },
  checks: { bundlerTimings: false },
  onLog: (level, log, handler) => {
    // A page from disk has nowhere to find what was left out.
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    if (level !== "warn" || log.code !== "EMPTY_IMPORT_META") handler(level, log);
  },
};
const bundle = await rolldown(await withOwnMessages(options));
const { output } = await bundle.generate({ format: "iife", minify: true, codeSplitting: false, comments: false });
await bundle.close();
mkdirSync(join(built, "browser"), { recursive: true });
const licences = licencesOf(output).replaceAll("*/", "* /");
writeFileSync(join(built, "browser/program.js"), `/*\n${licences}*/\n${output[0].code}`);
