/**
 * Agreements made and kept: every proposal with its answers, what became of it, and of an agreement whether somebody judged it
 * kept, when something happened that breaks it, and what its parties ordered from then on.
 */
import { say } from "../../catalogue/index.js";
import { agreementsOf, type ProposalMade, writerInWords } from "../../exercise/index.js";
import { wayTo } from "../../session/index.js";
import { dateAndDay, type Lookup, listInWords } from "../../text/index.js";
import { type Block, columns, heading, lines, type Row, strong, type Text, table } from "../page/document.js";
import type { AfterAction } from "./after-action.js";
import { recordLink } from "./moments.js";
import type { Played } from "./played.js";

/** Orders that are named after an agreement; more would bury the others. */
const mostOrders = 6;

/** Nothing where nobody has proposed anything. */
export function agreementBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { model, state } = played.session;
  const proposals = agreementsOf(model, { ...state, current: played.branch.name });
  if (proposals.length === 0) return [];
  return [
    heading(2, "agreements", say("review.agreements-heading")),
    table(
      say("review.agreements-title"),
      columns([say("review.proposal"), 38], [say("review.became"), 28], [say("review.followed"), 34]),
      proposals.map((proposal) => rowOf(proposal, played, lookup)),
    ),
  ];
}

function rowOf(proposal: ProposalMade, played: Played, lookup: Lookup): Row {
  const { number, from, parties, text, terms, time, isPublic, answers } = proposal;
  const on = (at: number) => dateAndDay(lookup.scenario, at);
  const others = parties.filter((party) => party !== from).map(lookup.actorLabel);
  const title = say("review.proposal-by", {
    number,
    from: writerInWords(lookup.scenario, proposal),
    parties: listInWords(others, "and"),
  });
  return [
    lines(
      strong(title),
      say("review.proposal-public", { day: on(time), open: isPublic }),
      text === "" ? [] : text,
      ...terms.map((term, place) => say("message.term", { number: place + 1, term })),
    ),
    lines(
      strong(standingOf(proposal, on)),
      ...answers.map(({ by, answer, time: at, denied = [] }) =>
        say("review.proposal-step", {
          day: on(at),
          who: by === null ? say("after-action.white-cell") : lookup.actorLabel(by),
          answer,
          over: proposal.standing === "undone",
          denied: denied.map((headline) => say("text.quoted", { text: headline })).join("; "),
        }),
      ),
    ),
    followed(proposal, played, on),
  ];
}

function standingOf({ delivery, standing, settledAt, answers }: ProposalMade, on: (time: number) => string): string {
  const again = answers.some(({ answer }) => answer === "undone") ? "again" : standing;
  const what = standing !== "open" ? standing : delivery === "delivered" ? again : delivery;
  return say("review.proposal-standing", { standing: what, day: settledAt === null ? "" : on(settledAt) });
}

function followed(
  { number, parties, standing, settledAt, brokenAt }: ProposalMade,
  { session, branch, records }: Played,
  on: (time: number) => string,
): Text {
  if (standing !== "agreed" || settledAt === null) return [];
  const line = branch.head.messages.messages[number - 1]?.sequence;
  const judged = session.state.review.agreements.get(String(line));
  // Not what was ordered on the same day before.
  const from = wayTo(branch.head).find(
    ({ messages }) => messages.messages[number - 1]?.proposed?.standing === "agreed",
  );
  const orders = records.filter(
    (record) =>
      "by" in record && record.by === "seat" && parties.includes(record.actor) && record.seq >= (from?.count ?? 0),
  );
  const rest = orders.length - mostOrders;
  return lines(
    judged === undefined ? say("review.kept-not-said") : strong(say("review.kept", { kept: judged.kept })),
    judged?.reason ?? [],
    judged?.by === undefined ? [] : say("review.kept-by", { by: judged.by }),
    brokenAt === null ? [] : say("review.broken-on", { day: on(brokenAt) }),
    say(orders.length === 0 ? "review.no-orders-since" : "review.orders-since"),
    ...orders.slice(0, mostOrders).map((record) => recordLink(record, record.headline)),
    rest > 0 ? say("review.orders-more", { n: rest }) : [],
  );
}
