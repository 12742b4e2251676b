/**
 * The instructors' page tells no figure that the model does not: its commands run, its counts are exact, its shares are
 * what fewer runs of other dice give, within four standard errors.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRefusal, runEnsemble } from "../../src/index.js";
import { faultline } from "../cli/faultline.js";
import { headlineMilestones, transitionsOf } from "../library/south-caucasus.js";
import { library, libraryScenario } from "../report/library.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/library.md"), "utf8");
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id).sort();

/** Rows of the table whose heading row begins with these columns, code marks taken off. */
function tableOf(...columns: readonly string[]): readonly (readonly string[])[] {
  const start = page.indexOf(`| ${columns.join(" | ")} |`);
  expect(start, columns.join()).toBeGreaterThan(-1);
  const rows = page.slice(start).split("\n\n")[0]?.split("\n").slice(2) ?? [];
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

describe("the library page's tables", () => {
  it("list every scenario, its start and its days", () => {
    const rows = tableOf("scenario", "start", "days");
    expect(rows.map(([id]) => id).sort()).toEqual(idsOf(library));
    for (const scenario of library) {
      const row = rows.find(([id]) => id === scenario.id);
      expect(row?.[2], scenario.id).toBe(String(scenario.horizon));
      const date = new Date(row?.[1] ?? "");
      if (scenario.id !== "tutorial")
        expect(date.toDateString()).toBe(new Date(`${scenario.start}T00:00`).toDateString());
    }
  });

  it("count transitions, covered ones and those never seen", () => {
    const rows = tableOf("scenario", "runs", "transitions", "fired");
    expect(rows.map(([id]) => id).sort()).toEqual(idsOf(library));
    for (const scenario of library) {
      const [, , transitions, fired, never] = rows.find(([id]) => id === scenario.id) ?? [];
      expect(Number(transitions), scenario.id).toBe(transitionsOf(scenario).length);
      expect(Number(fired) / Number(transitions), scenario.id).toBeGreaterThanOrEqual(0.95);
      expect(never !== "", scenario.id).toBe(fired !== transitions);
    }
  });

  it("say what rests on claims, and what on judgement alone", () => {
    const rows = tableOf("scenario", "transitions", "on claims");
    for (const scenario of library.filter(({ id }) => id !== "tutorial")) {
      const transitions = transitionsOf(scenario);
      const ratios = transitions.flatMap((transition) => transition.ratios).filter(({ kind }) => kind !== "assumption");
      const claimed = (elements: readonly { readonly evidence: readonly string[] }[]) =>
        elements.filter(({ evidence }) => evidence.length > 0).length;
      expect(
        rows
          .find(([id]) => id === scenario.id)
          ?.slice(1)
          .map(Number),
        scenario.id,
      ).toEqual([transitions.length, claimed(transitions), ratios.length, claimed(ratios), scenario.claims.length]);
    }
  });

  it("give for every variant its headline milestone, moved by ten points its way", () => {
    const rows = tableOf("scenario", "variant", "milestone", "as written");
    const told = rows.map(([scenario, variant, milestone]) => [scenario, variant, milestone].join());
    const claimed = Object.entries(headlineMilestones).flatMap(([scenario, variants]) =>
      Object.entries(variants).map(([variant, [milestone]]) => [scenario, variant, milestone].join()),
    );
    expect([...told].sort()).toEqual([...claimed].sort());
    for (const [scenario = "", variant = "", , , , change = ""] of rows) {
      const points = Number.parseFloat(change.replace("−", "-"));
      const [, direction] = headlineMilestones[scenario]?.[variant] ?? ["", 1];
      expect(points * direction, `${scenario}:${variant}`).toBeGreaterThan(10);
    }
  });

  const measured = tableOf("scenario", "milestone", "share");

  it.each([...new Set(measured.map(([id = ""]) => id))])("give shares that %s has", async (id) => {
    const options = { seed: "1", runs: id === "long-arc" ? 100 : 1000, workers: 0, plainEstimates: true };
    const played = await runEnsemble(libraryScenario(id), options);
    if (isRefusal(played)) throw new Error(played.message);
    for (const [, milestone = "", share = ""] of measured.filter(([row]) => row === id)) {
      const told = Number.parseFloat(share) / 100;
      // Rare things are Poisson: their spread is that of one more than was told.
      const spread = Math.sqrt((Math.max(told * (1 - told), 0) + 1 / played.n) / played.n);
      expect(Math.abs((played.milestones[milestone]?.p ?? Number.NaN) - told), milestone).toBeLessThan(
        4 * spread + 0.001,
      );
    }
  });
});

describe("a command on the library page", () => {
  // Fewer runs say as much about whether it works.
  const fewer = (command: string) => command.replace(/-n \d+/, command.includes("long-arc") ? "-n 20" : "-n 100");
  const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => fewer(match[1] ?? ""));
  const scripts = [...page.matchAll(/^node (scripts\/.+)$/gm)].map((match) => fewer(match[1] ?? ""));

  it.each(commands)("works: %s", (command) => {
    const { code, stdout, stderr } = faultline(...command.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });

  it.each(scripts)("works: node %s", (command) => {
    const [script = "", ...args] = command.split(" ");
    const counted = args.includes("-n") ? args : [...args, "-n", "100"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...counted], {
      cwd: root,
      encoding: "utf8",
    });
    // So few runs may miss more than one in twenty; then it says so with a 1.
    expect([0, 1]).toContain(status);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\d+ of \d+ transitions fired in at least one, [\d.]+ %$/m);
  });
});

it("a file that the library page points at exists", () => {
  const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  for (const link of links) expect(existsSync(join(root, "docs", link)), link).toBe(true);
});

it("scripts/coverage.mjs says what is wrong with its arguments, and with a scenario", () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["scripts/coverage.mjs", ...args], { cwd: root, encoding: "utf8" });
  for (const args of [[], ["tutorial", "-n", "0"], ["tutorial", "--fast"], ["tavush"]]) {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }, args.join(" ")).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^coverage: /);
    expect(stderr).not.toMatch(/^ +at /m);
  }
});
