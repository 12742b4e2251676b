// Joins the modules of the program into few files, because finding and linking some two hundred takes Node longer than what
// most commands then do. Part of the build, with its folder as argument. Replaced are the entries alone: `cli/main.js`, the
// files of `cli/commands/` and the threads; what they share goes to `chunks/`. The doors of the package stay module by module,
// for programs that bundle for themselves. Packages that most commands need are joined too, one file each, with their
// licences beside them; others are found where npm put them.
import { readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { rolldown } from "rolldown";
import { licencesOf, packageOf } from "./licences.mjs";

const built = resolve(process.argv[2] ?? "dist");
const joined =
  /^(?:@formatjs\/|@noble\/hashes|ansi-regex|canonicalize|commander|damerau-levenshtein|get-east-asian-width|intl-messageformat|seedrandom|string-width|strip-ansi|xstate|yaml|zod)/;

/** Modules find files from where they stand themselves, which is beside the chunks. */
const ownAddress = {
  name: "own-address",
  transform(code, module) {
    if (!module.startsWith(built) || !code.includes("import.meta.url")) return null;
    const path = relative(built, module).split(sep).join("/");
    if (path.startsWith("cli/commands/")) throw new Error(`${path} has no address of its own: it lies a folder deeper`);
    return code.replaceAll("import.meta.url", `new URL(${JSON.stringify(`../${path}`)}, import.meta.url).href`);
  },
};

const commands = readdirSync(join(built, "cli/commands")).filter((file) => file.endsWith(".js"));
const entries = [
  "cli/main.js",
  "analysis/worker.js",
  "queue/thread.js",
  ...commands.map((file) => `cli/commands/${file}`),
];
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry.slice(0, -".js".length), join(built, entry)])),
  platform: "node",
  external: (name) => !/^[./\\]|^[a-z]:/i.test(name) && !joined.test(name),
  plugins: [ownAddress],
  // Its remarks would name the folder that is built in, which differs from build to build.
  experimental: { attachDebugInfo: "none" },
  checks: { bundlerTimings: false },
});
const { output } = await bundle.write({
  dir: built,
  format: "esm",
  comments: false,
  chunkFileNames: "chunks/[name].js",
  codeSplitting: {
    groups: [
      {
        debugName: "packages",
        test: (module) => packageOf(module) !== undefined,
        name: (module) => `package-${packageOf(module)?.name.replace("@", "").replace("/", "-")}`,
      },
    ],
  },
});
await bundle.close();

writeFileSync(join(built, "chunks/licences.txt"), licencesOf(output));
