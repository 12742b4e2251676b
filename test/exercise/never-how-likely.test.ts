/**
 * A seat reads what others may do and never how likely it is, until the white cell shows chances; and of what another person
 * decides it does not read it even then. The judge knows nothing of how pages are written: from all that a seat reads it takes
 * the scenario's own words away, and looks in what is left for any word or sign of odds, rates and ratios.
 */
import { expect, test } from "vitest";
import { createModel, type Scenario } from "../../src/engine/index.js";
import { seatPage } from "../../src/exercise/index.js";
import { handoutsOf, renderMarkdown, seatsOf } from "../../src/report/index.js";
import { beginSession, type Session, timeline } from "../../src/session/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { library } from "../report/library.js";
import { beginningOf, give, playExercise } from "../session/exercise.js";
import { full, share } from "../share.js";

const telling =
  /\d ?%|likel|probab|\bodds\b|chance[sd]?\b(?! not)|even chance|\balways\b|ruled out|× ?\d|\d times as|a day\b|per day|once in|\d+ days? or so|hazard|ratio\b/i;

/** Every text of a scenario, the longest first: what it says in its own words is the author's. */
function wordsOf(scenario: Scenario): string[] {
  const found = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === "string") found.add(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(gather);
  };
  gather({ ...scenario, evidence: [] });
  return [...found].filter((text) => telling.test(text)).sort((one, other) => other.length - one.length);
}

const without = (text: string, words: readonly string[]): string =>
  words.reduce((rest, one) => rest.replaceAll(one, "…"), text);

/** What tells how likely something is, with the words around it. */
function told(text: string, words: readonly string[]): string[] {
  const rest = without(text, words);
  return rest.split(/\n|(?<=\.) /).filter((line) => telling.test(line));
}

function pageOf(session: Session, seat: string): string {
  const { rows, news, postures, gauges, others } = seatPage(session.model, session.state, seat);
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(gather);
  };
  // What a number reads is a number, with whatever unit its author gave it.
  gather([rows, news, postures, others, gauges.map(({ label }) => label)]);
  return texts.join("\n");
}

/** Of an instruction: that it may come about by chance says whose choice it is, not how likely it is. */
const ofInstructions = /comes? about by itself, by chance|as likely as the model has it/g;

const scenarios = library.filter(({ id }) => id !== "long-arc" || full);

test("no seat reads how likely anything is, on its page or with its news, until the white cell shows it", {
  tags: "sized",
}, () => {
  let reads = 0;
  let shown = 0;
  for (const scenario of scenarios) {
    const seats = scenario.actors.slice(0, 3).map(({ id }) => id);
    const words = wordsOf(scenario);
    for (let round = 0; round < share(1, 2, 40); round += 1) {
      const session = beginSession(beginningOf(scenario, `likely-${round}`, { seats }));
      playExercise(session, `likely-${round}`, 4);
      if (session.state.probabilitiesShown) give(session, { type: "hide" });
      for (const seat of seats) {
        const page = pageOf(session, seat).replaceAll(ofInstructions, "");
        expect(told(page, words), `${scenario.id} ${round} ${seat}`).toEqual([]);
        const { records } = timeline(session.model, session.state, seatViewer(seat));
        for (const { why, record } of records) {
          expect(why).toBeNull();
          expect(record).not.toHaveProperty("ratePerDay");
          expect(record).not.toHaveProperty("chance");
        }
        reads += page.length;
      }
      // The judge does find what the same pages say once chances are shown.
      give(session, { type: "reveal" });
      for (const seat of seats) shown += told(pageOf(session, seat).replaceAll(ofInstructions, ""), words).length;
    }
  }
  expect(reads).toBeGreaterThan(10_000);
  expect(shown).toBeGreaterThan(10);
});

test("nor in a seat's brief, unless it is written with odds", () => {
  let found = 0;
  for (const scenario of full ? scenarios : scenarios.filter(({ id }) => /tavush|autumn/.test(id))) {
    const model = createModel(scenario);
    const words = wordsOf(scenario);
    const briefs = (odds: boolean) =>
      handoutsOf(model, seatsOf(model), { odds })
        .filter(({ name }) => name.startsWith("seat-"))
        .map(({ document }) => renderMarkdown(document).replaceAll("**", ""))
        .join("\n")
        // The one sentence that says that nobody tells it.
        .replaceAll(/How likely anything really is\. That is for you to judge\.|only if you allow it[^|]*/g, "");
    expect(told(briefs(false), words), scenario.id).toEqual([]);
    found += told(briefs(true), words).length;
  }
  // The judge does find what such a brief says.
  expect(found).toBeGreaterThan(100);
});

test("what another person decides is told without a likelihood even where chances are shown", () => {
  let found = 0;
  for (const scenario of scenarios) {
    const model = createModel(scenario);
    const seats = seatsOf(model);
    const words = wordsOf(scenario);
    const session = beginSession(beginningOf(scenario, "shown", { seats }));
    give(session, { type: "reveal" });
    for (let turn = 0; turn < 3; turn += 1) {
      for (const seat of seats)
        for (const row of seatPage(session.model, session.state, seat).rows) {
          if (row.kind !== "order") continue;
          // An act is its actor's will where it is marked as an order, unless its author says why it is not.
          const decided = scenario.actors.flatMap(({ id, label, postures }) =>
            seats.includes(id) && id !== seat
              ? postures.flatMap(({ transitions }) =>
                  transitions.flatMap(({ order, headline, involuntary }) =>
                    order === undefined || involuntary !== undefined ? [] : [{ label, headline, order: order.label }],
                  ),
                )
              : [],
          );
          for (const line of row.motion) {
            const mine = decided.filter(
              ({ label, headline, order }) =>
                line.includes(label) && (line.includes(headline) || line.includes(`order: ${order}`)),
            );
            if (mine.length === 0) continue;
            found += 1;
            expect(told(line, words)).toEqual([]);
          }
        }
      give(session, { type: "advance", to: (turn + 1) * scenario.turn });
    }
  }
  expect(found).toBeGreaterThan(20);
});
