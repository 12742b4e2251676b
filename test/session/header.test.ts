/**
 * A header is read strictly, whatever a forger puts in it, and what could not be read again is not begun.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashScenario, type Inject, limits, type Scenario } from "../../src/engine/index.js";
import { readLog, replayLog, SessionFault } from "../../src/session/index.js";
import { sha256, writeLine } from "../../src/session/line.js";
import { fictional } from "../engine/fictional.js";
import { begin, inFolder } from "./exercise.js";

const inject = (id: string): Inject => ({
  id,
  label: id,
  from: "a",
  to: "b",
  delivery: "press",
  text: id,
  schedule: { when: { kind: "day", min: 0 } },
  historical: false,
  effects: [],
  headline: id,
  evidence: [],
});
const crowded: Scenario = {
  ...fictional,
  injects: [...fictional.injects, ...Array.from({ length: 4000 }, (_, place) => inject(`news-${place}`))],
};

/** The first line of a session's log as somebody would forge it: what `change` makes of it, with the checksum made good. */
function forge(change: (line: string) => string, scenario: Scenario = fictional): Buffer {
  const { rule: _rule, ...header } = begin(fictional).header;
  const line = writeLine({ ...header, format: 1, resolved: scenario, scenarioHash: hashScenario(scenario) }, 0, null);
  const open = change(line.slice(0, line.lastIndexOf(',"checksum"')));
  return Buffer.from(`${open},"checksum":"${sha256(open)}"}\n`, "latin1");
}

function refusalOf(log: Buffer): SessionFault {
  try {
    replayLog(readLog(log));
  } catch (error) {
    if (error instanceof SessionFault) return error;
    throw error;
  }
  throw new Error("it was read");
}

const summary = `"summary":${JSON.stringify(fictional.summary)}`;
const nested = (levels: number) => `${'{"kind":"not","of":'.repeat(levels)}{"kind":"day","min":1}${"}".repeat(levels)}`;
const when = JSON.stringify(fictional.endings[0]?.when);

describe("a forged header is refused as damaged in line 1, and told what is wrong:", () => {
  it.each<readonly [what: string, log: () => Buffer, told: RegExp]>([
    ["more conditional injects than a file may hold", () => forge((line) => line, crowded), /injects: .*<=200/],
    ["a condition nested 100,000 deep", () => forge((line) => line.replace(when, nested(100_000))), /nested more than/],
    [
      "lists nested 100,000 deep",
      () => forge((line) => line.replace(summary, `"summary":${"[".repeat(1e5)}${"]".repeat(1e5)}`)),
      /nested more than/,
    ],
    [
      "a condition one level too deep",
      () => forge((line) => line.replace(when, nested(limits.condition))),
      /endings\.0\.when: nested more than 80/,
    ],
    [
      "a number beyond what a double holds",
      () => forge((line) => line.replace('"turn":7', '"turn":1e999')),
      /turn: the number Infinity/,
    ],
    [
      "a number beyond what a file may hold",
      () => forge((line) => line.replace(/"max":\d+/, '"max":1e300')),
      /max: .*<=1000000000/,
    ],
    [
      "__proto__ beside other keys",
      () => forge((line) => line.replace(summary, `"__proto__":{"x":1},${summary}`)),
      /resolved: a key called __proto__/,
    ],
    [
      "__proto__ among the settings",
      () => forge((line) => line.replace('"set":{}', '"set":{"__proto__":1}')),
      /set: a key called __proto__/,
    ],
    [
      "__proto__ spelt with an escape",
      () => forge((line) => line.replace('"set":{}', '"set":{"\\u005f_proto__":1}')),
      /set: a key called __proto__/,
    ],
    [
      "the names of methods",
      () => forge((line) => line.replace(summary, `"toString":1,"constructor":{},${summary}`)),
      /resolved: Unrecognized keys/,
    ],
    [
      "a text without end",
      () => forge((line) => line.replace(summary, `"summary":"${"x".repeat(2001)}"`)),
      /summary: .*<=2000/,
    ],
    [
      "half a character",
      () => forge((line) => line.replace(summary, '"summary":"\\ud800"')),
      /summary: text with half a character/,
    ],
    [
      "a header without end",
      () => forge((line) => line.replace(summary, `"summary":"${"x".repeat(1 << 26)}"`)),
      /longer than/,
    ],
    [
      "a rule for orders in a format without one",
      () => forge((line) => line.replace('"seats":', '"rule":{"version":1,"orders":"open"},"seats":')),
      /a rule for orders stands in format 2/,
    ],
    [
      "a format with a rule for orders and none",
      () => forge((line) => line.replace('"format":1', '"format":2')),
      /a rule for orders stands in format 2/,
    ],
    [
      "a secret that is none",
      () =>
        forge((line) =>
          line
            .replace('"format":1', '"format":2')
            .replace('"seats":', '"rule":{"version":1,"orders":"sealed","secret":"x"},"seats":'),
        ),
      /rule.secret/,
    ],
    [
      "open orders with a secret",
      () =>
        forge((line) =>
          line
            .replace('"format":1', '"format":2')
            .replace('"seats":', '"rule":{"version":1,"orders":"open","secret":"x"},"seats":'),
        ),
      /rule: /,
    ],
    [
      "a trigger of two kinds",
      () => forge((line) => line.replace(/"trigger":\{"kind":"hazard"/, '"trigger":{"chance":1,"kind":"hazard"')),
      /trigger: /,
    ],
  ])("%s", (_, log, told) => {
    const fault = refusalOf(log());
    expect(fault).toMatchObject({ kind: "damaged", line: 1 });
    expect(fault.message).toMatch(told);
  });

  it("while one that is made good without a change is read", () => {
    expect(replayLog(readLog(forge((line) => line))).model.scenario).toEqual(fictional);
  });
});

describe("a log whose orders follow a rule of a later version", () => {
  it("is refused by name, with the engine that wrote it", () => {
    const rule = '"rule":{"version":99,"orders":"by-lot","seats":3},"seats":';
    const fault = refusalOf(forge((line) => line.replace('"format":1', '"format":2').replace('"seats":', rule)));
    expect(fault).toMatchObject({
      kind: "newer",
      line: 1,
      hint: expect.stringContaining("use the version that wrote it"),
    });
    expect(fault.message).toMatch(/version 99 of their rule/);
  });
});

describe("a session that could not be opened again", () => {
  it("is refused before anything is played, and leaves no file", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      expect(() => begin(crowded, "one", { file })).toThrow(/could not be opened again: .*injects/);
      const unknown = { ...fictional, weather: "rain" } as Scenario;
      expect(() => begin(unknown, "one", { file })).toThrow(/could not be opened again: .*"weather"/);
      expect(existsSync(file)).toBe(false);
    });
  });
});
