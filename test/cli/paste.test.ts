/**
 * What is printed for pasting works as pasted: complete, quoted, by the name under which the program is found here.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programName } from "../../src/cli/started.js";
import { full } from "../share.js";
import { faultline, faultlineIn, jsonLines } from "./faultline.js";

const root = join(import.meta.dirname, "../..");
const library = join(root, "src/scenarios/library");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-paste-"));
  const own = readFileSync(join(library, "tutorial.yaml"), "utf8").replace("id: tutorial", "id: my-island");
  for (const name of ["my island.yaml", "x;touch y.yaml", "-dash.yaml"]) writeFileSync(join(folder, name), own);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => {
  const { code, ...said } = faultlineIn(folder, ...args);
  return { status: code, ...said };
};
/** Pastes a line: a shell reads it, and what it would start is run. */
const sh = (line: string) => {
  const words = spawnSync("sh", ["-c", `npx() { printf '%s\\0' "$@"; }\n${line}`], { cwd: folder, encoding: "utf8" });
  expect(words).toMatchObject({ status: 0, stderr: "" });
  const [program, ...args] = words.stdout.split("\0").slice(0, -1);
  expect(program).toBe("faultline");
  return run(...args);
};
const hashOf = (stdout: string) => jsonLines(stdout).at(-1)?.hash;

/** Commands of a transcript, by the word before them. */
function offered(stdout: string): { readonly again: string; readonly closer: string } {
  const line = (label: string) => new RegExp(`^${label}: *(.*)$`, "m").exec(stdout)?.[1] ?? "";
  return { again: line("Play again"), closer: line("Look closer") };
}

describe("what play prints", () => {
  const plays = [
    ["tavush-2020", "--seed", "7", "--days", "30", "--historical", "--variant", "csto-literal"],
    ["tavush-2020", "--seed", "Երևան 2020", "--run", "3", "--seat", "russia", "turkey"],
    ["x;touch y.yaml", "--seed", "it's 5"],
    ["./-dash.yaml", "--seed", "5", "--set", "northern-nerve=0.30000000000000004"],
    ["tavush-2020", "--seed", "7", "--set", "clash-severity=1.2"],
    ["tavush-2020", "--seed", "7", "--days", "30"],
    ["my island.yaml", "--seed", "5"],
  ];
  // In the share each option is there once.
  test.each(plays.slice(0, full ? plays.length : 4).map((args) => [args]))(
    "plays the same when it is pasted: %j",
    (args) => {
      const files = readdirSync(folder);
      const { stdout } = run("play", ...args, "--plain");
      const hash = hashOf(run("play", ...args, "--json").stdout);
      const { again, closer } = offered(stdout);
      expect(sh(`${again} --plain`).stdout).toBe(stdout);
      expect(hashOf(sh(`${again} --json`).stdout)).toBe(hash);
      expect(hashOf(sh(`${closer} --json`).stdout)).toBe(hash);
      expect(jsonLines(run("play", ...args, "--json").stdout).at(-1)?.again).toBe(again);
      expect(readdirSync(folder)).toEqual(files);
    },
  );

  test("of a session that people steered is its file, never a code", () => {
    writeFileSync(
      join(folder, "acts"),
      '{"type":"set-gauge","gauge":"tension","value":60}\n{"type":"advance","to":30}\n',
    );
    const { stdout } = run("play", "tutorial", "--seed", "1", "--inputs", "acts", "--save", "my $log", "--plain");
    expect(stdout).not.toContain("Replay code");
    const commands = [...stdout.matchAll(/npx faultline (resume|verify) .*$/gm)].map(([command]) => command);
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) expect(sh(`${command} --json`)).toMatchObject({ status: 0 });
    // Kept nowhere, it plays again along the same inputs.
    const unkept = run("play", "tutorial", "--seed", "1", "--inputs", "acts", "--json");
    const last = jsonLines(unkept.stdout).at(-1);
    expect(last).not.toHaveProperty("replay");
    expect(hashOf(sh(`${last?.again} --json`).stdout)).toBe(last?.hash);
  });

  test("does not depend on whether it is kept", () => {
    const args = ["play", "tutorial", "--seed", "4", "--seat", "north"];
    const kept = run(...args, "--plain", "--save", "kept.log").stdout;
    expect(kept.replace(/^Session: [\s\S]*/m, "")).toBe(run(...args, "--plain").stdout);
    const json = jsonLines(run(...args, "--json", "--save", "kept2.log").stdout);
    expect(json.at(-1)).toHaveProperty("session", "kept2.log");
    const { session: _session, ...end } = json.at(-1) as { session: string };
    expect([...json.slice(0, -1), end]).toEqual(jsonLines(run(...args, "--json").stdout));
  });
});

describe("what an error suggests", () => {
  test("where a session's file exists: how to go on with it", () => {
    run("play", "tutorial", "--seed", "1", "--plain", "--save", "it's there");
    const { status, stderr } = run("play", "tutorial", "--plain", "--save", "it's there");
    expect(status).toBe(2);
    expect(sh(`${/npx .*$/m.exec(stderr)?.[0]} --json`).status).toBe(0);
  });

  test("where a log is damaged: how to save what is sound", () => {
    run("play", "tutorial", "--seed", "1", "--plain", "--save", "broken log");
    const lines = readFileSync(join(folder, "broken log"), "utf8").split("\n");
    writeFileSync(join(folder, "broken log"), [...lines.slice(0, 3), "{}", ...lines.slice(4)].join("\n"));
    for (const command of ["resume", "verify", "report"]) {
      const args = command === "report" ? ["--out", "page.html"] : [];
      const { stdout, stderr } = run(command, "broken log", ...args);
      const offer = /npx .*$/m.exec(stdout + stderr)?.[0] ?? "";
      expect(offer).toBe("npx faultline verify 'broken log' --export 'broken log.good'");
      expect(sh(offer).status).toBe(1);
      expect(run("verify", "broken log.good").status).toBe(0);
      rmSync(join(folder, "broken log.good"));
    }
  });

  test("where a run of an ensemble breaks: how to play it alone, with all that was set", () => {
    const circle = readFileSync(join(library, "tutorial.yaml"), "utf8")
      .replace("on: north.fleet.land, chance: 0.9", "on: [north.fleet.land, south.army.relax], chance: 1")
      .replace("wait: 6, when: { north.fleet: in-port }", "on: [south.army.wake], when: { north.fleet: landed }");
    writeFileSync(join(folder, "my circle.yaml"), circle);
    const { status, stderr } = run(
      "run",
      "my circle.yaml",
      "-n",
      "200",
      "--seed",
      "a b",
      "--days",
      "9",
      "--workers",
      "0",
    );
    expect(status).toBe(1);
    const offer = /npx .*$/m.exec(stderr)?.[0] ?? "";
    expect(offer).toMatch(/^npx faultline play 'my circle\.yaml' --seed 'a b' --days 9/);
    expect(sh(`${offer} --plain`).status).toBe(1);
  });
});

describe("replay", () => {
  const code = (stdout: string) => /^Replay code: (\S+)$/m.exec(stdout)?.[1] ?? "";

  test("of a scenario that is not in the library says that its file has to be named, and how", () => {
    const own = code(run("play", "my island.yaml", "--seed", "5", "--plain").stdout);
    const refused = run("replay", own);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toContain("my-island is not in the library");
    expect(refused.stderr).toContain(`npx faultline replay ${own} --file FILE.yaml`);
  });

  test("names the files of another edition, the latest change first", () => {
    const own = code(run("play", "my island.yaml", "--seed", "5", "--plain").stdout);
    const text = readFileSync(join(folder, "my island.yaml"), "utf8");
    writeFileSync(join(folder, "edited.yaml"), text.replace("horizon: 30", "horizon: 31"));
    const refused = run("replay", own, "--file", "edited.yaml");
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/would play another crisis\n.*latest change first: edited\.yaml \(\d{4}-/);
  });

  test("takes no settings beside a code, which has them all; a code of 0.2 takes those that were printed beside it", () => {
    const { stdout } = run("play", "tutorial", "--seed", "2", "--run", "4", "--days", "9", "--plain");
    expect(run("replay", code(stdout), "--run", "4")).toMatchObject({ status: 2, stdout: "" });
    const old = `tutorial@${/@([0-9a-f]{8})/.exec(stdout)?.[1]}:2`;
    expect(run("replay", old, "--run", "4", "--days", "9", "--plain").stdout).toBe(stdout);
  });

  test("tells a slip from what is no code", () => {
    const { stdout } = run("play", "tutorial", "--seed", "2", "--plain");
    expect(run("replay", code(stdout).replace(":2:", ":3:")).stderr).toContain("has a slip in it");
    expect(run("replay", "f9:tutorial@00000000:2:abcd").stderr).toContain("of a later version");
  });
});

describe("--seat before the scenario", () => {
  test("leaves the scenario to the command", () => {
    const after = faultline("play", "tutorial", "--seat", "north", "--seed", "1", "--plain");
    expect(faultline("play", "--seat", "north", "tutorial", "--seed", "1", "--plain")).toEqual(after);
    expect(run("brief", "--seat", "north", "my island.yaml", "--out", "briefs").status).toBe(0);
    expect(readdirSync(join(folder, "briefs"))).toContain("seat-north.html");
  });

  test("is named as what took it, where nothing else can be meant", () => {
    const refused = faultline("play", "--seat", "tutorial", "--plain");
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/--seat took tutorial/) });
    expect(faultline("brief", "--seat", "north", "--out", folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("name the scenario"),
    });
  });
});

test("a brief names the file of a scenario of one's own, and the variant, in commands that work", () => {
  expect(run("brief", "x;touch y.yaml", "--variant", "bold-north", "--out", "own").status).toBe(0);
  const guide = readFileSync(join(folder, "own/facilitator-guide.md"), "utf8");
  const [, command = ""] = /Start the desk with `*(.*?)`*: t leads/.exec(guide) ?? [];
  expect(command).toContain("'x;touch y.yaml' --variant bold-north --seat north");
  expect(sh(`${command} --plain --seed 1`)).toMatchObject({ status: 0 });
  expect(readdirSync(folder)).toContain("exercise.log");
});

describe("the program's name", () => {
  const at = (name: string) => join(folder, "places", name);

  test("is faultline where the shell finds it under that name, and npx faultline elsewhere", () => {
    const places = ["usr", "other", "project/node_modules/.bin", "shims"];
    for (const place of places) mkdirSync(at(place), { recursive: true });
    const clone = join(root, "package.json");
    const installed = at("lib/node_modules/faultline/main.js");
    mkdirSync(at("lib/node_modules/faultline"), { recursive: true });
    writeFileSync(installed, "");
    expect(programName("", clone)).toBe("npx faultline");
    expect(programName([at("other"), at("usr")].join(":"), clone)).toBe("npx faultline");
    symlinkSync(clone, at("usr/faultline"));
    expect(programName([at("other"), at("usr")].join(":"), clone)).toBe("faultline");
    // Another program of that name.
    writeFileSync(at("other/faultline"), "");
    expect(programName(at("other"), clone)).toBe("npx faultline");
    // npm puts this on the path of what it runs, not on that of whoever pastes.
    symlinkSync(installed, at("project/node_modules/.bin/faultline"));
    expect(programName(at("project/node_modules/.bin"), installed)).toBe("npx faultline");
    // pnpm installs a script.
    writeFileSync(at("shims/faultline"), "#!/bin/sh\n");
    expect(programName(at("shims"), installed)).toBe("faultline");
  });
});

test("of random invocations with files called anything, every command that is printed plays the same", {
  tags: "sweep",
  timeout: 600_000,
}, () => {
  const share = full ? "60" : "1";
  const { status, stdout } = spawnSync(process.execPath, [join(root, "bench/paste-commands.mjs"), share], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/, 0 failures\n$/) });
});
