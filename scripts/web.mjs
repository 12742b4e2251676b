// Joins the program of a hosted exercise's pages into one script, dist/web/program.js, as part of the build, with its folder as argument. Of the
// catalogue it carries the messages of those pages alone. It begins with the licences of the packages in it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { licencesOf } from "./licences.mjs";
import { withOwnMessages } from "./messages.mjs";

const built = resolve(process.argv[2] ?? "dist");
const root = resolve(import.meta.dirname, "..");

const options = {
  input: join(root, "src/web/main.tsx"),
  platform: "browser",
  resolve: { extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
  transform: { jsx: { runtime: "automatic", importSource: "preact" } },
  treeshake: { moduleSideEffects: (id) => !id.startsWith(join(root, "src")) || id.endsWith("main.tsx") },
  experimental: { attachDebugInfo: "none" },
  checks: { bundlerTimings: false },
  onLog: (level, log, handler) => {
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    handler(level, log);
  },
};
const bundle = await rolldown(await withOwnMessages(options));
const { output } = await bundle.generate({ format: "iife", minify: true, codeSplitting: false, comments: false });
await bundle.close();
mkdirSync(join(built, "web"), { recursive: true });
const licences = licencesOf(output).replaceAll("*/", "* /");
writeFileSync(join(built, "web/program.js"), `/*\n${licences}*/\n${output[0].code}`);
