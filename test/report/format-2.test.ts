/**
 * Handouts and the description of a scenario of format 2 say what is new in it, and truly.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Actor, createModel, createWorld, type Posture, readGauges } from "../../src/engine/index.js";
import { seatPage } from "../../src/exercise/index.js";
import {
  actorMermaid,
  describeScenario,
  handoutsOf,
  postureDot,
  renderMarkdown,
  seatsOf,
  workOut,
} from "../../src/report/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { beginSession, timeline } from "../../src/session/index.js";
import { gaugeValue } from "../../src/text/index.js";
import { crossing } from "../scenarios/crossing.js";
import { beginningOf, give } from "../session/exercise.js";

const model = createModel(crossing);
const pages = new Map(
  handoutsOf(model, seatsOf(model), { odds: true }).map(
    ({ name, document }) => [name, renderMarkdown(document)] as const,
  ),
);
const page = (name: string): string => pages.get(name) ?? "";
const description = renderMarkdown(describeScenario(crossing));

test("a gauge that is worked out from others starts somewhere, in every handout and in the description", () => {
  const start = readGauges(model, createWorld(model, { seed: "any" }));
  for (const gauge of crossing.gauges.filter(({ derived }) => derived !== undefined)) {
    const value = gaugeValue(gauge, start[gauge.id] as number);
    for (const name of ["seat-south", "situation-manual", "map-and-ladders"])
      expect([name, page(name)]).toEqual([
        name,
        expect.stringMatching(new RegExp(`\\*\\*${gauge.label}\\*\\*[^|]*\\| ${value} \\|`)),
      ]);
    expect(description).toMatch(new RegExp(`\\[${gauge.label}\\][^|]*\\|[^|]*\\| ${start[gauge.id]} \\|`));
  }
});

test("a seat reads of what its numbers follow, unless something hidden is part of it", () => {
  expect(page("seat-south")).toMatch(/\*\*Heat\*\*<br>Follows Tension and Trust/);
  expect(page("seat-south")).toMatch(/\*\*Danger\*\* \|/);
});

test("a hidden gauge stands in the facilitator's guide and in no other handout", () => {
  expect([...pages].filter(([, text]) => text.includes("Rancour")).map(([name]) => name)).toEqual([
    "facilitator-guide",
  ]);
});

test("no likelihood stands where something hidden bears on a chance", () => {
  expect(page("seat-north")).toContain("**Southland**, how likely is not known to you: The cabinet meets");
});

test("the numbers of a brief are those that the seat watches, its own among them", () => {
  expect(page("seat-north")).toContain("*Numbers that you watch, and your hand on them*");
  expect(page("seat-north")).toContain("**Northern stock** | 1200 |");
  expect(page("seat-south")).not.toContain("Northern stock");
});

test("the description says how outcomes are drawn, who sees a gauge, what it follows, and what outcomes depend on", () => {
  for (const words of [
    "A transition that **may end** in several ways ends in one of them by one draw from its own stream",
    "| Ratios, and how it may end |",
    "2 gauges are kept from some human seats, or from all.",
    "`anger`<br>*Seen by the facilitator only*",
    "*Seen by The Northern Confederation of Allied Provinces only* | 0 to 5000 shells",
    "Worked out at any moment: Tension − 0.5 × Trust between the two capitals as polled by an institute + 0.5 × Rancour.",
    "−1 a day where Rancour is 0 and +3 a day where it is 100, straight in between",
    "Tension +5, times 0 where Rancour is 0 and 2 where it is 100",
    "[Danger](#gauge-danger), [Northern stock](#gauge-northern-stock), [Trust between",
  ])
    expect(description).toContain(words);
  expect(description).not.toMatch(/\S {2,}\S/);
});

test("a surprise is told by the end that came about: how many runs have that end by then, and at all", async () => {
  const session = beginSession(beginningOf(crossing, "12", { seats: [] }));
  give(session, { type: "advance", to: crossing.horizon });
  const { header, state } = session;
  const { surprises, unsteered } = await workOut(
    { header, model: session.model, state },
    { runs: 250, futures: 10, workers: 0 },
  );
  const ended = surprises.filter(({ record }) => record.outcome !== undefined);
  expect(ended.length).toBeGreaterThan(0);
  for (const { record, share, unsteered: atAll } of ended) {
    const firing = unsteered.transitions[record.transition];
    expect(atAll).toBe(firing?.outcomes?.[record.outcome ?? ""]?.p);
    expect(share).toBeLessThanOrEqual(atAll);
    expect(atAll).toBeLessThan(firing?.p ?? 0);
  }
});

test("outcomes that lead to one state share an arrow, which names them all", () => {
  const front = crossing.actors[0]?.postures[0] as Posture;
  const strike = (text: string, from: string) =>
    text.split("\n").filter((line) => line.includes("strike") && line.trim().startsWith(from));
  const dot = strike(postureDot(front), '"north.front.quiet" ->');
  expect(dot).toHaveLength(3);
  expect(dot.filter((line) => line.includes("strike: repelled, misfire"))).toHaveLength(1);
  expect(strike(actorMermaid(crossing.actors[0] as Actor), "north__front__quiet -->")).toEqual([
    "    north__front__quiet --> north__front__quiet : strike · repelled, misfire",
    "    north__front__quiet --> north__front__skirmishes : strike · foothold, lost",
    "    north__front__quiet --> north__front__war : strike · breaks-through",
  ]);
});

test("an order that makes an outcome elsewhere likelier says so, in its brief and at the desk", () => {
  const submarines = loadScenario(join(import.meta.dirname, "../../docs/examples/four-submarines.yaml")).scenario;
  const boats = createModel(submarines);
  const briefs = handoutsOf(boats, seatsOf(boats), { odds: true }).map(
    ({ name, document }) => [name, renderMarkdown(document)] as const,
  );
  const brief = new Map(briefs).get("seat-hunters") ?? "";
  // The noise doubles the weight on three boats, and makes it four times as much on B-59.
  expect(brief).toContain("**B-59**, much likelier: B-59 readies its nuclear torpedo");
  expect(brief).toContain("**B-36**, likelier: B-36 readies its nuclear torpedo");
  const session = beginSession(beginningOf(submarines, "noise", { seats: ["hunters"] }));
  // A boat that is held by sonar may ready its torpedo.
  const held = () =>
    session.state && timeline(session.model, session.state, "facilitator").latest.postures["b-59.boat"] === "held";
  for (let to = 0.5; to < submarines.horizon && !held(); to += 0.5) give(session, { type: "advance", to });
  expect(held()).toBe(true);
  const [drop] = seatPage(session.model, session.state, "hunters").rows;
  const motion = drop?.kind === "order" ? drop.motion.join("; ") : "";
  expect(motion).toContain("while it lasts, it affects whether this happens: B-59 readies its nuclear torpedo (B-59)");
  give(session, { type: "reveal" });
  const [shown] = seatPage(session.model, session.state, "hunters").rows;
  expect(shown?.kind === "order" && shown.motion.join("; ")).toContain(
    "while it lasts, B-59, much likelier: B-59 readies its nuclear torpedo",
  );
});
