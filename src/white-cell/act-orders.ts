/**
 * Acts in the name of a seat that nobody speaks for at its own device: its orders with all that they set in motion, holds, standing
 * instructions, agreements that it may propose, and whether it is ready; and going on within a turn.
 */
import { say } from "../catalogue/index.js";
import { readinessOf, type SeatTurn, seatPage, type TurnRow } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import { headOf, type Input, isOrder, turnEnd } from "../session/index.js";
import type { Act, ActContext } from "./act.js";
import { dayDate, dayText, endedRun, worldOf } from "./act-fields.js";
import { chanceField } from "./act-session.js";
import { type Answers, type Choice, type Field, numberOf } from "./form.js";
import {
  agreementChoice,
  holdChoice,
  instructionChoice,
  orderChoice,
  readyChoice,
  type SeatChoice,
} from "./seat-choices.js";
import { leftToCarryOut } from "./turn-time.js";

const turnOf = ({ session: { model, state } }: ActContext, seat: string): SeatTurn =>
  safe(seatPage(model, state, seat));

const seatsOf = (context: ActContext): readonly string[] => [...worldOf(context).seats];

const labelOf = ({ lookup }: ActContext, seat: string): string => safe(lookup.actorLabel(seat));

/** Why nothing can be chosen for any seat; empty where it can. */
function closed(context: ActContext): string {
  if (seatsOf(context).length === 0) return say("sealed.act-nobody-seated");
  const { model, state } = context.session;
  if (readinessOf(model, state)?.carriedOut) return say("sealed.act-carried-out");
  return endedRun(context);
}

function seatField(context: ActContext): Field {
  const { model, state } = context.session;
  const ready = new Set(readinessOf(model, state)?.seats.flatMap((one) => (one.ready ? [one.seat] : [])));
  return {
    kind: "pick",
    name: "seat",
    label: say("sealed.ask-seat"),
    choices: seatsOf(context).map((seat) => ({
      value: seat,
      label: labelOf(context, seat),
      aside: ready.has(seat) ? say("sealed.aside-ready") : "",
    })),
  };
}

/** One thing that may be chosen for a seat: how the form shows it, and what it gives. */
interface Offered extends Choice {
  readonly choice: () => SeatChoice;
}

function orderOffers({ session }: ActContext, turn: SeatTurn, row: TurnRow & { kind: "order" }): Offered[] {
  if (row.barred !== "") return [];
  const { transition, label, step, brief, motion, given } = row;
  const order: Offered = {
    value: `order:${transition}`,
    label,
    aside: given === "drafted" ? say("sealed.mark-drafted") : "",
    about: [`${step}.`, brief, ...motion.map((text) => `· ${text}`)].filter((text) => text !== "").join(" "),
    choice: () => orderChoice(session, turn, row),
  };
  const instructed = turn.rows.some((one) => one.kind === "instruction" && one.transition === transition);
  return instructed ? [order] : [order, instructionOffer(turn, row, false, "")];
}

function instructionOffer(
  turn: SeatTurn,
  row: TurnRow & { kind: "order" | "instruction" },
  allowed: boolean,
  about: string,
): Offered {
  return {
    value: `instruct:${row.transition}`,
    label: say("sealed.choice-instruct", { allowed, act: row.label }),
    aside: say("sealed.aside-instruction"),
    about,
    choice: () => instructionChoice(turn, row),
  };
}

/** All that may be chosen for a seat: orders first, then holds, then what may come about by itself. */
function offersOf(context: ActContext, seat: string): readonly Offered[] {
  const turn = turnOf(context, seat);
  if (turn.sealed === "ready") return [];
  const found = turn.rows.flatMap((row): Offered[] => {
    if (row.kind === "order") return orderOffers(context, turn, row);
    if (row.kind === "instruction") return [instructionOffer(turn, row, row.allowed, row.about)];
    if (row.kind !== "propose-agreement") return [];
    const { agreement, label, about } = row;
    return [{ value: `agreement:${agreement}`, label, about, choice: () => agreementChoice(turn, agreement) }];
  });
  const holds: Offered[] = [undefined, ...turn.postures.map(({ path }) => path)].map((posture) => ({
    value: `hold:${posture ?? ""}`,
    label: holdChoice(turn, posture).title,
    choice: () => holdChoice(turn, posture),
  }));
  const isOrderOffer = ({ value }: Offered) => value.startsWith("order:");
  return [...found.filter(isOrderOffer), ...holds, ...found.filter((one) => !isOrderOffer(one))];
}

const offered = (context: ActContext, { seat = "", choice = "" }: Answers): Offered | undefined =>
  offersOf(context, seat).find(({ value }) => value === choice);

function inputOf(answers: Answers, context: ActContext): Input[] {
  const found = offered(context, answers)?.choice();
  if (found === undefined) return [];
  const chance = numberOf(answers.chance ?? "100") / 100;
  return [isOrder(found.input) && chance < 1 ? { ...found.input, chance } : found.input];
}

const orderAct: Act = {
  key: "O",
  name: "order",
  title: "sealed.act-order",
  does: "sealed.act-order-does",
  undoable: true,
  barred: closed,
  fields: (context, { seat, choice = "" }) => [
    seatField(context),
    ...(seat === undefined
      ? []
      : [
          {
            kind: "pick" as const,
            name: "choice",
            label: say("sealed.ask-choice", { seat: labelOf(context, seat) }),
            choices: offersOf(context, seat),
            none: say("sealed.ask-choice-none"),
          },
        ]),
    ...(choice.startsWith("order:") ? [chanceField()] : []),
  ],
  command: inputOf,
  sentence: (answers, context) => {
    const { seat = "", chance = "100" } = answers;
    const found = offered(context, answers);
    const { sealed } = turnOf(context, seat);
    const order = found?.value.startsWith("order:") === true;
    return [
      say("sealed.sure-choice", {
        seat: labelOf(context, seat),
        choice: found?.label ?? "",
        kind: order ? (sealed === null ? "order" : "draft") : "other",
        chance: order && numberOf(chance) < 100 ? chance : "certain",
      }),
      found?.about ?? "",
    ].filter((text) => text !== "");
  },
  done: (answers, context) => offered(context, answers)?.choice().title ?? "",
};

const readyAct: Act = {
  key: "D",
  name: "ready",
  title: "sealed.act-ready",
  does: "sealed.act-ready-does",
  barred: (context) =>
    context.session.state.rule.orders === "open" ? say("sealed.act-orders-are-open") : closed(context),
  fields: (context) => [seatField(context)],
  command: ({ seat = "" }, context) => [readyChoice(turnOf(context, seat)).input],
  sentence: ({ seat = "" }, context) => [
    `${readyChoice(turnOf(context, seat)).title}.`,
    ...lastToBeReady(seat, context),
  ],
  done: ({ seat = "" }, context) => readyChoice(turnOf(context, seat)).title,
};

/** Where all others are ready already, this carries out the orders. */
function lastToBeReady(seat: string, { session: { model, state } }: ActContext): string[] {
  const waiting = readinessOf(model, state)?.seats.filter((one) => !one.ready) ?? [];
  return waiting.length === 1 && waiting[0]?.seat === seat ? [say("sealed.all-ready-then")] : [];
}

/** When the turn under way ends, in days. */
const endOf = ({ session: { model, state } }: ActContext): number => turnEnd(model.scenario, headOf(state).world);

/** To when play goes on. */
function goalOf({ to, day = "" }: Answers, context: ActContext): number {
  if (to === "day") return numberOf(day);
  return context.session.nextTime({ explain: true }) ?? endOf(context);
}

const playOnAct: Act = {
  key: "N",
  name: "play-on",
  title: "desk.act-play-on",
  does: "desk.act-play-on-does",
  undoable: true,
  barred: endedRun,
  fields: (context, { to }) => {
    const { time } = worldOf(context);
    const [first, last] = [Math.floor(time) + 1, Math.ceil(endOf(context)) - 1];
    const later: readonly Choice[] = first > last ? [] : [{ value: "day", label: say("desk.play-to-day") }];
    const hint = say("desk.play-day-hint", {
      first,
      last,
      firstDate: dayDate(context, first),
      lastDate: dayDate(context, last),
    });
    const { start } = context.session.model.scenario;
    return [
      {
        kind: "pick",
        name: "to",
        label: say("desk.play-how-far"),
        choices: [{ value: "next", label: say("desk.play-to-next"), aside: dayText(context, time) }, ...later],
      },
      ...(to === "day"
        ? [{ kind: "number" as const, name: "day", label: say("desk.fire-day"), hint, min: first, max: last, start }]
        : []),
    ];
  },
  // What is drafted is carried out before the turn is over.
  command: (answers, context) => {
    const to = goalOf(answers, context);
    const before = to < endOf(context) ? [] : leftToCarryOut(context.session, "white-cell");
    return [...before, { type: "advance", to }];
  },
  sentence: (answers, context) => [
    answers.to === "day"
      ? say("desk.play-sure-day", { day: dayText(context, numberOf(answers.day ?? "")) })
      : say("desk.play-sure-next"),
    ...(leftToCarryOut(context.session, "white-cell").length === 0 ? [] : [say("desk.play-drafts-stay")]),
  ],
  done: () => "",
};

export const seatActs: readonly Act[] = [orderAct, readyAct, playOnAct];
