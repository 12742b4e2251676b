/**
 * A whole exercise on a scenario of the library, played by rule: eight turns, two seats, events by hand and on the spot,
 * outcomes overruled, a rewind, branches, notes. Always the same, whatever orders happen to be open.
 */
import { type Model, offeredOrders } from "../../src/engine/index.js";
import type { ReportedSession } from "../../src/report/index.js";
import {
  beginSession,
  headOf,
  type Input,
  isRefusal,
  recordsOf,
  type Session,
  worldNow,
} from "../../src/session/index.js";
import { library } from "./library.js";

export interface Exercised {
  readonly session: Session;
  readonly reported: ReportedSession;
  readonly model: Model;
}

function give(session: Session, input: Input): void {
  const given = session.give(input, { explain: true });
  if (isRefusal(given)) throw new Error(`${JSON.stringify(input)}: ${given.message} (${given.hint ?? ""})`);
}

/** Plays it. `file` keeps it as a log as well. */
export function exercised(options: { readonly file?: string; readonly seed?: string } = {}): Exercised {
  const resolved = library.find(({ id }) => id === "tavush-2020");
  if (resolved === undefined) throw new Error("the library has no tavush-2020");
  const session = beginSession(
    {
      resolved,
      variant: null,
      set: {},
      seed: options.seed ?? "marble-31",
      run: 0,
      days: resolved.horizon,
      historical: false,
      seats: ["russia", "turkey"],
    },
    { loaded: true, ...(options.file === undefined ? {} : { file: options.file }) },
  );
  const { model } = session;
  const objective = resolved.injects[0]?.objective ?? "decide under pressure";
  for (let turn = 0; turn < 8; turn += 1) {
    if (worldNow(session.state).ended) break;
    for (const [place, seat] of ["russia", "turkey"].entries()) {
      const offered = offeredOrders(model, worldNow(session.state), seat);
      const order = offered[(turn + place) % Math.max(1, offered.length)];
      if (order === undefined || (turn + place) % 4 === 3) give(session, { type: "hold", seat });
      else give(session, { type: "order", transition: order.transition, ...(turn === 3 ? { chance: 0.6 } : {}) });
    }
    const inject = resolved.injects[turn];
    if (turn < 5 && inject !== undefined) give(session, { type: "inject", inject: inject.id });
    if (turn === 2) give(session, { type: "note", text: "The Russian seat asked twice for facts.", objective });
    if (turn === 4)
      give(session, {
        type: "ad-hoc",
        text: "A drone is filmed over Ijevan.\nBoth sides deny it.",
        gauges: { tension: 6 },
      });
    const before = headOf(session.state).count;
    give(session, { type: "advance", to: (turn + 1) * resolved.turn });
    if (turn === 1) deny(session, before, (turn + 1) * resolved.turn);
    if (turn === 5 && !worldNow(session.state).ended) {
      give(session, { type: "branch", name: "hotter" });
      give(session, { type: "set-gauge", gauge: "tension", value: 88, reason: "what if the drone had killed" });
      give(session, { type: "advance", to: (turn + 2) * resolved.turn });
      give(session, { type: "switch", to: "main" });
    }
  }
  give(session, { type: "note", text: "Nobody spoke of the treaty." });
  if (!worldNow(session.state).ended) give(session, { type: "advance", to: resolved.horizon });
  return { session, model, reported: { header: session.header, model, state: session.state } };
}

/** The white cell overrules the first thing of the turn that came by chance, and the turn is played again. */
function deny(session: Session, from: number, to: number): void {
  const record = recordsOf(session.state)
    .slice(from)
    .find(({ type }) => type === "transition");
  if (record === undefined) return;
  give(session, { type: "does-not-happen", record: record.seq, reason: "too early for this class" });
  give(session, { type: "advance", to });
}
