/**
 * What seats and the white cell write to each other, as one viewer has it: in words, message by message, with what became of each.
 */
import { dateOfDay } from "../engine/index.js";
import { correspondents, messageInWords } from "../exercise/index.js";
import { headOf, type MessageEntry, type SessionState, type Timeline } from "../session/index.js";
import { shortDate } from "../text/index.js";
import { begunOf } from "./hosted.js";
import type { Letter, Letters } from "./page.js";
import type { Role } from "./roles.js";

export function lettersOf(seen: Timeline, state: SessionState, role: Role): Letters {
  const byNumber = new Map<number, MessageEntry[]>();
  for (const entry of seen.messages) {
    const { number } = entry.message;
    byNumber.set(number, [...(byNumber.get(number) ?? []), entry]);
  }
  const seat = role.kind === "seat" ? role.seat : null;
  const { world } = headOf(state);
  const date = (day: number) => dateOfDay(seen.model.scenario.start, day);
  return {
    begun: begunOf(state),
    letters: [...byNumber.values()].map((steps) => letterOf(seen, steps, seat)),
    // How seats write to each other is their affair and the white cell's.
    route: seat === null ? "none" : state.messages,
    to: seat === null ? [] : correspondents(seen.allowed.inHandout.scenario, world.seats, seat),
    until: { first: date(Math.min(world.horizon, Math.ceil(world.time))), last: date(Math.floor(world.horizon)) },
  };
}

function letterOf({ model }: Timeline, steps: readonly MessageEntry[], seat: string | null): Letter {
  const [first, last] = [steps[0] as MessageEntry, steps.at(-1) as MessageEntry];
  // As it was written it may have waited; once anything has become of it, it does not.
  const isPending = first.message.isPending && steps.length === 1;
  const { title, body } = messageInWords(model.scenario, { ...first.message, isPending });
  const later = steps.slice(1).map(({ message }) => messageInWords(model.scenario, message));
  return {
    number: first.message.number,
    title,
    date: shortDate(dateOfDay(model.scenario.start, Math.floor(first.time))),
    body,
    steps: later.map((step) => [step.title, ...step.body].join(" ")),
    may: mayOf(last.message, seat),
  };
}

function mayOf({ proposed, from }: MessageEntry["message"], seat: string | null): Letter["may"] {
  if (seat === null || proposed?.standing !== "open") return "";
  if (from === seat) return "withdraw";
  return proposed.parties.includes(seat) && !proposed.accepted.includes(seat) ? "answer" : "";
}
