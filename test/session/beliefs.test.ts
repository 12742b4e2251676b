/**
 * What each viewer is shown of beliefs, held against worlds that are played again to the same moments.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  readBelievedGauges,
  readBelievedPostures,
  readGauges,
  readPostures,
} from "../../src/engine/index.js";
import { seatPage } from "../../src/exercise/index.js";
import { mistakesIn } from "../../src/report/after-action/beliefs.js";
import { handoutsOf } from "../../src/report/index.js";
import { beginSession, recordsOf, timeline, viewAt } from "../../src/session/index.js";
import { seatViewer, visibilityOf } from "../../src/visibility/index.js";
import { mistaken, rivals } from "../engine/rivals.js";
import { beginningOf, give } from "./exercise.js";

const scenario = rivals(mistaken);
const model = createModel(scenario);

function session(seed: string, seats: readonly string[] = []) {
  const begun = beginSession(beginningOf(scenario, seed, { seats: [...seats] }));
  give(begun, { type: "advance", to: scenario.horizon });
  return begun;
}

/** The world at the end of a moment, played again from the start. */
function worldAfter(seed: string, time: number) {
  const world = createWorld(model, { seed });
  advance(model, world, time);
  return world;
}

const seeds = Array.from({ length: 20 }, (_, place) => `shown-${place}`);

describe("the facilitator", () => {
  it("sees what is so, and where beliefs part from it", () => {
    let partings = 0;
    for (const seed of seeds) {
      const told = timeline(model, session(seed).state, "facilitator");
      for (const [place, entry] of told.entries.entries()) {
        // The last of a moment, when all of it has come about.
        if (told.entries[place + 1]?.time === entry.time) continue;
        const world = worldAfter(seed, entry.time);
        expect(entry.after.postures).toEqual(readPostures(model, world));
        expect(entry.after.believed).toMatchObject(readBelievedPostures(model, world));
        if (entry.kind === "day") expect(entry.after.believed).toMatchObject(readBelievedGauges(model, world));
        for (const { actor, about, believed } of viewAt(told, place + 1).partings) {
          const truth: { readonly [subject: string]: string | number } = {
            ...readPostures(model, world),
            ...readGauges(model, world),
          };
          expect(actor).toBe("east");
          if (about !== "tension") expect(believed).not.toBe(truth[about]);
          partings += 1;
        }
      }
    }
    expect(partings).toBeGreaterThan(500);
  });
});

describe("a seat", () => {
  it("sees its belief and the reports, and nothing else of what they are about", () => {
    let wrong = 0;
    for (const seed of seeds) {
      const told = timeline(model, session(seed).state, seatViewer("east"));
      for (const [place, entry] of told.entries.entries()) {
        if (told.entries[place + 1]?.time === entry.time) continue;
        const world = worldAfter(seed, entry.time);
        const believed = readBelievedPostures(model, world);
        expect(entry.after.postures["west.exercise"]).toBe(believed["east@west.exercise"]);
        expect(entry.after.postures["border.calm"]).toBe(believed["east@border.calm"]);
        if (entry.kind === "day")
          expect(entry.after.gauges.tension).toBe(readBelievedGauges(model, world)["east@tension"]);
        if (entry.after.postures["west.exercise"] !== readPostures(model, world)["west.exercise"]) wrong += 1;
        expect(entry.after.believed).toEqual({});
      }
      const types = told.records.map(({ record }) => ("transition" in record ? record.transition : record.type));
      expect(types.filter((type) => /^(west|border)\./.test(type))).toEqual([]);
      const reports = recordsOf(session(seed).state).filter(({ type }) => type === "belief");
      expect(
        told.records.filter(({ record }) => record.type === "belief").map(({ record }) => record.headline),
      ).toEqual(reports.map(({ headline }) => headline));
      // A milestone that waits for what the west does would tell of it.
      expect(told.records.some(({ record }) => record.type === "milestone" && record.milestone === "drill-known")).toBe(
        false,
      );
    }
    expect(wrong).toBeGreaterThan(50);
  });

  it("reads on its page what it hears as its belief, and is offered what its belief allows", () => {
    let compared = 0;
    for (const seed of seeds) {
      const begun = beginSession(beginningOf(scenario, seed, { seats: ["east"] }));
      for (let time = 7; time < 40; time += 7) {
        if (begun.state.branches.get("main")?.head.world.ended) break;
        give(begun, { type: "advance", to: time });
        const page = seatPage(model, begun.state, "east");
        const { world } = begun.state.branches.get("main")!.head;
        const believed = readBelievedPostures(model, world)["east@west.exercise"]!;
        const label = scenario.actors[0]!.postures[0]!.states.find(({ id }) => id === believed)!.label;
        expect(page.others.find(({ label: actor }) => actor === "West")?.stands.map(({ text }) => text)).toEqual([
          `${label} (as you believe)`,
        ]);
        expect(page.gauges.map((gauge) => gauge.label)).toContain("Tension (as you believe)");
        const open = page.rows.some(
          (row) => row.kind === "order" && row.transition === "east.alert.raise" && row.barred === "",
        );
        const low = readPostures(model, world)["east.alert"] === "low";
        const tense = readBelievedGauges(model, world)["east@tension"]! >= 45;
        expect(open).toBe(low && (believed !== "home" || tense));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });
});

describe("a seat's handout", () => {
  it("begins with what its actor believes on day 0, and not with what is so", () => {
    const { scenario: seen } = visibilityOf(model, seatViewer("east")).inHandout;
    const posture = (path: string) => seen.actors.flatMap(({ postures }) => postures).find((one) => one.path === path)!;
    expect(seen.gauges.find(({ id }) => id === "tension")!.initial).toBe(42);
    expect(posture("border.calm").initial).toBe("broken");
    expect(posture("west.exercise").initial).toBe("home");
    const whole = visibilityOf(model, seatViewer("west")).inHandout.scenario;
    expect(whole.gauges.find(({ id }) => id === "tension")!.initial).toBe(30);
    const brief = handoutsOf(model, ["east", "west"]).find(({ name }) => name === "seat-east")!;
    const cells = JSON.stringify(brief.document.blocks);
    expect(cells).toContain('"42"');
    expect(cells).not.toContain('"30"');
  });
});

describe("the table", () => {
  it("sees nothing of what a player only believes", () => {
    for (const seed of seeds) {
      const told = timeline(model, session(seed).state, "table");
      expect(Object.keys(told.latest.postures)).toEqual(["east.alert"]);
      expect(Object.keys(told.latest.gauges)).toEqual(["losses"]);
      expect(told.records.every(({ record }) => !("actor" in record) || record.actor === "east")).toBe(true);
      expect(told.records.some(({ record }) => record.type === "belief")).toBe(false);
    }
  });
});

describe("the stretches of time in which an actor was wrong", () => {
  it("are those that reports and moves give", () => {
    let compared = 0;
    for (const seed of seeds) {
      const { state } = session(seed);
      const records = recordsOf(state);
      const end = records.at(-1)!.time;
      // Of the west's exercise: every moment at which either side of it changes, and what stood between two of them.
      const found: string[] = [];
      let [told, truth, from] = ["home", "home", 0];
      const close = (time: number) => {
        if (told !== truth && time > from) found.push(`${told} for ${truth} from ${from} to ${time}`);
        from = time;
      };
      for (const record of records) {
        if (record.type === "belief" && record.about === "west.exercise") {
          close(record.time);
          told = record.to;
        } else if ("posture" in record && record.posture === "west.exercise" && record.from !== record.to) {
          close(record.time);
          truth = record.to;
        }
      }
      close(end);
      const listed = mistakesIn(timeline(model, state, "facilitator"), end).filter(
        ({ about }) => about === "west.exercise",
      );
      expect(listed.map((one) => `${one.believed} for ${one.truth} from ${one.from} to ${one.to}`)).toEqual(found);
      compared += found.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
