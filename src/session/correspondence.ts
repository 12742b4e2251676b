/**
 * The messages of a branch and what has been done with them: a value that belongs to a checkpoint, as sealed drafts do, so
 * that going back brings back the messages of then. A proposal whose time is up lapses by itself.
 */
import type { Model } from "../engine/index.js";
import { isNewTo, type MessageEvent, type Standing, type Viewer, type Written } from "../visibility/index.js";

export interface Message extends Written {
  /** Number on its branch, from 1. */
  readonly number: number;
  /** Line of the log. */
  readonly sequence: number;
  /** When it was written, in days from the start. */
  readonly time: number;
  readonly delivery: "delivered" | "pending" | "stopped";
  /** The text that reached its readers, where the white cell edited it. */
  readonly edited?: string;
}

export interface Correspondence {
  /** By number: the first has number 1. */
  readonly messages: readonly Message[];
  /** All that was done with them, in order. */
  readonly events: readonly MessageEvent[];
}

export const noMessages: Correspondence = { messages: [], events: [] };

interface Step extends Pick<MessageEvent, "step" | "time" | "by"> {
  /** The message as it is from now on. */
  readonly message: Message;
  readonly reason?: string;
}

/** The correspondence after one more step; a message with a new number is added. */
export function withStep({ messages, events }: Correspondence, { message, reason, ...step }: Step): Correspondence {
  const { number, delivery, edited } = message;
  const others = messages.slice();
  others[number - 1] = message;
  const event: MessageEvent = {
    ...step,
    message,
    number,
    delivered: delivery === "delivered",
    ...(edited === undefined ? {} : { edited }),
    ...(reason === undefined ? {} : { reason }),
  };
  return { messages: others, events: [...events, event] };
}

/** A proposal stands until its time and through it. */
const isOver = ({ proposed }: Message, time: number): boolean =>
  proposed?.standing === "open" && proposed.until !== null && proposed.until < time;

/** The correspondence at a time, with the proposals lapsed whose time has passed. */
export function lapsedBy(known: Correspondence, time: number): Correspondence {
  if (!known.messages.some((message) => isOver(message, time))) return known;
  const until = ({ proposed }: Message) => proposed?.until as number;
  const over = known.messages.filter((message) => isOver(message, time)).sort((a, b) => until(a) - until(b));
  return over.reduce((state, message) => {
    // What never reached anybody is over for the one who wrote it.
    const lapsed = withStanding(message, "lapsed");
    return withStep(state, { step: "lapsed", time: until(message), by: null, message: lapsed });
  }, known);
}

export function withStanding(message: Message, standing: Standing, accepted?: readonly string[]): Message {
  const { proposed } = message;
  if (proposed === null) return message;
  return { ...message, proposed: { ...proposed, standing, accepted: accepted ?? proposed.accepted } };
}

/** The messages that a viewer has had, by the viewer's own numbers: the first has number 1. */
export function messagesOf(
  { scenario }: Model,
  { messages, events }: Correspondence,
  viewer: Viewer,
): readonly Message[] {
  return events
    .filter((event) => isNewTo(scenario, event, viewer))
    .map(({ number }) => messages[number - 1] as Message);
}
