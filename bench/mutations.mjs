// Shows that the tests can fail: makes each mistake of bench/mutation-list.mjs in a copy of the checkout, one at a time,
// runs the tests named beside it that a tier of test/tiers.ts plays, and says which test caught it: one that fails with the mistake
// and passes without. The checkout itself is never changed.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tagsOf } from "../scripts/tiers-tags.mjs";
import { mutations } from "./mutation-list.mjs";

const help = `usage: node bench/mutations.mjs [options] [words…]
Makes hand-written mistakes in a copy of the checkout, one at a time, and tells which test caught each.
Words choose the mistakes in whose name a word begins with one of them; all of them otherwise.

  --tier   commit: the tests that npm test plays of those named beside a mistake, as few as it plays (default)
           sweeps: those that npm run test:sweeps plays, with their share
  --list   names the mistakes and their tests, and plays nothing
  --help   this text

Exit code 0 if every mistake was caught, 1 if one survived or could not be made, 2 for a wrong command line.`;

let asked;
try {
  asked = parseArgs({
    options: {
      tier: { type: "string", default: "commit" },
      list: { type: "boolean" },
      help: { type: "boolean" },
    },
    allowPositionals: true,
  });
  if (!["commit", "sweeps"].includes(asked.values.tier))
    throw new Error(`--tier takes commit or sweeps, not ${asked.values.tier}`);
} catch (error) {
  console.error(`${error.message}\n\n${help}`);
  process.exit(2);
}
const { values, positionals: words } = asked;
if (values.help) {
  console.log(help);
  process.exit(0);
}
const chosen = mutations.filter(
  ({ name }) => words.length === 0 || words.some((word) => ` ${name}`.includes(` ${word}`)),
);
if (chosen.length === 0) {
  console.error(`no mistake has ${words.join(" or ")} in its name; --list names them all`);
  process.exit(2);
}
if (values.list) {
  for (const { name, folder, tests } of chosen) console.log(`${name} (${folder}): ${tests.join(", ")}`);
  process.exit(0);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "faultline-mutations-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

// What git knows and what is not yet added, as it stands now.
const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
for (const file of stdout.split("\0").filter((name) => name !== ""))
  cpSync(join(root, file), join(copy, file), { force: true });
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
// Not trusted as it is: it is built again, but what takes longest is kept where its own sources are the same.
if (existsSync(join(root, "dist"))) cpSync(join(root, "dist"), join(copy, "dist"), { recursive: true });

/** Longest that a mistake may keep its tests busy, in milliseconds; one that hangs them is caught. */
const longest = 30 * 60_000;

/** How vitest plays the tier. What needs no build gets none, except with the size of sweeps, which is chosen by the mode. */
const played = (built) => {
  const mode = values.tier === "sweeps" ? ["--mode", "sweeps"] : built ? [] : ["--mode", "mutation"];
  return [...mode, "--tags-filter", tagsOf[values.tier], "--passWithNoTests"];
};

/** Runs tests in the copy, all or one by name: how many the tier plays of them, and the first that fails, with its file, or null. */
function play(tests, built, name = "") {
  const results = join(copy, "results.json");
  rmSync(results, { force: true });
  const options = ["--bail=1", "--maxWorkers=1", "--reporter=json", `--outputFile=${results}`];
  const args = ["run", ...options, ...played(built), ...tests];
  if (name !== "") args.push("-t", `^${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`);
  const { error, stderr } = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), ...args], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: longest,
    killSignal: "SIGKILL",
  });
  if (error?.code === "ETIMEDOUT") return { failure: { file: tests.join(", "), name: "did not end" } };
  let report;
  try {
    report = JSON.parse(readFileSync(results, "utf8"));
  } catch {
    console.error(stderr);
    throw new Error("the tests could not be run");
  }
  const count = report.numPassedTests + report.numFailedTests;
  for (const { name: path, message, assertionResults } of report.testResults) {
    const file = relative(copy, path);
    const failed = assertionResults.find(({ status }) => status === "failed");
    if (failed !== undefined) return { count, failure: { file, name: failed.fullName } };
    // It did not even load.
    if (message !== "" && assertionResults.length === 0) return { count, failure: { file, name: "" } };
  }
  return { count, failure: null };
}

/** The one file of a folder that holds a text exactly once; otherwise how often it is there. */
function fileWith(folder, text) {
  const found = readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => Array(readFileSync(file, "utf8").split(text).length - 1).fill(file));
  return found.length === 1 ? found[0] : found.length;
}

const command = values.tier === "sweeps" ? "npm run test:sweeps" : "npm test";
let caught = 0;
for (const { name, folder, find, replace, tests, built = false } of chosen) {
  const file = fileWith(folder, find);
  if (typeof file === "number") {
    console.log(`NOT MADE  ${name}: its text stands ${file} times in ${folder}`);
    continue;
  }
  const before = readFileSync(file, "utf8");
  writeFileSync(
    file,
    before.replace(find, () => replace),
  );
  const { count, failure } = play(tests, built);
  writeFileSync(file, before);
  if (failure === null) console.log(`SURVIVED  ${name}${count === 0 ? `: ${command} plays none of its tests` : ""}`);
  else if (play([failure.file], built, failure.name).failure !== null)
    console.log(`UNKNOWN   ${name}: without it there fails as well\n          ${failure.file}: ${failure.name}`);
  else {
    caught += 1;
    console.log(`caught    ${name}\n          by ${failure.file}: ${failure.name}`);
  }
}
console.log(`${caught} of ${chosen.length} caught by ${command}`);
process.exit(caught === chosen.length ? 0 : 1);
