/**
 * Exercises as a careless but legal table would play them: orders, holds, injects, overrides, rewinds, branches and
 * notes, drawn from a seed. What chance proposes and the session refuses is simply not done.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Model, offeredOrders, openStream, type Exercise as Plan, type Scenario } from "../../src/engine/index.js";
import {
  type Beginning,
  beginSession,
  headOf,
  type Input,
  isRefusal,
  openState,
  recordsOf,
  ruleOf,
  Session,
  type SessionOptions,
  seatsDrafting,
  startOf,
} from "../../src/session/index.js";

export function beginningOf(scenario: Scenario, seed: string, changes: Partial<Beginning> = {}): Beginning {
  return {
    resolved: scenario,
    variant: null,
    set: {},
    seed,
    run: 0,
    days: scenario.horizon,
    historical: false,
    seats: scenario.actors.slice(0, 2).map(({ id }) => id),
    ...changes,
  };
}

/** A plan in which nobody takes part, and nothing is laid down. */
export const emptyPlan: Plan = {
  title: "A morning",
  play: {},
  minutes: [],
  objectives: [],
  teams: [],
  seats: [],
  whiteCell: [],
  evaluators: [],
  observers: [],
  media: [],
  rules: [],
  situation: [],
  agenda: [],
};

/** Scenarios that a session was begun on before: that a header with them can be read back was seen then. */
const readBack = new WeakSet<Scenario>();
function beginAgain(beginning: Beginning, options: SessionOptions = {}): Session {
  const session = beginSession(beginning, { loaded: readBack.has(beginning.resolved), ...options });
  readBack.add(beginning.resolved);
  return session;
}

export function begin(scenario: Scenario, seed = "table", options: SessionOptions = {}): Session {
  return beginAgain(beginningOf(scenario, seed), options);
}

/** A session over a model that is made once for many of them: making one takes as long as several turns. */
export function beginOver(model: Model, beginning: Beginning): Session {
  const { scenarioHash, scenario } = model;
  const header = { format: 2, engine: "", scenario: scenario.id, scenarioHash, ...beginning } as const;
  const state = openState(model, startOf(header), ruleOf(header));
  return new Session({ header, model, state, lines: ["{}"] }, {});
}

/** The rule of sealed orders with a secret that follows from a text. */
export function sealedBy(text: string) {
  const secret = createHash("sha256").update(text).digest("hex").slice(0, 32);
  return { version: 1, orders: "sealed", secret } as const;
}

/** A session whose orders are sealed. */
export function beginSealed(scenario: Scenario, seed = "table", changes: Partial<Beginning> = {}): Session {
  return beginAgain(beginningOf(scenario, seed, { rule: sealedBy(seed), ...changes }));
}

/** Gives an input that must be legal. */
export function give(session: Session, input: Input) {
  const given = session.give(input);
  if (isRefusal(given)) throw new Error(`${JSON.stringify(input)}: ${given.message}`);
  return given;
}

/** A folder that is gone after the work. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "faultline-session-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Dice = () => number;

function pick<T>(dice: Dice, items: readonly T[]): T | undefined {
  return items[Math.floor(dice() * items.length)];
}

/** Every third inject written on the spot is for one actor in confidence, every third for one actor before all. */
function sentTo({ actors }: Scenario, number: number): object {
  const to = [actors[number % actors.length]?.id];
  const text = `Letter${number}letter\nBody${number}body`;
  if (number % 3 === 0) return {};
  return number % 3 === 1
    ? { text, from: "A friend", to, delivery: "cable", postures: undefined }
    : { text, headline: `Open${number}open`, from: "A paper", to, delivery: "press" };
}

/** Something that somebody might do now. */
function proposal(session: Session, dice: Dice, number: number): Input | undefined {
  const { model, state, header } = session;
  const { world, count } = headOf(state);
  const { scenario } = model;
  const record = Math.floor(dice() * Math.max(1, count));
  const gauge = pick(dice, scenario.gauges);
  const seat = pick(dice, header.seats);
  const posture = pick(dice, model.postures);
  const sealed = state.rule.orders === "sealed";
  const proposals: (() => Input | undefined)[] = [
    () => {
      const order = pick(
        dice,
        header.seats.flatMap((id) => offeredOrders(model, world, id)),
      );
      if (order === undefined) return undefined;
      const type = sealed ? "draft" : "order";
      return { type, transition: order.transition, ...(dice() < 0.4 ? { chance: 0.5 } : {}) };
    },
    ...(sealed && seat !== undefined
      ? [
          () => ({ type: "ready", seat }) as const,
          () => ({ type: dice() < 0.3 ? "unready" : "ready", seat }) as const,
          () => ({ type: "resolve", ...(dice() < 0.5 ? { by: "time" as const } : {}) }) as const,
        ]
      : []),
    () => (seat === undefined ? undefined : { type: "hold", seat }),
    () => {
      const inject = pick(dice, scenario.injects);
      const later = dice() < 0.5 ? { at: world.time + dice() * 10 } : {};
      return inject === undefined ? undefined : { type: "inject", inject: inject.id, ...later };
    },
    () => ({
      type: "ad-hoc",
      text: `News ${number}`,
      ...(gauge === undefined ? {} : { gauges: { [gauge.id]: Math.floor(dice() * 21) - 10 } }),
      ...(posture === undefined || dice() < 0.5
        ? {}
        : { postures: { [posture.path]: pick(dice, posture.states) as string } }),
      ...sentTo(scenario, number),
    }),
    () => {
      const open = model.transitions.filter(
        ({ posture: at }, index) => (model.moves[index]?.[0]?.[world.states[at] as number] ?? -1) >= 0,
      );
      const transition = pick(dice, open);
      return transition && { type: "happens-now", transition: transition.path, reason: "to teach" };
    },
    () => ({ type: "does-not-happen", record, reason: "not today" }),
    () => gauge && { type: "set-gauge", gauge: gauge.id, value: gauge.min + dice() * (gauge.max - gauge.min) },
    () => ({ type: "note", text: `Seen ${number}`, ...(dice() < 0.5 ? { objective: "one" } : {}) }),
    () =>
      dice() < 0.7
        ? { type: "bookmark", record, ...(dice() < 0.5 ? { text: `Marked ${number}` } : {}) }
        : { type: "remove-bookmark", record },
    () => (dice() < 0.5 ? { type: "rewind", to: record } : { type: "rewind", before: record }),
    () => ({ type: "branch", name: `b${number}`, ...(dice() < 0.5 ? { from: record } : {}) }),
    () => ({ type: "switch", to: pick(dice, [...state.branches.keys()]) as string }),
    () => ({ type: dice() < 0.5 ? "reveal" : "hide" }),
  ];
  return pick(dice, proposals)?.();
}

export interface Exercise {
  /** Every input that was legal, in order. */
  readonly inputs: readonly Input[];
  /** How many inputs had been given at the end of each turn. */
  readonly turns: readonly number[];
}

/** Plays an exercise of so many turns in a session. */
export function playExercise(session: Session, seed: string, turns: number): Exercise {
  const dice = openStream(seed, 0, "exercise");
  const inputs: Input[] = [];
  const ends: number[] = [];
  const attempt = (input: Input | undefined) => {
    if (input !== undefined && !isRefusal(session.give(input))) inputs.push(input);
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const acts = Math.floor(dice() * 4);
    for (let act = 0; act < acts; act += 1) attempt(proposal(session, dice, inputs.length));
    if (seatsDrafting(session.model, session.state).length > 0) attempt({ type: "resolve" });
    const { time, horizon } = headOf(session.state).world;
    attempt({ type: "advance", to: Math.min(horizon, time + session.model.scenario.turn * (0.2 + dice())) });
    ends.push(inputs.length);
  }
  return { inputs, turns: ends };
}

/** What two sessions must agree on to be the same. */
export function essence(session: Session) {
  const { branches, current, notes, probabilitiesShown, inputs, rewindings } = session.state;
  return {
    current,
    notes,
    probabilitiesShown,
    inputs,
    rewindings: rewindings.map(({ branch, count }) => ({ branch, count })),
    branches: [...branches].map(([name, { head, from }]) => ({ name, from, count: head.count })),
    records: [...branches.keys()].map((name) => recordsOf(session.state, name)),
  };
}
