/**
 * What a person decides is not predicted by dice: a seated actor "may order" what only its seat can bring about, in
 * briefs and on pages, without a likelihood. What still comes by chance keeps its word.
 */
import { describe, expect, it } from "vitest";
import { createModel, createWorld, readPostures, type Scenario, seatRules } from "../../src/engine/index.js";
import { motionInWords } from "../../src/exercise/index.js";
import { handoutsOf, renderMarkdown, seatsOf } from "../../src/report/index.js";
import { createLookup } from "../../src/text/index.js";
import { library } from "../report/library.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;
const model = createModel(tavush);
const lookup = createLookup(tavush);
const all = seatsOf(model);

/** Headlines of what only a seat's order brings about once it is seated, with the name of its actor. */
const ordered = (seats: readonly string[]) =>
  tavush.actors
    .filter(({ id }) => seats.includes(id))
    .flatMap(({ label, postures }) =>
      postures.flatMap(({ transitions }) =>
        transitions
          .filter(({ order, trigger }) => order !== undefined && trigger.kind === "hazard")
          .map(({ headline }) => ({ label, headline })),
      ),
    );

const predicted = (text: string, seats: readonly string[]): readonly string[] =>
  text
    .split(/\n|<br>|\\\n|; /)
    .filter((line) =>
      ordered(seats).some(
        ({ label, headline }) =>
          line.includes(headline) &&
          new RegExp(`${label}\\**,? (?:much )?(?:likelier|less likely|now possible|ruled out|un?likely|very)`).test(
            line,
          ),
      ),
    );

const motions = (seats: readonly string[]) =>
  tavush.actors.flatMap((actor) =>
    actor.postures.flatMap((posture) =>
      posture.transitions.flatMap((transition) =>
        motionInWords(posture, transition, {
          scenario: tavush,
          lookup,
          postures: readPostures(model, createWorld(model, { seed: "x" })),
          reader: actor.id,
          seatRule: seatRules.allItsWill,
          chanceHidden: new Set(),
          assumptions: model.assumptions,
          seats: new Set(seats),
          odds: true,
        }),
      ),
    ),
  );

describe("a seated actor", () => {
  it("may order, without a likelihood, on the pages of the desk", () => {
    const told = motions(all);
    expect(predicted(told.join("\n"), all)).toEqual([]);
    const may = told.filter((line) => line.includes(" may order: "));
    expect(may.length).toBeGreaterThan(10);
    for (const line of may) expect(line).not.toMatch(/%|likel/);
    expect(told.some((line) => / answers, .*\(\d+%\)/.test(line))).toBe(true);
  });
  it("is predicted where nobody sits in its seat", () => {
    const told = motions([]);
    expect(told.filter((line) => line.includes(" may order: "))).toEqual([]);
    expect(predicted(told.join("\n"), all).length).toBeGreaterThan(10);
  });
  it("may order, without a likelihood, in the briefs of the others", () => {
    const briefs = (seats: readonly string[], odds = true) =>
      handoutsOf(model, seats, { odds })
        .filter(({ name }) => name.startsWith("seat-"))
        .map(({ document }) => renderMarkdown(document).replaceAll("**", ""))
        .join("\n");
    const text = briefs(all);
    expect(text).toContain(" may order: ");
    expect(predicted(text, all)).toEqual([]);
    expect(predicted(briefs(["russia"]), ["turkey", "armenia", "azerbaijan"]).length).toBeGreaterThan(0);
  });
});
