/**
 * Forecasts from outside: a run forecast by a script, left and gone on with, the file that is handed in, and a class scored.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashScenario } from "../../src/engine/index.js";
import { type WrittenScores, writeScores } from "../../src/forecast/index.js";
import { readScores } from "../../src/forecast/read-scores.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { replayCode } from "../../src/text/index.js";
import { entry, faultline } from "./faultline.js";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "faultline-forecast-"));
  mkdirSync(join(home, "bin"));
  const npx = join(home, "bin/npx");
  writeFileSync(npx, `#!/bin/sh\nshift\nexec '${process.execPath}' '${entry}' "$@"\n`);
  chmodSync(npx, 0o755);
});
afterEach(() => rmSync(home, { recursive: true }));

const options = (typed: readonly string[]) => ({
  encoding: "utf8" as const,
  cwd: home,
  input: typed.map((line) => `${line}\n`).join(""),
  env: { ...process.env, XDG_STATE_HOME: join(home, "state"), PATH: `${join(home, "bin")}:${process.env.PATH}` },
});

function play(words: readonly string[], typed: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, "play", ...words], options(typed));
  return { code: status, stderr, text: stdout.replace(/\s+/g, " ") };
}

const tutorial = ["tutorial", "--forecast", "--seed", "7", "--plain"];
const answers = (count: number) => Array.from({ length: count }, (_, place) => String(10 + ((place * 17) % 80)));

function fileAt(name: string): WrittenScores {
  const read = readScores(readFileSync(join(home, name), "utf8"));
  if ("fault" in read) throw new Error(read.fault);
  return read;
}

describe("faultline play --forecast", () => {
  it("asks, reveals, scores, and hands in what was said; typing errors and steps back cost nothing", () => {
    const typed = ["0", "100", "b", "12", "b", ...answers(40)];
    const { code, stderr, text } = play([...tutorial, "--name", "Ann", "--scores", "ann.json"], typed);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(text).toContain("Type a whole number from 1 to 99.");
    const { name, finished, forecasts } = fileAt("ann.json");
    expect({ name, finished }).toEqual({ name: "Ann", finished: true });
    expect(forecasts.slice(0, 3).map(({ percent }) => percent)).toEqual([10, 27, 44]);
    // The mean Brier score of the card, worked out here.
    const off = forecasts.map(({ percent, observed }) => percent / 100 - (observed === null ? 0 : 1));
    const brier = off.reduce((sum, one) => sum + one * one, 0) / forecasts.length;
    const bits = off.reduce((sum, one) => sum - Math.log2(1 - Math.abs(one)), 0) / forecasts.length;
    expect(text).toContain(`you ${brier.toFixed(2)} ${bits.toFixed(2)} the model`);
    for (const { text: question } of forecasts) expect(text.split(question).length).toBeGreaterThanOrEqual(3);
    const kept = /(?:\d+) forecasts are kept: (\S+)/.exec(text)?.[1] ?? "";
    expect(kept).toBe("ann.json");
  });

  it("left early, goes on with the command that it prints, and comes to the same as in one go", {
    tags: "sweep",
  }, () => {
    const whole = play([...tutorial, "--scores", "whole.json"], answers(60));
    expect(whole.code).toBe(0);
    rmSync(join(home, "state"), { recursive: true });
    const first = fileAt("whole.json").forecasts.filter(({ asked }) => asked === 0).length;
    const left = play(tutorial, answers(first));
    expect(left.text).toContain(`${first} forecasts are kept:`);
    const command = /Go on with it: (npx faultline play .*--forecast)/.exec(left.text)?.[1] ?? "";
    const rest = spawnSync("sh", ["-c", `${command} --plain --scores rest.json`], options(answers(60).slice(first)));
    expect({ code: rest.status, stderr: rest.stderr }).toEqual({ code: 0, stderr: "" });
    expect(rest.stdout).toContain("You go on after your forecasts of day 0.");
    expect(fileAt("rest.json")).toEqual(fileAt("whole.json"));
    const scores = /Score a class: (npx faultline scores .*)/.exec(rest.stdout)?.[1] ?? "";
    expect(spawnSync("sh", ["-c", scores], options([])).stdout).toContain("Forecasts of 1 person");
    // A second run is told how the last one went.
    expect(play(tutorial, answers(60)).text).toContain("you, last time");
  });

  it.each([
    [["tutorial", "--forecast", "--seat", "north"], "--seat"],
    [["tutorial", "--forecast", "--json"], "--json"],
    [["tutorial", "--scores", "x.json"], "--scores goes with --forecast"],
  ])("%j is refused", (words, why) => {
    const { code, stderr } = faultline("play", ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  it("writes over no file that holds anything else", () => {
    writeFileSync(join(home, "notes.json"), "my notes");
    const { code, stderr } = play([...tutorial, "--scores", "notes.json"], answers(40));
    expect(code).toBe(2);
    expect(stderr).toContain("notes.json");
    expect(readFileSync(join(home, "notes.json"), "utf8")).toBe("my notes");
  });
});

describe("faultline page --forecast", () => {
  it("writes a page whose turns begin with forecasts, but not of a run in which somebody is seated", {
    tags: "sweep",
  }, () => {
    expect(faultline("page", "tutorial", "--forecast").stdout).toContain('"forecast":true}</script>');
    expect(faultline("page", "tutorial").stdout).toContain('"forecast":false}</script>');
    const { scenario } = loadScenario(findScenario("tutorial"));
    const seats = [scenario.actors[0]?.id ?? ""];
    const run = { seed: "7", variant: null, set: {}, run: 0, days: null, historical: false, seats };
    const seated = replayCode({ scenario: "tutorial", scenarioHash: hashScenario(scenario), ...run });
    const { code, stderr } = faultline("page", seated, "--forecast");
    expect(code).toBe(2);
    expect(stderr).toContain(`the code seats ${seats[0]}`);
    expect(faultline("page", seated).code).toBe(0);
  });
});

const milestone = (name: string, by: number) => ({ kind: "milestone", milestone: name, by }) as const;

/** Two questions of one run, answered by somebody. */
const handedIn = (name: string | null, first: number, second: number): WrittenScores => ({
  engine: "0.3.0",
  scenario: "tutorial",
  code: "f2:tutorial@00575473:7:1dzt",
  name,
  finished: true,
  forecasts: [
    { question: milestone("landing", 7), text: "Will it?", asked: 0, percent: first, odds: 0.5, observed: 3 },
    {
      question: milestone("other", 14),
      text: "Will the other?",
      asked: 7,
      percent: second,
      odds: 0.25,
      observed: null,
    },
  ],
});

describe("faultline scores", () => {
  const write = (name: string, content: string) => {
    writeFileSync(join(home, name), content);
    return join(home, name);
  };

  it("ranks a class, with means that were worked out by hand, and names what was hardest", () => {
    // Ann: 0.2² and 0.2², mean 0.04. Bob: 0.5² and 0.5², mean 0.25. Without a name: 0.9² and 0.5², mean 0.53.
    const files = [
      write("b.json", writeScores(handedIn("Bob", 50, 50))),
      write("a.json", writeScores(handedIn("Ann\u001b[31m", 80, 20))),
      write("nobody.json", writeScores(handedIn(null, 10, 50))),
    ];
    const { code, stdout, stderr } = faultline("scores", ...files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).not.toContain("\u001b");
    const rows = stdout.split("\n").filter((line) => /^ {4}\d/.test(line));
    expect(
      rows.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(0, 4),
      ),
    ).toEqual([
      ["1", "Ann\\x1b[31m", "2", "0.04"],
      ["2", "Bob", "2", "0.25"],
      ["3", "nobody", "2", "0.53"],
    ]);
    const json = JSON.parse(faultline("scores", ...files, "--json").stdout);
    expect(json.people.map(({ scores }: { scores: { own: { brier: number } } }) => scores.own.brier)).toEqual([
      expect.closeTo(0.04, 12),
      expect.closeTo(0.25, 12),
      expect.closeTo(0.53, 12),
    ]);
    // The first question: 0.2², 0.5² and 0.9², mean 0.3667; the second: 0.2², 0.5² and 0.5², mean 0.18.
    expect(json.questions.map(({ text, brier }: { text: string; brier: number }) => [text, brier])).toEqual([
      ["Will it?", expect.closeTo(1.1 / 3, 12)],
      ["Will the other?", expect.closeTo(0.54 / 3, 12)],
    ]);
    expect(json.together.forecasts).toBe(6);
  });

  it("says where two files of one run disagree on what happened", () => {
    const honest = handedIn("Ann", 80, 10);
    const [first, second] = honest.forecasts as [
      WrittenScores["forecasts"][number],
      WrittenScores["forecasts"][number],
    ];
    const edited = { ...honest, name: "Eve", forecasts: [{ ...first, observed: null }, second] };
    const { stdout } = faultline("scores", write("a.json", writeScores(honest)), write("e.json", writeScores(edited)));
    expect(stdout.replace(/\s+/g, " ")).toContain("changed by hand: Will it? (Ann, Eve)");
  });

  it.each([
    ["not JSON", "{", "it is no JSON"],
    ["another's", "{}", "it holds no forecasts of faultline"],
    ["a newer one", '{"format":"faultline-forecasts/9"}', "faultline-forecasts/9"],
    ["certainty", writeScores(handedIn("A", 100, 50)), "forecasts.0.percent"],
    [
      "a question asked too late",
      writeScores(handedIn("A", 50, 50)).replace('"asked": 7', '"asked": 14'),
      "forecasts.1",
    ],
    ["unknown keys", writeScores(handedIn("A", 50, 50)).replace('"name"', '"nick"'), "name"],
  ])("refuses %s, by the file's name, and scores nothing", (_, content, why) => {
    const good = write("good.json", writeScores(handedIn("Ann", 80, 10)));
    const { code, stdout, stderr } = faultline("scores", good, write("bad.json", content));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("bad.json");
    expect(stderr).toContain(why);
  });

  it("refuses a file that is too large, and one that is not there", () => {
    const { code, stderr } = faultline("scores", write("big.json", " ".repeat(2_000_001)), join(home, "none.json"));
    expect(code).toBe(2);
    expect(stderr).toContain("big.json");
    expect(stderr).toContain("none.json: there is no such file");
  });
});
