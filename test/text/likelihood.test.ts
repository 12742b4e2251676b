/**
 * How likely a record was is said in one place: each kind of record has its phrases, a day has a figure and no word,
 * and a count of runs never makes a thing impossible.
 */

import { describe, expect, it } from "vitest";
import { likelihood } from "../../src/analysis/likelihood.js";
import type { Record as RunRecord } from "../../src/engine/index.js";
import { recordTable } from "../../src/report/after-action/scrubber.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { beginSession, type RecordEntry, recordsOf, timeline } from "../../src/session/index.js";
import {
  chanceInColumn,
  countedWord,
  createLookup,
  isByChance,
  likelihoodInWords,
  likelihoodOf,
  likelihoodSentence,
  shareOfRuns,
} from "../../src/text/index.js";
import { sayRecord } from "../../src/tui/panels/say-record.js";
import { whyPageLines } from "../../src/tui/panels/why.js";
import { wireLines } from "../../src/tui/panels/wire.js";
import { storyInBrief } from "../../src/tui/screens/projector/story.js";
import { plainLine } from "../../src/tui/term/line.js";
import { beginningOf } from "../session/exercise.js";
import { sceneAt } from "../tui/drawn.js";

const base = { seq: 0, day: 1, date: "2020-07-13", time: 1.5, headline: "It happens", evidence: [], effects: [] };
const posture = { ...base, actor: "a", posture: "a.b", transition: "a.b.c", from: "x", to: "y" };
const put = { ...base, type: "inject", by: "hand" } as const;

describe("a record in words", () => {
  // 1 − exp(−0.21) = 0.1894, 1 − exp(−1.47) = 0.7701, by a table of the exponential.
  it.each<[string, RunRecord, string, string]>([
    [
      "a hazard",
      { ...posture, type: "transition", ratePerDay: 0.21 },
      "19%/day",
      "19% a day; 77% within a week, likely",
    ],
    [
      "a rare hazard",
      { ...posture, type: "transition", ratePerDay: 0.0001 },
      "<0.1%/day",
      "<0.1% a day; <0.1% within a week, almost no chance",
    ],
    ["an answer", { ...posture, type: "response", chance: 0.4 }, "40%", "an answer: 40%, unlikely"],
    [
      "an answer that is always given",
      { ...posture, type: "response", chance: 1 },
      "100%",
      "an answer that always comes",
    ],
    ["a timeout", { ...posture, type: "timeout" }, "", "its timer expired"],
    [
      "a hazard with outcomes, as it ended",
      { ...posture, type: "transition", ratePerDay: 0.21, outcome: "so", outcomeChance: 0.1 },
      "2%/day",
      "2% a day; 8% within a week, very unlikely",
    ],
    [
      "an answer with outcomes, as it ended",
      { ...posture, type: "response", chance: 0.4, outcome: "so", outcomeChance: 0.5 },
      "20%",
      "an answer: 20%, unlikely",
    ],
    [
      "a timeout with outcomes",
      { ...posture, type: "timeout", outcome: "so", outcomeChance: 0.04 },
      "4%",
      "its timer expired; that it would end so: 4%, almost no chance",
    ],
    [
      "an order with outcomes",
      { ...posture, type: "transition", by: "seat", outcome: "so", outcomeChance: 0.6 },
      "60%",
      "ordered by its seat; that it would end so: 60%, likely",
    ],
    ["an order", { ...posture, type: "transition", by: "seat", ratePerDay: 0.21 }, "", "ordered by its seat"],
    [
      "a forced transition",
      { ...posture, type: "response", by: "hand", reason: "time" },
      "",
      "forced by the white cell: time",
    ],
    ["a timeout that was forced", { ...posture, type: "timeout", by: "hand" }, "", "forced by the white cell"],
    [
      "a failed order",
      { ...put, inject: "@order-failed", chance: 0.6 },
      "",
      "ordered, but it failed: its chance was 60%",
    ],
    ["a veto", { ...put, inject: "@denied", reason: "too soon" }, "", "denied by the white cell: too soon"],
    ["a gauge that was set", { ...put, inject: "@gauge" }, "", "set by the white cell"],
    ["an event written on the spot", { ...put, inject: "@ad-hoc" }, "", "written by the white cell"],
    ["an inject by hand", { ...put, inject: "e" }, "", "put in by the white cell"],
    ["an inject by schedule", { ...put, inject: "e", by: "schedule" }, "", "put in by schedule"],
    ["an inject by condition", { ...put, inject: "e", by: "condition" }, "", "put in as its condition held"],
    ["a milestone", { ...base, type: "milestone", milestone: "m" }, "", ""],
    ["an ending", { ...base, type: "end", ending: null }, "", ""],
    ["a hazard whose chance is hidden", { ...posture, type: "transition" }, "", ""],
    ["an answer whose chance is hidden", { ...posture, type: "response" }, "", ""],
  ])("%s", (_name, record, column, words) => {
    const known = likelihoodOf(record);
    expect(chanceInColumn(known)).toBe(column);
    expect(likelihoodInWords(known)).toBe(words);
    expect(likelihoodSentence(known)).toBe(words === "" ? "" : `${words[0]?.toUpperCase()}${words.slice(1)}.`);
    expect(isByChance(known)).toBe(column !== "");
  });
});

describe("a count of runs", () => {
  it("says of what was never or always seen just that, and has a word of ICD 203 for all else", () => {
    expect(countedWord(0, 10_000)).toBe("not seen in 10,000 runs");
    expect(countedWord(10_000, 10_000)).toBe("in all 10,000 runs");
    expect(countedWord(1, 10_000)).toBe("almost no chance");
    expect(countedWord(9_999, 10_000)).toBe("almost certain");
    expect([0, 0.25, 1].map((p) => shareOfRuns(p))).toEqual(["none", "25%", "all"]);
  });
  it("is never called impossible or certain, whatever its size", () => {
    for (let n = 0; n <= 60; n += 1)
      for (let found = 0; found <= n; found += 1)
        expect(likelihood(found, n).word).not.toMatch(/^(?:not possible|certain)$/);
  });
});

/** A day's figure with a word of ICD 203 after it. */
const wordOfDay =
  /% (?:a|per) day(?:,|:| ·| \(|;)? *(?:almost no chance|very unlikely|unlikely|roughly even chance|likely|very likely|almost certain|certain|not possible)/;

describe("no face gives a day's chance a word", () => {
  const { scenario } = loadScenario("src/scenarios/library/tavush-2020.yaml");
  const session = beginSession(beginningOf(scenario, "amber-4", { seats: [] }));
  session.give({ type: "advance", to: scenario.horizon });
  const lookup = createLookup(scenario);
  const entries = timeline(session.model, session.state, "facilitator").records;
  const scene = sceneAt(1, 100, 30);
  it.each<[string, (entry: RecordEntry) => string]>([
    ["the screen reader", (entry) => sayRecord(lookup, entry)],
    ["the why page", (entry) => whyPageLines(lookup, entry, 100).map(plainLine).join("\n")],
    ["the projector", (entry) => storyInBrief(lookup, entry, 100).map(plainLine).join("\n")],
    [
      "the wire",
      (entry) =>
        wireLines({ ...scene, lookup, view: { ...scene.view, records: [entry] } }, { width: 100, height: 5 })
          .map(plainLine)
          .join("\n"),
    ],
  ])("%s", (_name, face) => {
    const told = entries.map(face).join("\n");
    expect(told).not.toMatch(wordOfDay);
    expect(told).toMatch(/% ?(a |\/)day/);
  });
  it("the report's list of records", () => {
    const told = JSON.stringify(recordTable({ records: recordsOf(session.state) }, lookup));
    expect(told).not.toMatch(wordOfDay);
    expect(told).toMatch(/% a day; [^"]* within a week, /);
  });
  it("and the scan itself finds one", () => {
    expect("16% a day, unlikely").toMatch(wordOfDay);
    expect("16% a day; 71% within a week, likely").not.toMatch(wordOfDay);
  });
});
