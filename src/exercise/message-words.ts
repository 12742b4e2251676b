/**
 * Messages in words, as every face says them: who wrote what to whom, and what became of a proposal.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type Scenario } from "../engine/index.js";
import { createLookup, listInWords, longDate } from "../text/index.js";
import { addresseesInWords, type SeenInject, type SeenMessage } from "../visibility/index.js";

export interface MessageInWords {
  /** One line, such as `Message 3, Turkey to Russia`. */
  readonly title: string;
  /** What it says, a paragraph each: the text and the terms. */
  readonly body: readonly string[];
}

/** Who wrote a message. */
export function writerInWords(scenario: Scenario, { from, as }: Pick<SeenMessage, "from" | "as">): string {
  if (from !== null) return createLookup(scenario).actorLabel(from);
  return as === "" ? say("message.white-cell") : as;
}

function readersInWords(scenario: Scenario, { from, to, proposed }: SeenMessage): string {
  if (to === "white-cell") return say("message.white-cell");
  if (to === "all") return say("message.all");
  const names = new Set([...(proposed?.parties ?? []), ...to]);
  names.delete(from ?? "");
  return listInWords(
    [...names].map((one) => addresseesInWords(scenario, [one])),
    "and",
  );
}

/** A step of a message, for whoever learns of it. */
export function messageInWords(scenario: Scenario, seen: SeenMessage): MessageInWords {
  const { number, step, by, isPending, isPublic, proposed, to, unedited } = seen;
  const { actorLabel } = createLookup(scenario);
  const from = writerInWords(scenario, seen);
  const kind = proposed === null ? "message" : "proposal";
  const answerer = by === null ? say("message.white-cell") : actorLabel(by);
  const plain = { number, from, by: answerer };
  const line = (title: string): MessageInWords => ({ title, body: [] });
  switch (step) {
    case "written": {
      const readers = readersInWords(scenario, seen);
      const open = isPublic && to !== "all";
      const title = say("message.written", { pending: isPending, kind, number, from, to: readers, open });
      return { title, body: whatIsSaid(scenario, seen) };
    }
    case "passed-on":
      return unedited === ""
        ? line(say("message.passed-on", { kind, number, from }))
        : { title: say("message.passed-on-edited", { kind, number, from }), body: paragraphs(seen.text) };
    case "stopped":
      return {
        title: say("message.stopped", { kind, number, from }),
        body: seen.reason === "" ? [] : [say("message.why", { reason: seen.reason })],
      };
    case "accepted":
      return line(say("message.accepted", plain));
    case "refused":
      return line(say("message.refused", plain));
    case "withdrawn":
      return line(say("message.withdrawn", { ...plain, own: by === seen.from }));
    case "agreed":
      return line(
        say("message.agreed", { number, from, parties: listInWords((proposed?.parties ?? []).map(actorLabel), "and") }),
      );
    case "undone":
      return { title: say("message.undone", { number, from }), body: [say("message.undone-then")] };
    case "lapsed":
      return line(say("message.lapsed", { number, from }));
  }
}

function whatIsSaid(scenario: Scenario, { text, proposed }: SeenMessage): string[] {
  if (proposed === null) return paragraphs(text);
  const { parties, terms, until } = proposed;
  const { actorLabel } = createLookup(scenario);
  const date = until === null ? "none" : longDate(dateOfDay(scenario.start, Math.floor(until)));
  return [
    ...paragraphs(text),
    ...terms.map((term, place) => say("message.term", { number: place + 1, term })),
    say("message.must-agree", { parties: listInWords(parties.map(actorLabel), "and"), until: date }),
  ];
}

/** What a viewer reads of an inject below its headline: how it arrived, and its text; empty where there is neither. */
export function injectInWords({ arrival, text }: Pick<SeenInject, "arrival" | "text">): string {
  return arrival !== "" && text !== "" ? say("exercise.arrived", { arrival, text }) : `${arrival}${text}`;
}

const paragraphs = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");
