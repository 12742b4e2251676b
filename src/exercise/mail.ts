/**
 * What a seat has been sent and may write: its messages among the news of the turn, the proposals that wait for its answer,
 * and the ways to write.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model } from "../engine/index.js";
import { headOf, type MessageEntry, type SessionState, type Timeline } from "../session/index.js";
import { createLookup, listInWords } from "../text/index.js";
import { seatViewer } from "../visibility/index.js";
import { agreementsOf, type ProposalMade } from "./agreements.js";
import { messageInWords, writerInWords } from "./message-words.js";
import type { News } from "./seat-page.js";

export type MessageRow =
  | {
      readonly kind: "accept" | "refuse" | "withdraw";
      /** By the seat's own number. */
      readonly proposal: number;
      readonly label: string;
      readonly about: string;
    }
  | { readonly kind: "write" | "propose"; readonly label: string; readonly about: string }
  /** An agreement of the scenario, by its id. */
  | { readonly kind: "propose-agreement"; readonly agreement: string; readonly label: string; readonly about: string };

/** A message as news of the turn. */
export function newsOfMessage({ scenario }: Model, { time, message }: MessageEntry): News {
  const { title, body } = messageInWords(scenario, message);
  return {
    date: dateOfDay(scenario.start, Math.floor(time)),
    tag: "",
    headline: title,
    text: body.join("\n"),
    milestone: false,
  };
}

interface Reading {
  readonly model: Model;
  readonly state: SessionState;
  readonly seat: string;
  readonly timeline: Timeline;
}

/** What waits for the seat's answer, what it may take back, and how it writes. */
export function messageRows({ model, state, seat, timeline }: Reading): MessageRow[] {
  const { ended } = headOf(state).world;
  if (ended) return [];
  const open = agreementsOf(model, state, seatViewer(seat)).filter(({ standing }) => standing === "open");
  const text = (made: ProposalMade) => {
    const entry = timeline.messages.find(({ message }) => message.step === "written" && message.number === made.number);
    const { title, body } = messageInWords(model.scenario, (entry as MessageEntry).message);
    return [title, ...body].map((line) => (/[.!?…]$/.test(line) ? line : `${line}.`)).join(" ");
  };
  const answers = open.flatMap((made): MessageRow[] => {
    const { number: proposal, from, parties, accepted, delivery } = made;
    const words = { number: proposal, from: writerInWords(model.scenario, made) };
    const about = text(made);
    if (from === seat && delivery !== "stopped")
      return [{ kind: "withdraw", proposal, label: say("message.row-withdraw", words), about }];
    if (!parties.includes(seat)) return [];
    const refusing: MessageRow = { kind: "refuse", proposal, label: say("message.row-refuse", words), about };
    if (accepted.includes(seat)) return [refusing];
    return [{ kind: "accept", proposal, label: say("message.row-accept", words), about }, refusing];
  });
  if (state.messages === "none") return answers;
  const through = state.messages === "through-white-cell";
  return [
    ...answers,
    ...agreementRows(model, seat, open),
    { kind: "write", label: say("message.row-write"), about: say("message.row-write-about", { through }) },
    { kind: "propose", label: say("message.row-propose"), about: say("message.row-propose-about", { through }) },
  ];
}

/** Agreements of the scenario that the seat may propose, and that are not proposed already. */
function agreementRows({ scenario }: Model, seat: string, open: readonly ProposalMade[]): MessageRow[] {
  const { actorLabel } = createLookup(scenario);
  return scenario.injects.flatMap(({ id, label, agreement }): MessageRow[] => {
    if (agreement === undefined || open.some((made) => made.agreement === id)) return [];
    const { parties, proposers = parties, terms } = agreement;
    if (!proposers.includes(seat)) return [];
    const must = say("message.must-agree", { parties: listInWords(parties.map(actorLabel), "and"), until: "none" });
    const about = [...terms.map((term, place) => say("message.term", { number: place + 1, term })), must].join(" ");
    return [{ kind: "propose-agreement", agreement: id, label: say("message.row-agreement", { label }), about }];
  });
}
