/**
 * Random exercises over the real server, full of words that not everyone may read, in which seats and the white cell do over the network
 * whatever they may: no device is sent a word that is not for its viewer, or not yet. And of each other exercise a second one, which differs only in what
 * one viewer may not know, is the same bytes to that viewer. A thousand by `bench/host-secrecy.mjs`; a share here.
 * @module-tag sweep
 */
import { afterAll, describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { library } from "../report/library.js";
import { full } from "../share.js";
import { partingOf, withoutBeats } from "./browserless.js";
import { doings, hiddenFrom } from "./doings.js";
import { type Doing, diceOf, Room, sessionOf, type Table, tableOf, type Watching } from "./planted.js";

const exercises = Number(process.env.EXERCISES ?? (full ? 40 : 2));
const from = Number(process.env.EXERCISES_FROM ?? 0);
/** Exercises that are played in one planted scenario and on one host. */
const perHost = Math.min(10, exercises);
const crises = library.filter(({ id }) => id !== "tutorial" && id !== "long-arc");

const figures = { exercises: 0, viewers: 0, pairs: 0, doors: 0, bytes: 0, words: 0, acts: 0, refused: 0 };

/** Two to five seats, and whether their orders are sealed. */
function seated({ actors }: Scenario, seed: string): { seats: string[]; orders: "open" | "sealed" } {
  const dice = diceOf(`${seed} seats`);
  const drawn = actors.map(({ id }) => ({ id, place: dice() })).sort((a, b) => a.place - b.place);
  const seats = drawn.slice(0, 2 + Math.floor(dice() * 4)).map(({ id }) => id);
  return { seats, orders: dice() < 0.6 ? "sealed" : "open" };
}

async function playOne(number: number, room: Room, table: Table, again: (who: Watching) => Table): Promise<void> {
  const seed = `wire-${number}`;
  const { header, state } = room.session;
  const { orders } = state.rule;
  await room.begin(table, sessionOf(table, header.seats, orders, seed));
  const paired = number % 2 === 1;
  room.written.clear();
  const done: Doing[] = [];
  for await (const doing of doings(room, seed, paired)) {
    await room.does(doing);
    await room.settle();
    done.push(doing);
  }
  await room.askAll();
  figures.exercises += 1;
  figures.viewers += room.devices.size;
  if (!paired) return;
  const whom = [...room.devices.keys()];
  const who = whom[(number >> 1) % whom.length] as Watching;
  const told = bytesOf(room, who);
  // A program is a process of its own: it looks at one exercise of each host, where many are played. The share of that is in test/cli/mcp.
  if (process.env.EXERCISES !== undefined && number % perHost === 1) {
    await room.askDoor(header.seats[number % header.seats.length] as string);
    figures.doors += 1;
  }
  const twin = again(who);
  await room.begin(twin, sessionOf(twin, header.seats, orders, seed));
  const hidden = hiddenFrom(room, who, seed);
  for (const doing of done) {
    await hidden(doing);
    await room.does(doing);
    await room.settle();
  }
  await room.askAll();
  expect(partingOf(told, bytesOf(room, who))).toBe("");
  figures.pairs += 1;
}

/** Everything that a viewer's device was sent, but for the clock. */
function bytesOf(room: Room, who: Watching): string {
  const device = room.devices.get(who);
  return `${withoutBeats(device?.stream ?? "")}\n${device?.answers}`;
}

describe(`${exercises} exercises on hosts`, () => {
  const hosts = Math.ceil(exercises / perHost);
  it.each(Array.from({ length: hosts }, (_, place) => Math.floor(from / perHost) + place))(
    "send no device what is not for it: host %i",
    async (place) => {
      const base = crises[place % crises.length] as Scenario;
      const seed = `wire-${place}`;
      const { seats, orders } = seated(base, seed);
      const table = tableOf(base, seed);
      const twins = new Map<Watching, Table>();
      const again = (who: Watching) => {
        const twin = twins.get(who) ?? tableOf(base, seed, who);
        twins.set(who, twin);
        return twin;
      };
      const room = await Room.open(table, seats, orders);
      try {
        for (let one = 0; one < perHost; one += 1) {
          const number = place * perHost + one;
          try {
            await playOne(number, room, table, again);
          } catch (error) {
            throw new Error(`exercise ${number} of ${base.id}, ${orders}, ${seats.join(" ")}: ${error}`, {
              cause: error,
            });
          }
        }
      } finally {
        await room.close();
      }
      for (const name of ["bytes", "words", "acts", "refused"] as const) figures[name] += room.figures[name];
      if (process.env.EXERCISES !== undefined) process.stdout.write(`${JSON.stringify(figures)}\n`);
    },
    3_600_000,
  );

  afterAll(() => {
    // What may be read is read: the search is not blind.
    expect(figures.words).toBeGreaterThan(figures.exercises * 20);
    expect(figures.refused).toBeLessThan(figures.acts / 2);
    expect(figures.pairs).toBeGreaterThan(0);
  });
});
