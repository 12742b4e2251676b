// Whether every artefact of the program is enough to get its runs again: `node bench/provenance.mjs [--invocations 200] [--seed 1] [--only 17] [--small] [--own]`,
// from a build. Random invocations of all commands that write figures; each artefact that they leave is read by reproduce.mjs, which knows
// nothing of how it was made, and got again. With `--small` of the smallest crises, and each kind of command as often as any other. One process answers all command
// lines, since starting one for each takes most of the time; with `--own` each has a process of its own. Says at the end what each kind of command took.
// Exit code 1 where a hash, or a byte of a table, differs.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openServed } from "../test/cli/serving.mjs";
import { invocations } from "./provenance-invocations.mjs";
import { reproduce } from "./reproduce.mjs";

const { values } = parseArgs({
  options: {
    invocations: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    small: { type: "boolean", default: false },
    own: { type: "boolean", default: false },
  },
});
const main = new URL("../dist/cli/main.js", import.meta.url).pathname;
/** Milliseconds after which a command hangs. */
const patience = 1_800_000;
const served = openServed(patience);
const inOwn = (cwd, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    input: "",
    maxBuffer: 1 << 28,
    timeout: patience,
  });
  return { code: status, stdout, stderr };
};
/** By kind of command: how many, and seconds. */
const took = {};
const run = (cwd, args) => {
  const began = performance.now();
  const ran = (values.own ? inOwn : served)(cwd, args);
  took[args[0]] ??= { commands: 0, seconds: 0 };
  const spent = took[args[0]];
  spent.commands += 1;
  spent.seconds += (performance.now() - began) / 1000;
  return ran;
};

const root = mkdtempSync(join(tmpdir(), "faultline-provenance-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));
const counts = {};
const drawn = invocations(Number(values.invocations), Number(values.seed), { small: values.small });
let artefacts = 0;
const failed = [];
const fail = (what) => {
  failed.push(what);
  console.log(what);
};
for (const [place, { steps, files }] of drawn.entries()) {
  if (values.only !== undefined && Number(values.only) !== place) continue;
  const folder = join(root, `${place}`);
  mkdirSync(folder);
  let words = "";
  for (const { args, keep, file } of steps) {
    if (file !== undefined) {
      writeFileSync(join(folder, file.name), file.text);
      continue;
    }
    words = args.join(" ");
    const { code, stdout, stderr } = run(folder, args);
    if (code !== 0) fail(`${place}: ${words}: exit code ${code}: ${stderr}`);
    if (keep !== undefined) writeFileSync(join(folder, keep), stdout);
  }
  for (const file of files) {
    artefacts += 1;
    const { kind, command, differs } = await reproduce(file, run, folder).catch((error) => ({
      kind: "unread",
      command: words,
      differs: error.message,
    }));
    counts[`${kind} ${file.replace(/^.*\./, "")}`] = (counts[`${kind} ${file.replace(/^.*\./, "")}`] ?? 0) + 1;
    if (differs !== null) fail(`${place}: ${words}\n  ${file}, again by ${command}: ${differs}`);
  }
  if (place % 20 === 19) console.error(`${place + 1} invocations, ${artefacts} artefacts, ${failed.length} failures`);
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(counts, null, 2));
for (const [kind, { commands, seconds }] of Object.entries(took))
  console.log(`${kind}: ${commands} commands, ${seconds.toFixed(1)} s`);
console.log(`${artefacts} artefacts, ${failed.length} that did not come again`);
process.exitCode = failed.length === 0 && artefacts > 0 ? 0 : 1;
