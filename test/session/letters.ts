/**
 * Random correspondences of seats and the white cell, each message with words of its own that occur nowhere else, and a
 * second account of who may have read which of them, kept by hand beside the session and worked out from nothing of ours.
 */
import { openStream } from "../../src/engine/index.js";
import { headOf, type Input, isRefusal, type Session } from "../../src/session/index.js";

type Dice = () => number;

/** A message as the account has it. */
interface Letter {
  readonly from: string | null;
  readonly to: "all" | "white-cell" | readonly string[];
  readonly parties: readonly string[];
  readonly open: boolean;
  /** Words of the text, and of the terms. */
  readonly text: string;
  readonly terms: readonly string[];
  state: "waits" | "arrived" | "stopped";
  /** Words of the text that the white cell passed on instead. */
  edited: string | null;
  /** Place in the script of the input that wrote it. */
  readonly at: number;
}

export interface Account {
  readonly letters: Letter[];
  /** By actor: places in `letters` of what it has had, in the order in which it came. */
  readonly had: Map<string, number[]>;
  /** What was given, each with the place of the letter that it is about. */
  readonly script: { readonly input: Input; readonly about: number | null }[];
  /** Words of reasons, for the white cell alone. */
  readonly reasons: string[];
}

/** Who has read a letter, besides the white cell: actors by id, and `table`. Answers with the words that each has read. */
export function readersOf(letter: Letter, actors: readonly string[]): Map<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  const arrivedText = letter.edited ?? letter.text;
  if (letter.state === "arrived") {
    for (const actor of actors) {
      const named = letter.to === "all" || (letter.to !== "white-cell" && letter.to.some((one) => one === actor));
      if (letter.open || named || letter.parties.some((one) => one === actor))
        read.set(actor, [arrivedText, ...letter.terms]);
    }
    if (letter.open || letter.to === "all") read.set("table", [arrivedText, ...letter.terms]);
  }
  if (letter.from !== null) read.set(letter.from, [letter.text, ...letter.terms]);
  return read;
}

const pick = <T>(dice: Dice, items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
const some = (dice: Dice, items: readonly string[]): string[] => {
  const chosen = items.filter(() => dice() < 0.4);
  return chosen.length > 0 ? chosen : [pick(dice, items)];
};

/** What the account knows to be the next thing that somebody may do, as an input, and how the account changes by it. */
function next(session: Session, account: Account, dice: Dice, word: () => string) {
  const { header, model, state } = session;
  const actors = model.scenario.actors.map(({ id }) => id);
  const { time, horizon } = headOf(state).world;
  const who = dice() < 0.8 ? pick(dice, header.seats) : undefined;
  const to = dice() < 0.15 ? ("all" as const) : dice() < 0.1 ? ("white-cell" as const) : some(dice, actors);
  const open = dice() < 0.25;
  const writing = { ...(who === undefined ? {} : { from: who }), ...(open ? { public: true as const } : {}) };
  const text = word();
  const letter = (parties: readonly string[], terms: readonly string[], addressees: Letter["to"]): Letter => {
    const waits =
      who !== undefined && state.messages === "through-white-cell" && !(addressees === "white-cell" && !open);
    return {
      from: who ?? null,
      to: addressees,
      parties,
      open,
      text,
      terms,
      state: waits ? "waits" : "arrived",
      edited: null,
      at: account.script.length,
    };
  };
  const roll = dice();
  if (roll < 0.4) return { input: { type: "message", ...writing, to, text } as const, wrote: letter([], [], to) };
  if (roll < 0.6) {
    const parties = [...new Set([...some(dice, header.seats), pick(dice, actors)])];
    const terms = [word(), word()];
    const until = dice() < 0.5 ? { until: Math.min(horizon, time + dice() * 10) } : {};
    const input = { type: "proposal", ...writing, parties, text, terms, ...until } as const;
    return { input, wrote: letter(parties, terms, []) };
  }
  if (roll < 0.75) {
    const seat = pick(dice, header.seats);
    const proposal = 1 + Math.floor(dice() * ((account.had.get(seat)?.length ?? 0) + 1));
    return { input: { type: pick(dice, ["accept", "refuse", "withdraw"] as const), seat, proposal } as const };
  }
  const waits = account.letters.flatMap(({ state }, place) => (state === "waits" ? [place] : []));
  const place = waits.length > 0 ? pick(dice, waits) : 0;
  if (roll < 0.85) {
    const edited = dice() < 0.4 ? word() : null;
    return {
      input: { type: "pass", message: place + 1, ...(edited === null ? {} : { text: edited }) } as const,
      passed: { place, edited },
    };
  }
  if (roll < 0.9) {
    const why = word();
    return { input: { type: "stop", message: place + 1, reason: why } as const, stopped: { place, why } };
  }
  if (roll < 0.92)
    return { input: { type: "route", messages: dice() < 0.5 ? "direct" : "through-white-cell" } as const };
  return { input: { type: "advance", to: Math.min(horizon, time + dice() * 4) } as const };
}

/** Plays so many steps of a correspondence; what is refused is not done. */
export function correspond(session: Session, seed: string, steps: number): Account {
  const dice = openStream(seed, 0, "letters");
  const account: Account = { letters: [], had: new Map(), script: [], reasons: [] };
  const actors = session.model.scenario.actors.map(({ id }) => id);
  let words = 0;
  const word = () => {
    words += 1;
    return `qx${words}z`;
  };
  const came = (actor: string, place: number) => account.had.set(actor, [...(account.had.get(actor) ?? []), place]);
  for (let step = 0; step < steps; step += 1) {
    const { input, ...then } = next(session, account, dice, word);
    if (isRefusal(session.give(input))) continue;
    let about: number | null = null;
    if ("wrote" in then && then.wrote !== undefined) {
      about = account.letters.push(then.wrote) - 1;
      for (const reader of readersOf(then.wrote, actors).keys()) came(reader, about);
    } else if ("passed" in then && then.passed !== undefined) {
      const { place, edited } = then.passed;
      const letter = account.letters[place] as Letter;
      about = place;
      letter.state = "arrived";
      letter.edited = edited;
      for (const reader of readersOf(letter, actors).keys()) if (reader !== letter.from) came(reader, place);
    } else if ("stopped" in then && then.stopped !== undefined) {
      about = then.stopped.place;
      (account.letters[about] as Letter).state = "stopped";
      account.reasons.push(then.stopped.why);
    } else if (input.type === "accept" || input.type === "refuse" || input.type === "withdraw")
      about = account.had.get(input.seat)?.[input.proposal - 1] ?? null;
    account.script.push({ input, about });
  }
  return account;
}

/** All words of the account that a viewer has not read; `table` for the projector, else an actor. */
export function keptFrom(account: Account, viewer: string, actors: readonly string[]): string[] {
  const read = new Set(account.letters.flatMap((letter) => readersOf(letter, actors).get(viewer) ?? []));
  const all = account.letters.flatMap(({ text, terms, edited }) => [
    text,
    ...terms,
    ...(edited === null ? [] : [edited]),
  ]);
  return [...all, ...account.reasons].filter((word) => !read.has(word));
}

/** The words that a viewer has read. */
export function readBy(account: Account, viewer: string, actors: readonly string[]): readonly string[] {
  return account.letters.flatMap((letter) => readersOf(letter, actors).get(viewer) ?? []);
}

/**
 * The script without what is about letters that a viewer never learned of. The white cell's numbers count all letters of the
 * branch, and each seat's all that it has had, so they are counted again.
 */
export function withoutUnread({ letters, script, had }: Account, viewer: string, actors: readonly string[]): Input[] {
  const learned = letters.map((letter) => readersOf(letter, actors).has(viewer));
  const numberOf = (place: number) => learned.slice(0, place + 1).filter(Boolean).length;
  return script.flatMap(({ input, about }): Input[] => {
    if (about !== null && !learned[about]) return [];
    if (input.type === "pass" || input.type === "stop") return [{ ...input, message: numberOf(about as number) }];
    if ((input.type !== "accept" && input.type !== "refuse" && input.type !== "withdraw") || input.seat === undefined)
      return [input];
    const before = had.get(input.seat)?.slice(0, input.proposal) ?? [];
    return [{ ...input, proposal: before.filter((place) => learned[place]).length }];
  });
}
