/**
 * What a seat's device asks for, as an input of the session. The seat is that of the device's token, and what it may choose is what stands
 * on its page: a request can name nothing else, so no refusal tells of what a seat does not know.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { type OrderError, refusal } from "../engine/index.js";
import { seatPage, turnCount } from "../exercise/index.js";
import type { Input, Session } from "../session/index.js";
import type { SeatAct } from "./page.js";
import { notOnPage, reading } from "./reading.js";

const path = z.string().regex(/^[a-z][a-z0-9-]{0,63}(\.[a-z][a-z0-9-]{0,63}){1,2}$/);
const turn = z.int().min(1).max(100_000);

const actSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("choose"), turn, transition: path }),
  z.strictObject({ act: z.literal("hold"), turn, posture: path.optional() }),
  z.strictObject({ act: z.enum(["ready", "unready"]), turn }),
  z.strictObject({ act: z.enum(["allow", "forbid"]), turn, transition: path }),
]);

export const readAct = reading<SeatAct>(actSchema);

/** The input that a seat's act asks for; or why it can't be done now. */
export function inputOf({ model, state }: Session, seat: string, act: SeatAct): Input | OrderError {
  const { number } = turnCount(model, state);
  if (act.turn !== number)
    return refusal(say("host.other-turn", { asked: act.turn, turn: number }), say("host.other-turn-hint"));
  const page = seatPage(model, state, seat);
  const stands = (transition: string) =>
    page.rows.some((row) => (row.kind === "order" || row.kind === "instruction") && row.transition === transition);
  switch (act.act) {
    case "choose":
      if (!page.rows.some((row) => row.kind === "order" && row.transition === act.transition)) return notOnPage();
      return { type: state.rule.orders === "sealed" ? "draft" : "order", transition: act.transition };
    case "allow":
    case "forbid":
      return stands(act.transition) ? { type: act.act, transition: act.transition } : notOnPage();
    case "hold":
      if (act.posture === undefined) return { type: "hold", seat };
      if (!page.postures.some((own) => own.path === act.posture)) return notOnPage();
      return { type: "hold", seat, posture: act.posture };
    case "ready":
    case "unready":
      return { type: act.act, seat };
  }
}
