/**
 * A seated actor does nothing of its own will by chance. Judged by a list made by hand from the headlines: in random exercises of
 * every crisis each record that tells of a seated actor's will was ordered by its seat, or allowed by it. `bench/voluntary.mjs`
 * plays 2,000 to their end.
 */
import { describe, expect, it } from "vitest";
import { createModel, type Model, offeredOrders, openStream, standingInstructions } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { drawRule, type Input, type Session, worldNow } from "../../src/session/index.js";
import { beginningOf, beginOver } from "../session/exercise.js";
import { voluntaryHeadlines } from "./voluntary-headlines.js";

const seatable = ["armenia", "azerbaijan", "turkey", "russia", "csto", "minsk"];
const crises = listScenarios()
  .map(({ file }) => loadScenario(file).scenario)
  .filter(({ id }) => id !== "tutorial");

interface Played {
  /** Records of acts of will of seated actors. */
  readonly willed: number;
  /** Those of them that nobody ordered or allowed. */
  readonly unasked: readonly string[];
}

/** Plays an exercise: seats draft, allow and forbid what they like. */
function play(model: Model, seed: string, turns: number): Played {
  const { scenario } = model;
  const draw = openStream(seed, 0, "exercise");
  const below = (count: number) => Math.floor(draw() * count);
  const all = seatable.filter((id) => scenario.actors.some((actor) => actor.id === id));
  const seats = [...all].sort(() => draw() - 0.5).slice(0, 2 + below(4));
  const historical = draw() < 0.3;
  const rule = drawRule(draw() < 0.5 ? "sealed" : "open");
  const session = beginOver(model, beginningOf(scenario, seed, { historical, seats, rule }));
  const asked = new Asked(session);
  for (let turn = 1; turn <= turns && !worldNow(session.state).ended; turn += 1) {
    for (const seat of seats) {
      const orders = offeredOrders(session.model, worldNow(session.state), seat);
      for (let count = below(3); count > 0 && orders.length > 0; count -= 1)
        asked.order(orders[below(orders.length)]!.transition);
      const standing = standingInstructions(session.model, worldNow(session.state), seat);
      if (standing.length > 0 && draw() < 0.4)
        asked.instruct(standing[below(standing.length)]!.transition, draw() < 0.6);
    }
    asked.carryOut();
    if (!worldNow(session.state).ended)
      asked.give({ type: "advance", to: Math.min(turn * scenario.turn, scenario.horizon) });
  }
  return { willed: asked.willed, unasked: asked.unasked };
}

/** Gives a session's inputs, and keeps its own account of what was ordered and allowed. */
class Asked {
  willed = 0;
  readonly unasked: string[] = [];
  readonly #session: Session;
  readonly #sealed: boolean;
  readonly #ordered = new Set<string>();
  readonly #allowed = new Set<string>();
  readonly #instructed = new Map<string, boolean>();

  constructor(session: Session) {
    this.#session = session;
    this.#sealed = session.state.rule.orders === "sealed";
  }

  order(transition: string): void {
    this.#ordered.add(transition);
    this.give({ type: this.#sealed ? "draft" : "order", transition });
  }

  instruct(transition: string, allow: boolean): void {
    if (this.#sealed) this.#instructed.set(transition, allow);
    else this.#take(transition, allow);
    this.give({ type: allow ? "allow" : "forbid", transition });
  }

  #take(transition: string, allow: boolean): void {
    if (allow) this.#allowed.add(transition);
    else this.#allowed.delete(transition);
  }

  carryOut(): void {
    if (!this.#sealed) return;
    for (const [transition, allow] of this.#instructed) this.#take(transition, allow);
    this.#instructed.clear();
    this.give({ type: "resolve" });
  }

  give(input: Input): void {
    const given = this.#session.give(input);
    if ("kind" in given) return;
    const { seats } = this.#session.header;
    for (const record of given.records) {
      if (!("transition" in record)) continue;
      const whose = voluntaryHeadlines.get(record.headline);
      if (whose === undefined || !seats.includes(whose)) continue;
      this.willed += 1;
      const ordered = record.by === "seat" && this.#ordered.has(record.transition);
      if (!ordered && !this.#allowed.has(record.transition))
        this.unasked.push(`${this.#session.header.scenario} ${this.#session.header.seed}: ${record.headline}`);
    }
  }
}

describe("an act of will of a seated actor", () => {
  it("is in the records only if its seat ordered or allowed it", () => {
    const exercises = Number(process.env.EXERCISES ?? 2);
    let willed = 0;
    const unasked: string[] = [];
    for (const scenario of crises) {
      const model = createModel(scenario);
      for (let number = 0; number < exercises; number += 1) {
        const played = play(model, `exercise-${number}`, process.env.EXERCISES === undefined ? 6 : 60);
        willed += played.willed;
        unasked.push(...played.unasked);
      }
      if (process.env.EXERCISES !== undefined)
        process.stdout.write(
          `${scenario.id}: ${exercises} exercises; acts of will so far: ${willed}, unasked: ${unasked.length}\n`,
        );
    }
    expect(unasked).toEqual([]);
    // So that it means something.
    expect(willed).toBeGreaterThan(5 * exercises);
  });

  it("is on the list only with a headline that a crisis has", () => {
    const said = new Set(
      crises.flatMap(({ actors }) =>
        actors.flatMap(({ postures }) =>
          postures.flatMap(({ transitions }) =>
            transitions.flatMap(({ headline, headlines = [] }) => [
              headline,
              ...headlines.map((other) => other.headline),
            ]),
          ),
        ),
      ),
    );
    expect([...voluntaryHeadlines.keys()].filter((headline) => !said.has(headline))).toEqual([]);
  });
});
