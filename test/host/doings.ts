/**
 * What seats and the white cell of a random exercise do over the network, drawn from a seed: seats act from what stands on their own
 * pages, and the white cell does everything that it can. Every text is a word, kept with those who may read it.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { offeredOrders, type Transition } from "../../src/engine/index.js";
import { headOf, type Input, recordsOf } from "../../src/session/index.js";
import { type Doing, diceOf, type Ear, type LetterSeen, type Room, textOf, type Watching } from "./planted.js";

const turns = 3;
const actsATurn = 5;

interface Row {
  readonly kind: string;
  readonly transition?: string;
  readonly barred?: string;
}
interface SeatPage {
  readonly turn: {
    readonly number: number;
    readonly rows: readonly Row[];
    readonly postures: readonly { readonly path: string }[];
  };
  readonly letters?: { readonly letters: readonly LetterSeen[] };
}

/** A message that waits for the white cell: who else may read it once it is passed on. */
interface Waiting {
  readonly number: number;
  readonly text: string;
  readonly readers: ReadonlySet<string> | "all";
}

class Drawn {
  readonly room: Room;
  readonly dice: () => number;
  /** Nothing that names a record or a message by its number, which hidden acts would change. */
  readonly paired: boolean;
  readonly waiting: Waiting[] = [];
  through = false;
  private count = 0;

  constructor(room: Room, seed: string, paired: boolean) {
    this.room = room;
    this.dice = diceOf(seed);
    this.paired = paired;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.dice() * items.length)];
  }

  get seats(): readonly string[] {
    return this.room.session.header.seats;
  }

  /** A word that these may read. */
  word(among: ReadonlySet<string> | "all"): string {
    this.count += 1;
    const word = `zqn${[...String(this.count)].map((digit) => "abcdefghij"[Number(digit)]).join("")}qz`;
    this.room.written.set(word, among);
    return word;
  }

  /** The white cell's own. */
  own(): string {
    return this.word(new Set());
  }

  /** To whom somebody writes, and who may read it then. */
  address(writer: string | null): { to: "all" | "white-cell" | string[]; readers: ReadonlySet<string> | "all" } {
    const { scenario } = this.room.table;
    const kind = this.dice();
    if (kind < 0.15) return { to: "all", readers: "all" };
    if (kind < 0.3 && writer !== null) return { to: "white-cell", readers: new Set() };
    const team = scenario.exercise?.teams[0];
    if (kind < 0.4 && team !== undefined) return { to: [team.id], readers: new Set(team.seats) };
    const other = this.pick(scenario.actors.filter(({ id }) => id !== writer))?.id as string;
    return { to: [other], readers: new Set([other]) };
  }
}

/** What is done in one exercise, one after another, each drawn from how things stand by then. */
export async function* doings(room: Room, seed: string, paired: boolean): AsyncGenerator<Doing> {
  const drawn = new Drawn(room, seed, paired);
  const cell = (input: object): Doing => ({ by: null, body: { input } });
  if (drawn.dice() < 0.5) {
    drawn.through = true;
    yield cell({ type: "route", messages: "through-white-cell" });
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (let act = 0; act < actsATurn; act += 1) {
      const doing = drawn.dice() < 0.6 ? seatActs(drawn) : cellActs(drawn);
      if (doing !== undefined) yield doing;
    }
    if (room.session.state.rule.orders === "sealed") yield cell({ type: "resolve", by: "time" });
    const { time, horizon } = headOf(room.session.state).world;
    if (time < horizon)
      yield cell({ type: "advance", to: Math.min(horizon, time + room.table.scenario.turn * (0.4 + drawn.dice())) });
  }
}

function seatActs(drawn: Drawn): Doing | undefined {
  const seat = drawn.pick(drawn.seats) as string;
  const { turn, letters } = (drawn.room.devices.get(seat) as Ear).page as unknown as SeatPage;
  const by = (body: object): Doing => ({ by: seat, body });
  const kind = drawn.dice();
  if (kind < 0.35) {
    const row = drawn.pick(turn.rows.filter((one) => one.kind === "order" && one.barred === ""));
    return row && by({ act: "choose", turn: turn.number, transition: row.transition });
  }
  if (kind < 0.43)
    return by({ act: "hold", turn: turn.number, ...(kind < 0.4 ? { posture: drawn.pick(turn.postures)?.path } : {}) });
  if (kind < 0.5) return by({ act: drawn.dice() < 0.7 ? "ready" : "unready", turn: turn.number });
  if (kind < 0.58) {
    const row = drawn.pick(turn.rows.filter((one) => one.kind === "order" || one.kind === "instruction"));
    return row && by({ act: drawn.dice() < 0.5 ? "allow" : "forbid", turn: turn.number, transition: row.transition });
  }
  if (kind < 0.72) {
    const open = letters?.letters.filter(({ may }) => may !== "") ?? [];
    const letter = drawn.pick(open);
    if (letter === undefined) return undefined;
    const answer = letter.may === "withdraw" ? "withdraw" : drawn.dice() < 0.6 ? "accept" : "refuse";
    return { ...by({ act: answer, proposal: letter.number }), proposal: textOf(letter) };
  }
  return kind < 0.88 ? writes(drawn, seat) : proposes(drawn, seat);
}

function writes(drawn: Drawn, seat: string): Doing {
  const { to, readers } = drawn.address(seat);
  const isPublic = drawn.dice() < 0.15;
  const reach = isPublic ? ("all" as const) : readers;
  const text = send(drawn, seat, reach, to === "white-cell" && !isPublic);
  return { by: seat, body: { act: "write", to, text, ...(isPublic ? { public: true } : {}) } };
}

function proposes(drawn: Drawn, seat: string): Doing {
  const others = drawn.room.table.scenario.actors.map(({ id }) => id).filter((id) => id !== seat);
  const parties = [drawn.pick(others) as string];
  const isPublic = drawn.dice() < 0.15;
  const text = send(drawn, seat, isPublic ? "all" : new Set(parties), false);
  return { by: seat, body: { act: "propose", parties, text, ...(isPublic ? { public: true } : {}) } };
}

/** A word that a seat writes: where messages wait for the white cell, its readers get it later or never. */
function send(drawn: Drawn, seat: string, readers: ReadonlySet<string> | "all", arrives: boolean): string {
  if (!drawn.through || arrives) return drawn.word(readers === "all" ? "all" : new Set([seat, ...readers]));
  const text = drawn.word(new Set([seat]));
  drawn.waiting.push({
    number: headOf(drawn.room.session.state).messages.messages.length + 1,
    text,
    readers: readers === "all" ? "all" : new Set([seat, ...readers]),
  });
  return text;
}

function cellActs(drawn: Drawn): Doing | undefined {
  const { model, state } = drawn.room.session;
  const { scenario } = model;
  const records = recordsOf(state).length;
  const input = (body: Readonly<Record<string, unknown>>): Doing => ({ by: null, body: { input: body } });
  const { world } = headOf(state);
  const own = () => drawn.own();
  const anywhere: (() => Doing | undefined)[] = [
    () => {
      const inject = drawn.pick(scenario.injects)?.id;
      return input({ type: "inject", inject, ...(drawn.dice() < 0.4 ? { at: world.time + drawn.dice() * 20 } : {}) });
    },
    () => input({ type: "ad-hoc", text: drawn.word("all") }),
    () => {
      const open = model.transitions.filter(
        ({ posture }, index) => (model.moves[index]?.[0]?.[world.states[posture] as number] ?? -1) >= 0,
      );
      return input({
        type: "happens-now",
        transition: drawn.pick<Transition | { path: string }>(open)?.path,
        reason: own(),
      });
    },
    () => {
      const gauge = drawn.pick(scenario.gauges);
      const value = (gauge?.min ?? 0) + drawn.dice() * ((gauge?.max ?? 1) - (gauge?.min ?? 0));
      return input({ type: "set-gauge", gauge: gauge?.id, value, reason: own() });
    },
    () => input({ type: "note", text: own(), objective: own() }),
    () => input({ type: drawn.dice() < 0.5 ? "reveal" : "hide" }),
    () => input({ type: "clock", do: "start", minutes: 20 }),
    () => input({ type: "rating", objective: "one", rating: "S", reason: own(), by: own() }),
    () =>
      input({ type: "observation", id: "seen", kind: "strength", text: own(), analysis: own(), recommendation: own() }),
    () => input({ type: "improvement", id: "better", action: own(), who: own() }),
    () => input({ type: "feedback", form: "form", part: own(), words: { strength: own(), improve: own() } }),
    () => {
      const { to, readers } = drawn.address(null);
      const named = drawn.dice() < 0.5 ? { as: drawn.word(readers) } : {};
      return input({ type: "message", to, text: drawn.word(readers), ...named });
    },
    () => {
      const parties = [...new Set([drawn.pick(drawn.seats), drawn.pick(drawn.seats)])] as string[];
      const readers = new Set(parties);
      return input({
        type: "proposal",
        parties,
        text: drawn.word(readers),
        terms: [drawn.word(readers), drawn.word(readers)],
      });
    },
  ];
  const numbered: (() => Doing | undefined)[] = [
    () => passes(drawn),
    () => passes(drawn),
    () => input({ type: "does-not-happen", record: Math.floor(drawn.dice() * records), reason: own() }),
    () => input({ type: "bookmark", record: Math.floor(drawn.dice() * records), text: own() }),
    () => input({ type: "branch", name: own() }),
    () => {
      drawn.waiting.length = 0;
      return input({ type: "rewind", before: Math.floor(drawn.dice() * records) });
    },
  ];
  return drawn.pick(drawn.paired ? anywhere : [...anywhere, ...numbered])?.();
}

/** The white cell passes a message on that waits for it, with another text perhaps, or stops it. */
function passes(drawn: Drawn): Doing | undefined {
  const place = Math.floor(drawn.dice() * drawn.waiting.length);
  const [waiting] = drawn.waiting.splice(place, 1);
  if (waiting === undefined) return undefined;
  const { number: message, text, readers } = waiting;
  const kind = drawn.dice();
  if (kind < 0.3) return { by: null, body: { input: { type: "stop", message, reason: drawn.own() } } };
  if (kind < 0.6) {
    drawn.room.written.set(text, readers);
    return { by: null, body: { input: { type: "pass", message } } };
  }
  // Whoever wrote it goes on reading what was written.
  const writer = drawn.room.written.get(text) as ReadonlySet<string>;
  const others = readers === "all" ? readers : new Set([...readers].filter((one) => !writer.has(one)));
  return { by: null, body: { input: { type: "pass", message, text: drawn.word(others) } } };
}

/** Does before each doing something that a viewer may not know of. */
export function hiddenFrom(room: Room, who: Watching, seed: string): (before: Doing) => Promise<void> {
  const dice = diceOf(`${seed} hidden`);
  const { scenario } = room.table;
  const { seats } = room.session.header;
  const others = seats.filter((seat) => seat !== who);
  const isSecret = ({ id, visibility }: (typeof scenario.injects)[number]) =>
    id.startsWith("secret-") && !visibility?.includes(who ?? "");
  return async () => {
    const one = others[Math.floor(dice() * others.length)] as string;
    const quiet = offeredOrders(room.session.model, headOf(room.session.state).world, one).find(({ transition }) =>
      transition.startsWith(`${one}.quiet.`),
    );
    const secret = scenario.injects.filter(isSecret);
    const sealed = room.session.state.rule.orders === "sealed";
    const acts: (Input | undefined)[] = [
      secret.length === 0
        ? undefined
        : { type: "inject", inject: secret[Math.floor(dice() * secret.length)]?.id as string },
      quiet && { type: sealed ? "draft" : "order", transition: quiet.transition },
      {
        type: "message",
        from: one,
        to: others.length > 1 ? others.filter((seat) => seat !== one) : "white-cell",
        text: "between us",
      },
      { type: "note", text: "for the white cell" },
      { type: "bookmark", record: 0, text: "for the white cell" },
    ];
    const act = acts[Math.floor(dice() * acts.length)];
    if (act === undefined) return;
    room.hosted.give(act);
    // Whatever the host sends of it is sent before the next act.
    for (let round = 0; round < 4; round += 1) await nextTurn();
  };
}
