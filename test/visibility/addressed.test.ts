/**
 * What is addressed to somebody is read by them, by their team, and by nobody else; everything by the white cell.
 */
import { describe, expect, it } from "vitest";
import type { Addressees, Scenario } from "../../src/engine/index.js";
import { beginSession, type Input, readInput, timeline } from "../../src/session/index.js";
import { addresseesInWords, mayRead, readersOf, seatViewer, type Viewer } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";
import { beginningOf, emptyPlan, give } from "../session/exercise.js";

const teams = [{ id: "guarantors", label: "The guarantors", seats: ["turkey", "russia"], knows: [] }];
const scenario: Scenario = { ...libraryScenario("tavush-2020"), exercise: { ...emptyPlan, teams } };
const viewers: readonly Viewer[] = ["facilitator", "table", ...scenario.actors.map(({ id }) => seatViewer(id))];
const readers = (to: Addressees) => viewers.filter((viewer) => mayRead(scenario, to, viewer));
const everyone = viewers;

describe("what is addressed", () => {
  it.each([
    [["russia"], ["facilitator", "seat:russia"]],
    [["guarantors"], ["facilitator", "seat:russia", "seat:turkey"]],
    [
      ["guarantors", "armenia"],
      ["facilitator", "seat:armenia", "seat:russia", "seat:turkey"],
    ],
    [["all"], everyone],
    [["russia", "all"], everyone],
    [[], ["facilitator"]],
    [["Russia"], ["facilitator"]],
    ["Russia, Turkey", ["facilitator", "seat:russia", "seat:turkey"]],
    ["russia and the guarantors' friends", ["facilitator", "seat:russia"]],
    ["All", everyone],
    ["Russian embassy, Ankara", ["facilitator"]],
    ["Allied capitals", ["facilitator"]],
  ] as const)("to %j is read by whom it names", (to, wanted) => {
    expect(readers(to).toSorted()).toEqual(wanted.toSorted());
  });

  it("names its readers in the order of the scenario, and nobody where everybody reads it", () => {
    expect(readersOf(scenario, ["turkey", "armenia"])).toEqual(["armenia", "turkey"]);
    expect(readersOf(scenario, ["guarantors"])).toEqual(["turkey", "russia"]);
    expect(readersOf(scenario, ["all"])).toBeNull();
  });

  it("is told by the labels of those it is for", () => {
    expect(addresseesInWords(scenario, ["russia", "guarantors"])).toBe("Russia, The guarantors");
    expect(addresseesInWords(scenario, ["all"])).toBe("All");
    expect(addresseesInWords(scenario, "Russia, Turkey")).toBe("Russia, Turkey");
  });
});

describe("an inject written on the spot", () => {
  const begun = () => beginSession(beginningOf(scenario, "spot", { seats: ["russia", "turkey", "armenia"] }));
  const adHoc = (changes: object): Input =>
    ({
      type: "ad-hoc",
      text: "The whole story\nwith its end",
      from: "Paris",
      gauges: { tension: 3 },
      ...changes,
    }) as Input;
  const told = (viewer: Viewer, input: Input) => {
    const session = begun();
    const before = timeline(session.model, session.state, viewer).records.length;
    give(session, input);
    const { records } = timeline(session.model, session.state, viewer);
    return records.slice(before).map(({ record, message }) => ({ record: JSON.stringify(record), message }));
  };

  it("reaches those alone whom it is for, where it is in confidence", () => {
    for (const delivery of ["cable", "call", "meeting"]) {
      const input = adHoc({ delivery, to: ["guarantors"] });
      const had = viewers.filter((viewer) => told(viewer, input).length > 0);
      expect(had.toSorted()).toEqual(["facilitator", "seat:russia", "seat:turkey"]);
      expect(told("seat:russia", input)[0]?.message?.arrival).toMatch(/Paris.*The guarantors/i);
    }
  });

  it("gives its text to those it is for and its headline to all, where it is public", () => {
    const input = adHoc({ delivery: "press", to: ["turkey"], headline: "A story is out" });
    for (const viewer of viewers) {
      const [news] = told(viewer, input);
      const mine = viewer === "facilitator" || viewer === "seat:turkey";
      expect(news?.record).toContain("A story is out");
      const texts = [news?.record, news?.message?.text].map((text) => text?.includes("with its end"));
      expect(texts).toEqual([mine, mine]);
    }
  });

  it("is refused where it is for nobody known, or where its secret would show on the board", () => {
    const session = begun();
    for (const [changes, wanted] of [
      [{ to: ["atlantis"], delivery: "wire" }, /atlantis is no actor and no team/],
      [{ to: ["turkey"], delivery: "cable", postures: { "turkey.voice": "unlimited" } }, /sets no posture/],
    ] as const)
      expect(session.give(adHoc(changes))).toMatchObject({ message: expect.stringMatching(wanted) });
    for (const changes of [{ to: ["turkey"], from: undefined }, { from: undefined, delivery: "wire" }, {}])
      expect(readInput(JSON.parse(JSON.stringify(adHoc(changes))))).toMatchObject({
        message: expect.stringContaining("needs from"),
      });
  });
});
