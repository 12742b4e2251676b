// Lints what may have become wrong since the linter last passed all of it: files that changed, and those that import them. What
// passed is kept, as keys (lint-keys.mjs); where nothing is kept, or git can't list the files, all are linted. The two rules about
// promises, which work out types, take most of the linter's time. `npm run lint` lints everything. Options go to the linter.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintKeys } from "./lint-keys.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const kept = join(root, "node_modules/.cache/lint.json");
const biome = join(dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")), "bin/biome");
/** More than these are not worth naming, and a system takes no command line of any length. */
const mostNamed = 500;

/** The texts of all files that git knows or would take in; null where it can't tell. */
function textsOfFiles() {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  if (listed.status !== 0) return null;
  const texts = new Map();
  for (const path of listed.stdout.toString().split("\0")) {
    try {
      if (path !== "") texts.set(path, readFileSync(join(root, path)));
    } catch {
      // A file that has been taken away, or a link that leads nowhere: there is nothing to lint.
    }
  }
  return texts;
}

function passedBefore() {
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    return {};
  }
}

const texts = textsOfFiles();
const keys = texts === null ? null : lintKeys(texts);
const before = passedBefore();
const changed = keys === null ? [] : [...keys].filter(([path, key]) => before[path] !== key).map(([path]) => path);
if (keys !== null && changed.length === 0) process.exit(0);
const named = keys === null || changed.length > mostNamed ? ["."] : changed;
const options = ["--no-errors-on-unmatched", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [biome, "check", ...options, ...named], { cwd: root, stdio: "inherit" });
if (status === 0 && keys !== null) {
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(Object.fromEntries(keys)));
}
process.exit(status ?? 1);
