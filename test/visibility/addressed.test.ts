/**
 * What is addressed to somebody is read by them, by their team, and by nobody else; everything by the white cell.
 */
import { describe, expect, it } from "vitest";
import type { Addressees, Scenario } from "../../src/engine/index.js";
import { addresseesInWords, mayRead, readersOf, seatViewer, type Viewer } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";

const plan = { teams: [{ id: "guarantors", label: "The guarantors", seats: ["turkey", "russia"], knows: [] }] };
const scenario = { ...libraryScenario("tavush-2020"), exercise: plan } as unknown as Scenario;
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
