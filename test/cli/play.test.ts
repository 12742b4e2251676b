/**
 * `play` and `replay` without a terminal: what a pipe, a script or a log gets.
 */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { type Record as EngineRecord, hashRecords } from "../../src/engine/index.js";
import { replayCode } from "../../src/text/index.js";
import { entry, faultline, jsonLines } from "./faultline.js";

describe("play --json", () => {
  const played = faultline("play", "tavush-2020", "--json", "--seed", "1");
  const lines = jsonLines(played.stdout);

  test("starts with what is played and ends with how it ended and a hash", () => {
    expect(played).toMatchObject({ code: 0, stderr: "" });
    expect(lines[0]).toMatchObject({
      type: "start",
      engine: "0.3.0",
      scenario: "tavush-2020",
      variant: null,
      seed: "1",
    });
    expect(lines[0]?.scenarioHash).toMatch(/^[0-9a-f]{64}$/);
    expect(lines.at(-1)).toMatchObject({ type: "end", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(lines.at(-1)).toHaveProperty("ending");
    expect(lines.at(-1)).toHaveProperty("day");
  });

  test("between them every line is a record with the fields that were promised", () => {
    const kinds = new Set(["transition", "response", "timeout", "inject", "milestone"]);
    for (const line of lines.slice(1, -1)) {
      expect(kinds).toContain(line.type);
      expect(line).toMatchObject({
        day: expect.any(Number),
        date: expect.stringMatching(/^2020-\d\d-\d\d$/),
        headline: expect.any(String),
      });
      if (line.type === "milestone" || line.type === "inject") continue;
      expect(Object.keys(line)).toEqual(
        expect.arrayContaining(["actor", "posture", "transition", "from", "to", "effects", "evidence"]),
      );
    }
  });

  test("the hash is that of the records as anyone can read them back", () => {
    const records = lines.slice(1).map(({ hash: _hash, replay: _replay, again: _again, ...record }) => record);
    expect(hashRecords(records as unknown as EngineRecord[])).toBe(lines.at(-1)?.hash);
  });

  test("the same seed gives the same bytes, another seed another crisis", () => {
    expect(faultline("play", "tavush-2020", "--json", "--seed", "1").stdout).toBe(played.stdout);
    expect(jsonLines(faultline("play", "--json", "--seed", "2").stdout).at(-1)?.hash).not.toBe(lines.at(-1)?.hash);
  });

  test("--explain adds why to every record and changes nothing else", () => {
    const explained = jsonLines(faultline("play", "tavush-2020", "--json", "--explain", "--seed", "1").stdout);
    expect(explained.slice(1).every((line) => line.why !== undefined)).toBe(true);
    expect(explained.map(({ why: _why, ...line }) => line)).toEqual(lines);
  });
});

test("without a terminal, play tells tavush-2020 in plain text, with probabilities, an ending and a replay code", () => {
  const { code, stdout, stderr } = faultline("play", "--seed", "7");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Tavush, July 2020\n60 days from Sun 12 Jul 2020 · seed 7 · as written\n/);
  expect(stdout).toMatch(
    /\n\d\d \w{3} {2}[A-Z]{2,4} +\S.* (?:<0\.1|\d+(?:\.\d)?|>99)% a day; (?:<0\.1|\d+(?:\.\d)?|>99)% within a week, [a-z ]+\n/,
  );
  expect(stdout).toMatch(/\nEnds \w{3} \d+ \w{3} 2020: .+\n/);
  expect(stdout).toMatch(/\nReplay code: f2:tavush-2020@[0-9a-f]{8}:7:[0-9a-z]{4}\n/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for just those is the point.
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test("a reader that stops early is no failure", () => {
  const script = `${process.execPath} ${entry} play --json --explain --seed 1 | head -c 100`;
  const shown = execFileSync("bash", ["-c", `set -o pipefail; ${script}; echo "code \${PIPESTATUS[0]}"`], {
    encoding: "utf8",
  });
  expect(shown).toMatch(/code 0\n$/);
});

describe("replay", () => {
  const variantRun = faultline("play", "tavush-2020", "--plain", "--seed", "9", "--variant", "csto-literal");
  const code = /Replay code: (\S+)/.exec(variantRun.stdout)?.[1] ?? "";

  test("a replay code plays the same crisis, variant and all", () => {
    expect(code).toMatch(/^f2:tavush-2020@[0-9a-f]{8}:9:variant=csto-literal:[0-9a-z]{4}$/);
    expect(faultline("replay", code, "--plain").stdout).toBe(variantRun.stdout);
  });

  test("a code of another edition is refused, with the files that make up this one", () => {
    const run = { scenario: "tavush-2020", scenarioHash: "00000000", seed: "9", variant: null, set: {}, days: null };
    const refused = faultline("replay", replayCode({ ...run, run: 0, historical: false, seats: [] }));
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/edition 00000000 .*would play another crisis[\s\S]*tavush-2020\.yaml/);
  });
});

test("a transcript begins each new year with a line, and only those", () => {
  const yearsOf = (scenario: string) =>
    faultline("play", scenario, "--seed", "3", "--plain")
      .stdout.split("\n")
      .filter((line) => /^\d{4}$/.test(line));
  expect(yearsOf("aftermath-2020")).toEqual(["2021"]);
  expect(yearsOf("tavush-2020")).toEqual([]);
});
