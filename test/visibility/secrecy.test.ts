/**
 * What each viewer is told over random exercises, searched by brute force for words that it may not read; and pairs of sessions
 * that differ only in what a viewer may not know, which must give that viewer the same bytes. `bench/secrecy.mjs` plays 1,000.
 */
import { afterAll, describe, expect, it } from "vitest";
import { createModel, type Model, offeredOrders, openStream } from "../../src/engine/index.js";
import { seatPage } from "../../src/exercise/index.js";
import { briefsUnderWay, handoutsOf, renderHtml, renderMarkdown } from "../../src/report/index.js";
import {
  headOf,
  type Input,
  isRefusal,
  openState,
  Session,
  startOf,
  timeline,
  viewAt,
} from "../../src/session/index.js";
import { seatViewer, visibilityOf } from "../../src/visibility/index.js";
import { library } from "../report/library.js";
import { beginningOf } from "../session/exercise.js";
import { full } from "../share.js";
import { type Planted, plant, wordsIn } from "./canaries.js";
import type { Looker } from "./oracle.js";

const exercises = Number(process.env.EXERCISES ?? (full ? 1000 : 6));
/** Exercises that are played in one planted scenario. */
const perScenario = 10;
const crises = library.filter(({ id }) => id !== "tutorial" && id !== "long-arc");

interface Table extends Planted {
  readonly model: Model;
}

const tableOf = (planted: Planted): Table => ({ ...planted, model: createModel(planted.scenario) });

/** All but the first and last actors of the plan are seated. */
const seatsOf = ({ scenario }: Planted) => (scenario.exercise?.seats ?? []).map(({ actor }) => actor);

function open({ scenario, model }: Table, seed: string): Session {
  const beginning = beginningOf(scenario, seed, { seats: seatsOf({ scenario } as Planted) });
  const header = {
    format: 1,
    engine: "",
    scenario: scenario.id,
    scenarioHash: model.scenarioHash,
    ...beginning,
  } as const;
  return new Session({ header, model, state: openState(model, startOf(header)), lines: ["{}"] }, {});
}

/** Words of messages, with those who may read them. */
type Told = Map<string, readonly string[]>;

/** One turn's doings, legal in this session, as inputs to be given again elsewhere. */
function* doings(session: Session, seed: string, told: Told): Generator<Input> {
  const dice = openStream(seed, 0, "doings");
  const pick = <T>(items: readonly T[]) => items[Math.floor(dice() * items.length)];
  const { model, state, header } = session;
  for (let turn = 0; turn < 3; turn += 1) {
    for (let act = 0; act < 4; act += 1) {
      const { world } = headOf(state);
      const [kind, seat, other] = [dice(), pick(header.seats) as string, pick(header.seats) as string];
      const order = pick(offeredOrders(model, world, seat));
      const inject = pick(model.scenario.injects);
      const forced = pick(model.transitions);
      if (kind < 0.35 && order !== undefined) yield { type: "order", transition: order.transition };
      else if (kind < 0.6 && inject !== undefined) yield { type: "inject", inject: inject.id };
      else if (kind < 0.7 && forced !== undefined)
        yield { type: "happens-now", transition: forced.path, reason: "to teach" };
      else if (kind < 0.75) yield { type: dice() < 0.5 ? "reveal" : "hide" };
      else if (seat !== other) {
        const text = `zqn${"abcdefghij"[told.size % 10]}${"abcdefghij"[turn]}${"abcdefghij"[act]}qz`;
        told.set(text, [seat, other]);
        yield { type: "message", from: seat, to: [other], text };
      }
    }
    const { time, horizon } = headOf(state).world;
    yield { type: "advance", to: Math.min(horizon, time + model.scenario.turn * (0.2 + dice())) };
  }
}

/** What a viewer is told in a session, as bytes: the timeline with its explanations, the situation, the seat's page, what may come. */
function bytesFor({ model, state, header }: Session, looker: Looker, paged: boolean): string {
  const viewer = looker === null ? "table" : seatViewer(looker);
  const seen = timeline(model, state, viewer);
  const plainly = (key: string, value: unknown) => (key === "checkpoint" || key === "number" ? undefined : value);
  const seated = looker !== null && header.seats.includes(looker);
  return [
    JSON.stringify(seen.entries, plainly),
    JSON.stringify(seen.latest),
    JSON.stringify(viewAt(seen, seen.entries.length), plainly),
    seated && paged ? JSON.stringify(seatPage(model, state, looker)) : "",
    JSON.stringify(visibilityOf(model, viewer).odds(headOf(state).world)),
  ].join("\n");
}

/** What viewers are handed out beforehand: those for all players, and each seat's own. */
function handouts({ model }: Table): ReadonlyMap<Looker, string> {
  const seats = (model.scenario.exercise?.seats ?? []).map(({ actor }) => actor);
  const found = new Map<Looker, string>();
  for (const { name, document } of handoutsOf(model, seats)) {
    const looker = seats.find((seat) => name === `seat-${seat}`) ?? null;
    if (looker === null && !["situation-manual", "map-and-ladders", "feedback-form"].includes(name)) continue;
    found.set(looker, `${found.get(looker) ?? ""}${renderMarkdown(document)}${renderHtml(document)}`);
  }
  return found;
}

/** Words in a text that its reader may not read. */
const breaches = (text: string, looker: Looker, { words }: Planted, told: Told): readonly string[] =>
  wordsIn(text).filter((word) => {
    const among = told.get(word);
    return among === undefined ? !words.get(word)?.(looker) : looker === null || !among.includes(looker);
  });

const figures = { exercises: 0, told: 0, bytes: 0, words: 0, breaches: 0, pairs: 0, unlike: 0 };

function search(text: string, looker: Looker, table: Table, told: Told, where: string): void {
  figures.told += 1;
  figures.bytes += text.length;
  figures.words += wordsIn(text).length;
  const found = breaches(text, looker, table, told);
  figures.breaches += found.length;
  if (found.length > 0) {
    const at = text.indexOf(found[0] as string);
    const around = text.slice(Math.max(0, at - 200), at + 60);
    throw new Error(`${where}: ${looker ?? "the table"} reads ${found.slice(0, 5).join(", ")}: ${around}`);
  }
}

/** Gives the inputs again, with acts in between that the viewer may not know of; what one session refuses the other does too. */
function playAgain(table: Table, seed: string, inputs: readonly Input[], looker: Looker): Session {
  const session = open(table, seed);
  const dice = openStream(seed, 1, "hidden");
  const others = session.header.seats.filter((seat) => seat !== looker);
  for (const input of inputs) {
    const inject = table.scenario.injects.find(
      ({ id, visibility }) => id.startsWith("secret-") && dice() < 0.3 && !visibility?.includes(looker ?? ""),
    );
    const [one, two] = [others[0] as string, others[1] as string];
    const hidden: Input[] = [
      ...(inject === undefined ? [] : [{ type: "inject" as const, inject: inject.id }]),
      { type: "order", transition: `${one}.quiet.${dice() < 0.5 ? "go" : "back"}` },
      { type: "message", from: one, to: [two], text: "between us" },
      { type: "note", text: "for the white cell" },
    ];
    const act = hidden[Math.floor(dice() * hidden.length)];
    if (input.type !== "advance" && act !== undefined) session.give(act);
    session.give(input);
  }
  return session;
}

function playOne(number: number, table: Table, twins: Map<Looker, Table>, again: (looker: Looker) => Table): void {
  const seed = `secrecy-${number}`;
  const told: Told = new Map();
  const session = open(table, seed);
  const inputs: Input[] = [];
  for (const input of doings(session, seed, told)) if (!isRefusal(session.give(input))) inputs.push(input);
  const lookers: readonly Looker[] = [null, ...table.scenario.actors.map(({ id }) => id)];
  // Pages take longest: one seat's in each exercise, by turns.
  const seats = seatsOf(table);
  const paged = seats[number % seats.length] as string;
  for (const looker of lookers) search(bytesFor(session, looker, looker === paged), looker, table, told, seed);
  for (const { document } of briefsUnderWay(session, [paged]))
    search(renderMarkdown(document), paged, table, told, `brief in ${seed}`);
  const looker = number % 3 === 0 ? null : paged;
  const twin = twins.get(looker) ?? again(looker);
  twins.set(looker, twin);
  figures.pairs += 1;
  // The page says whose turn it is to choose, which is no secret: the timelines are what must be alike.
  const [here, there] = [session, playAgain(twin, seed, inputs, looker)].map((one) => bytesFor(one, looker, false));
  if (here !== there) {
    figures.unlike += 1;
    const at = [...(here as string)].findIndex((letter, place) => letter !== there?.[place]);
    const around = (text = "") => text.slice(Math.max(0, at - 160), at + 160);
    throw new Error(`${seed}: ${looker ?? "the table"} is told\n${around(here)}\ninstead of\n${around(there)}`);
  }
  figures.exercises += 1;
}

describe(`${exercises} exercises full of words that not everyone may read`, () => {
  const scenarios = Math.ceil(exercises / perScenario);
  it.each(Array.from({ length: scenarios }, (_, place) => place))(
    "tell nobody what is not for them: scenario %i",
    (place) => {
      const base = crises[place % crises.length] as (typeof crises)[number];
      const table = tableOf(plant(base, `planted-${place}`));
      for (const [looker, text] of handouts(table)) search(text, looker, table, new Map(), `handouts of ${base.id}`);
      const twins = new Map<Looker, Table>();
      const again = (looker: Looker) => tableOf(plant(base, `planted-${place}`, looker));
      for (let one = 0; one < perScenario && place * perScenario + one < exercises; one += 1)
        playOne(place * perScenario + one, table, twins, again);
      if (process.env.EXERCISES !== undefined) process.stdout.write(`${JSON.stringify(figures)}\n`);
    },
    3_600_000,
  );

  afterAll(() => {
    // What may be read is read: the search is not blind.
    expect(figures.words).toBeGreaterThan(figures.exercises * 20);
  });
});
