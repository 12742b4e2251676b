/**
 * The commands of docs/beyond-one-machine.md are pasted into a shell, with fewer runs in fewer shares of the smallest scenario, and its recipes for schedulers are run as a
 * scheduler would; what they merge to is what one run in one go prints. Its arithmetic is worked out again.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z95 } from "../../src/analysis/index.js";
import { entry } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/beyond-one-machine.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map((match) => match[1] as string);

const folder = mkdtempSync(join(tmpdir(), "faultline-beyond-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bin = join(folder, "bin");
mkdirSync(bin);
for (const [name, script] of [
  ["faultline", `exec "${process.execPath}" "${entry}" "$@"`],
  ["npx", 'exec "$@"'],
  ["npm", ":"],
] as const) {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

const runs = "600";
/** As written, but smaller: what is printed is to be the same, however many runs and shares there are. */
const smaller = (commands: string) =>
  commands
    .replace(/-n \d+/g, `-n ${runs}`)
    .replaceAll("tavush-2020", "tutorial")
    .replace("in 1 2 3 4", "in 1 2")
    .replace("$i/4", "$i/2")
    .replace(/\b16\b/g, "2")
    .replace(/\/8 /g, "/2 ");
/** Pastes commands into a shell in a folder of their own. */
function paste(place: string, commands: string, env: { readonly [name: string]: string } = {}) {
  const cwd = join(folder, place);
  mkdirSync(cwd, { recursive: true });
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", smaller(commands)], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...env },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return { stdout, cwd };
}

const has = (program: string) => spawnSync("/bin/sh", ["-c", `command -v ${program}`]).status === 0;
const wanted = (json: string) => paste("whole", `faultline run tavush-2020 -n 1 --seed oak ${json}`).stdout;
const ofShell = (words: string) => blocks("sh").find((block) => block.includes(words)) ?? "";

describe("docs/beyond-one-machine.md", () => {
  const whole = wanted("");

  test("has a loop that prints what one run in one go does", () => {
    expect(paste("loop", ofShell("for i in 1 2 3 4")).stdout).toBe(whole);
  });

  test.runIf(has("make"))("has a makefile that does", () => {
    writeFileSync(join(paste("make", ":").cwd, "Makefile"), smaller(blocks("make")[0] ?? ""));
    const { cwd } = paste("make", "make -s -j 2 oak.txt");
    expect(readFileSync(join(cwd, "oak.txt"), "utf8")).toBe(whole);
  });

  test.runIf(has("parallel"))("has a line for parallel that does", () => {
    expect(paste("parallel", ofShell("parallel --joblog")).stdout).toBe(whole);
  });

  test("has a job of an array that does", () => {
    for (const id of ["1", "2"])
      paste("array", ofShell("#SBATCH"), {
        SLURM_ARRAY_TASK_ID: id,
        SLURM_ARRAY_TASK_COUNT: "2",
        SLURM_CPUS_PER_TASK: "1",
      });
    expect(paste("array", "faultline merge oak-*.tally").stdout).toBe(whole);
  });

  test("has jobs of a build server that do", () => {
    const { jobs } = parse(blocks("yaml")[0] ?? "") as {
      jobs: { readonly [job: string]: { readonly steps: readonly { readonly run?: string }[] } };
    };
    const script = (job: string) => jobs[job]?.steps.flatMap(({ run = [] }) => run).join("\n") ?? "";
    for (let shard = 1; shard <= 2; shard += 1)
      paste(
        "matrix",
        script("shard")
          .replaceAll(/\$\{\{ matrix\.shard \}\}/g, `${shard}`)
          .concat(" > /dev/null"),
      );
    const { cwd } = paste("matrix", script("merge"));
    expect(readFileSync(join(cwd, "oak.json"), "utf8")).toBe(wanted("--json"));
  });

  test("has a way to put rows together that gives one table", () => {
    const { cwd } = paste(
      "rows",
      `${ofShell("rows-1.csv")}\nfaultline run tavush-2020 -n 1 --seed oak --csv whole.csv > whole.txt`,
    );
    expect(readFileSync(join(cwd, "rows.csv"), "utf8")).toBe(readFileSync(join(cwd, "whole.csv"), "utf8"));
  });

  test("counts right", () => {
    const seconds = { s: 1, min: 60, h: 3600 };
    const inSeconds = (cell: string) => {
      const [amount, unit] = cell.split(" ") as [string, keyof typeof seconds];
      return Number(amount) * seconds[unit];
    };
    /** Within the rounding of the cell. */
    const near = (cell: number, value: number) => expect(Math.abs(cell / value - 1)).toBeLessThan(0.21);
    const rows = page.split("\n").filter((line) => /^\| 10[⁶⁷⁸⁹] \|/.test(line));
    expect(rows).toHaveLength(4);
    for (const [place, row] of rows.entries()) {
      const n = 10 ** (6 + place);
      const [, , one = "", two = "", sixteen = "", hundred = "", tenth = "", rare = "", rarest = ""] = row
        .split("|")
        .map((cell) => cell.trim());
      for (const [cell, cores] of [
        [one, 1],
        [two, 2],
        [sixteen, 16],
        [hundred, 100],
      ] as const)
        if (cell !== "") near(inSeconds(cell), n / (25_000 * cores));
      near(Number(/[\d.]+/.exec(tenth)?.[0]), 100 * z95 * Math.sqrt(0.09 / n));
      near(Number(/[\d.]+/.exec(rare)?.[0]), 100 * z95 * Math.sqrt(1 / (n * 1e-4)));
      if (rarest !== "nothing to see") near(Number(/[\d.]+/.exec(rarest)?.[0]), 100 * z95 * Math.sqrt(1 / (n * 1e-6)));
    }
  });
});
