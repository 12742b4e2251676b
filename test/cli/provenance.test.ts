/**
 * Every artefact is enough to get its runs again: a reader that knows nothing of how one was made builds a command line from what it says of
 * itself, and gets its hash, and the bytes of a table. `node bench/provenance.mjs` does it with 200 invocations.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { invocations, kinds } from "../../bench/provenance-invocations.mjs";
import { type Run, reproduce } from "../../bench/reproduce.mjs";
import { faultlineIn } from "./faultline.js";

const root = mkdtempSync(join(tmpdir(), "faultline-provenance-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const run: Run = (folder, args) => faultlineIn(folder, ...args);

/** One of each kind; a backtest has no small crisis. */
const drawn = invocations(kinds.length - 1, 1, { small: true });

test.each(drawn.map((one, place) => [place, one] as const))("invocation %i", async (place, { steps, files }) => {
  const folder = join(root, `${place}`);
  mkdirSync(folder);
  for (const { args, keep, file } of steps) {
    if (file !== undefined) writeFileSync(join(folder, file.name), file.text);
    if (args === undefined) continue;
    const { code, stdout, stderr } = run(folder, args);
    expect(code, `${args.join(" ")}: ${stderr}`).toBe(0);
    if (keep !== undefined) writeFileSync(join(folder, keep), stdout);
  }
  for (const file of files) {
    const { command, differs } = await reproduce(file, run, folder);
    expect(differs, `${file}: ${command}`).toBeNull();
  }
});

test("an artefact that says something else is found out", async () => {
  const folder = join(root, "wrong");
  mkdirSync(folder);
  const { stdout } = run(folder, ["run", "tutorial", "--seed", "1", "--days", "20", "-n", "20", "--json"]);
  for (const [name, text] of [
    ["as-it-was.json", stdout],
    ["other-days.json", stdout.replace('"days": 20', '"days": 21')],
    ["no-hash.json", stdout.replace(/"hash": "[^"]*"/, '"hash": ""')],
  ] as const)
    writeFileSync(join(folder, name), text);
  const differs = async (file: string) => (await reproduce(file, run, folder)).differs;
  expect(await differs("as-it-was.json")).toBeNull();
  expect(await differs("other-days.json")).toMatch(/^hashes /);
  expect(await differs("no-hash.json")).toBe("it has no hash");
});
