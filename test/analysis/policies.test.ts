/**
 * Seats played by rules in ensembles: against the same orders given one by one to worlds that are advanced day by day.
 */
import { describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { armModel, outcomePlaces, type RunPlan } from "../../src/analysis/index.js";
import { playerOf } from "../../src/analysis/player.js";
import {
  advance,
  createWorld,
  giveOrdersTogether,
  instruct,
  offeredOrders,
  type Policies,
  readPostures,
  type World,
} from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";

const model = armModel({ scenario: libraryScenario("tavush-2020"), variant: null, set: {} });
const plan: RunPlan = { seed: "rules", days: 30, historical: false };
const runs = 25;

function rowsOf(policies: Policies | undefined): Float64Array {
  const batch = finish(playerOf(model, plan, { policies }).steps({ firstRun: 0, runs, rows: true, gauges: false }));
  return batch.outcomes as Float64Array;
}

/** The same runs, with what `decide` orders on each day. */
function orderedByHand(seats: readonly string[], decide: (world: World, day: number) => readonly string[]): number[][] {
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { ...plan, run, seats });
    for (let day = 0; !world.ended; day += 1) {
      advance(model, world, day);
      if (world.ended) break;
      const orders = decide(world, day);
      giveOrdersTogether(
        model,
        world,
        orders.map((transition) => ({ transition })),
      );
    }
    return [world.time, ...world.reached, ...world.gauges.slice(0, model.gauges.length)];
  });
}

function played(policies: Policies): number[][] {
  const rows = rowsOf(policies);
  const width = rows.length / runs;
  const { endDay, milestones, gauges } = outcomePlaces(model);
  return Array.from({ length: runs }, (_, run) => {
    const row = rows.subarray(run * width, (run + 1) * width);
    return [
      row[endDay] as number,
      ...row.subarray(milestones, milestones + model.milestones.length),
      ...row.subarray(gauges, gauges + model.gauges.length),
    ];
  });
}

describe("a seat with a policy", () => {
  it("holds where that is its policy", () => {
    expect(played({ azerbaijan: "hold", russia: "hold" })).toEqual(orderedByHand(["azerbaijan", "russia"], () => []));
  });

  it("gives on its days, for each posture, the first order whose condition holds and that is possible, together with the other seats", () => {
    const policies: Policies = {
      russia: {
        every: 2,
        orders: [
          {
            when: { kind: "posture", posture: "front.hostilities", states: ["quiet", "eased"] },
            order: "russia.mediation.stand-down",
          },
          { order: "russia.mediation.appeal" },
          { order: "russia.mediation.hint" },
          { order: "russia.arms.lift" },
        ],
      },
      turkey: { every: 3, orders: [{ when: { kind: "day", min: 6 }, order: "turkey.voice.speak" }] },
    };
    let given = 0;
    const byHand = orderedByHand(["russia", "turkey"], (world, day) => {
      const isOffered = (seat: string, order: string) =>
        offeredOrders(model, world, seat).some(({ transition }) => transition === order);
      const quiet = ["quiet", "eased"].includes(readPostures(model, world)["front.hostilities"] as string);
      const mediation = [
        ...(quiet ? ["russia.mediation.stand-down"] : []),
        "russia.mediation.appeal",
        "russia.mediation.hint",
      ].filter((order) => isOffered("russia", order));
      const orders = [
        ...(day % 2 === 0 ? mediation.slice(0, 1) : []),
        ...(day % 2 === 0 && isOffered("russia", "russia.arms.lift") ? ["russia.arms.lift"] : []),
        ...(day % 3 === 0 && day >= 6 && isOffered("turkey", "turkey.voice.speak") ? ["turkey.voice.speak"] : []),
      ];
      given += orders.length;
      return orders;
    });
    expect(played(policies)).toEqual(byHand);
    expect(given).toBeGreaterThan(3 * runs);
  });

  it("plays as the model does where everything is allowed and nothing ordered, and as told where one act is", () => {
    const everything = Object.fromEntries(
      model.scenario.actors.map(({ id }): [string, Policies[string]] => {
        const allow = model.transitions.flatMap(({ path, will, voluntary }) =>
          will === id && voluntary ? [path] : [],
        );
        return [id, { every: 7, orders: [], allow }];
      }),
    );
    expect(played(everything)).toEqual(orderedByHand([], () => []));
    const allow = ["russia.mediation.appeal"];
    const one = played({ russia: { every: 7, orders: [], allow } });
    expect(one).not.toEqual(played({ russia: "hold" }));
    const byHand = Array.from({ length: runs }, (_, run) => {
      const world = createWorld(model, { ...plan, run, seats: ["russia"] });
      expect(instruct(model, world, "russia.mediation.appeal", true)).toBeNull();
      advance(model, world, plan.days);
      return [world.time, ...world.reached, ...world.gauges.slice(0, model.gauges.length)];
    });
    expect(one).toEqual(byHand);
    expect(() => played({ russia: { every: 7, orders: [], allow: ["turkey.voice.speak"] } })).toThrow(
      /no act of russia/,
    );
  });

  it("refuses to ask for what the scenario does not remember", () => {
    const when = { kind: "count", happening: "turkey.voice.speak", min: 1 } as const;
    expect(() => rowsOf({ turkey: { every: 7, orders: [{ when, order: "turkey.voice.speak" }] } })).toThrow(
      /does not remember/,
    );
  });
});
