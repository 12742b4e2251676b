/**
 * `diff` from outside: what differs between two scenarios, two variants, and a file and its last commit.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { committedFiles } from "../../src/cli/committed.js";
import { UsageError } from "../../src/cli/failure.js";
import { canonicalJson } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { apply } from "../changes/random-changes.js";
import { faultlineIn } from "./faultline.js";

const scratch = mkdtempSync(join(tmpdir(), "faultline-diff-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const library = join(import.meta.dirname, "../../src/scenarios/library");
const tavush = readFileSync(join(library, "tavush-2020.yaml"), "utf8");
const here = (...args: readonly string[]) => faultlineIn(scratch, ...args);

function written(name: string, text: string): string {
  writeFileSync(join(scratch, name), text);
  return name;
}

function git(folder: string, ...args: readonly string[]): void {
  const author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
  const { status, stderr } = spawnSync("git", ["-C", folder, ...author, ...args], { encoding: "utf8" });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
}

/** A repository with a scenario of two files in its last commit. */
function repository(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, "crises/parts"), { recursive: true });
  const tutorial = readFileSync(join(library, "tutorial.yaml"), "utf8");
  writeFileSync(join(folder, "crises/parts/more.yaml"), "horizon: 21\n");
  writeFileSync(
    join(folder, "crises/mine.yaml"),
    tutorial.replace(/^(format: .*)$/m, "$1\nimports: [parts/more.yaml]").replace(/^horizon: .*\n/m, ""),
  );
  git(folder, "init", "--quiet");
  git(folder, "add", ".");
  git(folder, "commit", "--quiet", "-m", "As it was");
  return folder;
}

describe("two scenarios", () => {
  const changed = tavush
    .replace("initial: 52,", "initial: 60,")
    .replace(
      "when: { front.hostilities: [limited-war, general-war] }",
      "when: { front.hostilities: [clashes, limited-war, general-war] }",
    );
  const mine = written("mine.yaml", changed);

  test("are told apart in words, with the file and line of both sides", () => {
    const { code, stdout, stderr } = here("diff", "tavush-2020", mine);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("2 differences");
    expect(stdout).toMatch(
      /gauges\.tension: initial 52 → 60, by judgement {2}library:tavush-2020\.yaml:\d+ → mine\.yaml:\d+/,
    );
    expect(stdout).toMatch(/condition: The front · Hostilities gained “Clashes” /);
  });

  test("with --exit-code the answer is 1, and 0 where nothing differs", { tags: "sweep" }, () => {
    expect(here("diff", "tavush-2020", mine, "--exit-code").code).toBe(1);
    const same = here("diff", mine, mine, "--exit-code");
    expect({ code: same.code, first: same.stdout.split("\n")[0] }).toEqual({ code: 0, first: "No differences" });
  });

  test("as JSON, the changes made to the first give the second, and every one is in a line and has its places", () => {
    const { stdout } = here("diff", "four-day-war-2016", mine, "--json");
    const difference = JSON.parse(stdout);
    const [one, two] = ["four-day-war-2016", join(scratch, mine)].map((name) => loadScenario(name).scenario);
    expect(canonicalJson(apply(one!, difference.changes))).toBe(canonicalJson(two));
    expect(
      difference.lines
        .flatMap(({ changes }: { changes: number[] }) => changes)
        .toSorted((a: number, b: number) => a - b),
    ).toEqual(difference.changes.map((_: unknown, place: number) => place));
    for (const { kind, places } of difference.changes) {
      if (kind !== "added") expect(places.before).toMatchObject({ file: expect.any(String), line: expect.any(Number) });
      if (kind !== "removed")
        expect(places.after).toMatchObject({ file: expect.any(String), line: expect.any(Number) });
    }
  });

  test("a variant differs in what it sets, where it is written in the variant", () => {
    const { stdout } = here("diff", "tavush-2020", "tavush-2020:csto-literal", "--json");
    const { changes, second } = JSON.parse(stdout);
    const line = tavush.split("\n").findIndex((text) => text.includes("csto-literal:")) + 1;
    expect(second.variant).toBe("csto-literal");
    expect(changes.map(({ path }: { path: string[] }) => path.at(-1))).toEqual(["value", "value", "value"]);
    expect(changes[0].places.after.line).toBeGreaterThanOrEqual(line);
  });

  test("what is written once for several copies is told once", () => {
    const actors = (wait: number) => `format: 2
id: copies
title: Copies
summary: Two alike.
start: 2020-01-01
horizon: 10
turn: 5
gauges:
  tension: { label: Tension, min: 0, max: 100, initial: 10, judgement: A guess. }
actors:
  north:
    label: North
    postures:
      alert:
        label: Alert
        initial: low
        states: { low: { label: Low }, high: { label: High, final: true } }
        transitions:
          raise: { from: low, to: high, wait: ${wait}, headline: Alert raised, judgement: A guess. }
  south: { like: north, label: South }
endings:
  over: { label: Over, when: { north.alert: high, south.alert: high }, judgement: A guess. }
`;
    const { stdout } = here("diff", written("slow.yaml", actors(6)), written("quick.yaml", actors(4)));
    expect(stdout).toContain("2 differences");
    expect(stdout).toMatch(
      /north\.alert\.raise \(and its copies south\.alert\.raise, .*\): mean wait 6 → 4 days, by judgement/,
    );
    expect(stdout.match(/mean wait/g)).toHaveLength(1);
  });

  test("a mistake in either is reported as validate does, and an unknown variant with those there are", () => {
    const broken = here("diff", "tavush-2020", written("broken.yaml", tavush.replace("horizon: 60", "horizon: sixty")));
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/broken\.yaml:\d+:\d+ {2}horizon/);
    const unknown = here("diff", "tavush-2020", "tavush-2020:csto-litteral");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("csto-literal");
  });
});

describe("a file and its last commit", () => {
  const folder = repository("kept");
  const inside = (...args: readonly string[]) => faultlineIn(folder, ...args);

  test("are alike until the file or one that it imports changes, also one that is gone now", () => {
    expect(inside("diff", "crises/mine.yaml", "--exit-code")).toMatchObject({ code: 0, stderr: "" });
    writeFileSync(join(folder, "crises/parts/more.yaml"), "horizon: 30\n");
    const { code, stdout } = inside("diff", "crises/mine.yaml", "--committed", "--exit-code");
    expect(code).toBe(1);
    expect(stdout).toMatch(/horizon 21 → 30 days {2}HEAD:crises\/parts\/more\.yaml:1 → crises\/parts\/more\.yaml:1/);
    const alone = readFileSync(join(folder, "crises/mine.yaml"), "utf8").replace(
      "imports: [parts/more.yaml]",
      "horizon: 14",
    );
    cpSync(join(folder, "crises/mine.yaml"), join(folder, "kept.yaml"));
    writeFileSync(join(folder, "crises/mine.yaml"), alone);
    rmSync(join(folder, "crises/parts/more.yaml"));
    expect(inside("diff", "crises/mine.yaml").stdout).toMatch(
      /horizon 21 → 14 days {2}HEAD:crises\/parts\/more\.yaml:1 → crises\/mine\.yaml:\d+/,
    );
  });

  test("what the last commit has not, or has as a link, is refused with what to do", () => {
    writeFileSync(join(folder, "new.yaml"), tavush);
    const fresh = inside("diff", "new.yaml");
    expect(fresh.code).toBe(2);
    expect(fresh.stderr).toContain("new.yaml is not in the last commit");
    expect(fresh.stderr).toContain("faultline diff <first> <second>");
    const outside = here("diff", "mine.yaml");
    expect(outside.code).toBe(2);
    expect(outside.stderr).toContain("mine.yaml is in no git repository");
    expect(inside("diff", "crises/mine.yaml", "new.yaml", "--committed").stderr).toContain("leave out one of them");
  });

  test("an error in the last commit names it", () => {
    const other = repository("linked");
    rmSync(join(other, "crises/parts/more.yaml"));
    symlinkSync("/dev/zero", join(other, "crises/parts/more.yaml"));
    git(other, "add", ".");
    git(other, "commit", "--quiet", "-m", "A link");
    const { code, stderr } = faultlineIn(other, "diff", "crises/mine.yaml");
    expect(code).toBe(2);
    expect(stderr).toContain("HEAD:crises/parts/more.yaml");
  });

  test("a repository without a commit, and a machine without git, are told apart", () => {
    const empty = join(scratch, "empty");
    mkdirSync(empty);
    git(empty, "init", "--quiet");
    writeFileSync(join(empty, "a.yaml"), tavush);
    expect(() => committedFiles(join(empty, "a.yaml"))).toThrow(/has no commit yet/);
    const { PATH } = process.env;
    try {
      process.env.PATH = empty;
      expect(() => committedFiles(join(empty, "a.yaml"))).toThrow(UsageError);
      expect(() => committedFiles(join(empty, "a.yaml"))).toThrow(/git is not on this machine/);
    } finally {
      process.env.PATH = PATH;
    }
  });
});
