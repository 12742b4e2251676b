/**
 * Acts by which the white cell writes, for itself and for whoever asks it to, answers proposals for actors whom nobody plays,
 * and passes on what waits for it. A seat writes with the same forms from its own page.
 */
import { say } from "../catalogue/index.js";
import { agreementsOf, messageInWords, writerInWords } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import { headOf, type Input, type Message, type MessageRoute, messagesOf, timeline } from "../session/index.js";
import { listInWords } from "../text/index.js";
import { seatViewer } from "../visibility/index.js";
import type { Act, ActContext } from "./act.js";
import { addresseesOf, dayDate, endedRun, optionalReason, worldOf } from "./act-fields.js";
import { picked, severalFields } from "./act-several.js";
import { type Answers, type Choice, type Field, numberOf } from "./form.js";

/** Stands for the white cell among those who write. */
const cell = "";

const labelOf = ({ lookup }: ActContext, actor: string) => lookup.actorLabel(actor);
function writers(context: ActContext): Choice[] {
  const { seats } = context.session.header;
  return [
    { value: cell, label: say("message.white-cell") },
    ...seats.map((seat) => ({ value: seat, label: labelOf(context, seat) })),
  ];
}

/** Who writes, and under what name where it is the white cell. */
function writerFields(context: ActContext, { from }: Answers): Field[] {
  const named: Field = {
    kind: "text",
    name: "as",
    label: say("message.ask-as"),
    hint: say("message.ask-as-hint"),
    limit: 100,
    optional: true,
  };
  return [
    { kind: "pick", name: "from", label: say("message.ask-from"), choices: writers(context) },
    ...(from === cell ? [named] : []),
  ];
}

const howField: Field = {
  kind: "pick",
  name: "how",
  label: say("message.ask-how"),
  choices: [
    { value: "confidence", label: say("message.in-confidence"), about: say("message.in-confidence-about") },
    { value: "public", label: say("message.public"), about: say("message.public-about") },
  ],
};

const textField: Field = { kind: "text", name: "text", label: say("message.ask-text"), limit: 2000 };

/** Those whom whoever writes may write to. */
const others = (context: ActContext, { from = cell }: Answers) => addresseesOf(context, from === cell ? null : from);

const writing = ({ from = cell, as = "", how }: Answers) => ({
  ...(from === cell ? (as === "" ? {} : { as }) : { from }),
  ...(how === "public" ? { public: true as const } : {}),
});

const named = (context: ActContext, { from = cell, as = "" }: Answers) =>
  safe(writerInWords(context.lookup.scenario, { from: from === cell ? null : from, as }));

function addressees(answers: Answers): Extract<Input, { type: "message" }>["to"] {
  const [first = "", ...others] = picked(answers, "to");
  return first === "all" || first === "white-cell" ? first : [first, ...others];
}

export const writeAct: Act = {
  key: "m",
  name: "write",
  title: "message.act-write",
  does: "message.act-write-does",
  barred: endedRun,
  fields: (context, answers) => [
    ...writerFields(context, answers),
    ...severalFields(answers, {
      name: "to",
      choices: others(context, answers),
      first: say("message.ask-to"),
      more: say("message.ask-another"),
      besides: [
        { value: "all", label: say("message.all"), aside: say("message.public") },
        ...(answers.from === cell ? [] : [{ value: "white-cell", label: say("message.white-cell") }]),
      ],
    }),
    ...(answers.to0 === "all" || answers.to0 === "white-cell" ? [] : [howField]),
    textField,
  ],
  command: (answers) => [{ type: "message", ...writing(answers), to: addressees(answers), text: answers.text ?? "" }],
  sentence: (answers, context) => {
    const to = addressees(answers);
    const readers =
      typeof to === "string"
        ? say(to === "all" ? "message.all" : "message.white-cell")
        : listInWords(
            to.map((actor) => labelOf(context, actor)),
            "and",
          );
    const open = answers.how === "public";
    return [say("message.sure-write", { from: named(context, answers), to: readers, open }), safe(answers.text ?? "")];
  },
  // Where one returns to a seat's page, what is in confidence is not for its readers.
  done: () => say("message.written-now"),
};

const termsOf = ({ terms = "" }: Answers): string[] =>
  terms.split(";").flatMap((term) => (term.trim() === "" ? [] : [term.trim().slice(0, 400)]));

export const proposeAct: Act = {
  key: "t",
  name: "propose",
  title: "message.act-propose",
  does: "message.act-propose-does",
  barred: endedRun,
  fields: (context, answers) => {
    const { time, horizon } = worldOf(context);
    const min = Math.ceil(time);
    return [
      ...writerFields(context, answers),
      ...severalFields(answers, {
        name: "party",
        choices: others(context, answers),
        first: say("message.ask-party"),
        more: say("message.ask-party-besides"),
        besides: [],
      }),
      howField,
      textField,
      {
        kind: "text",
        name: "terms",
        label: say("message.ask-terms"),
        hint: say("message.ask-terms-hint"),
        limit: 4000,
        optional: true,
      },
      {
        kind: "number",
        name: "until",
        label: say("message.ask-until"),
        min,
        max: Math.max(min, horizon),
        start: context.session.model.scenario.start,
      },
    ];
  },
  command: (answers) => {
    const { from = cell, text = "", until = "" } = answers;
    const terms = termsOf(answers);
    const parties = [...(from === cell ? [] : [from]), ...picked(answers, "party")];
    const written = { ...writing(answers), parties, text, until: numberOf(until) };
    return [{ type: "proposal", ...written, ...(terms.length === 0 ? {} : { terms }) }];
  },
  sentence: (answers, context) => {
    const parties = picked(answers, "party").map((party) => labelOf(context, party));
    const open = answers.how === "public";
    return [
      say("message.sure-propose", { from: named(context, answers), to: listInWords(parties, "and"), open }),
      safe(answers.text ?? ""),
      ...termsOf(answers).map((term, place) => safe(say("message.term", { number: place + 1, term }))),
      dayDate(context, numberOf(answers.until ?? "")),
    ];
  },
  done: () => say("message.proposed-now"),
};

/** How a message reads to the white cell, in one line. */
function oneLine(context: ActContext, number: number): Pick<Choice, "label" | "about"> {
  const { model, state } = context.session;
  const entry = timeline(model, state, "facilitator").messages.find(({ message }) => message.number === number);
  if (entry === undefined) return { label: "" };
  const { title, body } = messageInWords(model.scenario, entry.message);
  return { label: safe(title), about: safe(body.join(" ")) };
}

function openProposals({ session: { model, state } }: ActContext) {
  return agreementsOf(model, state).filter(({ standing, delivery }) => standing === "open" && delivery !== "stopped");
}

/** The number by which a seat knows a message that has a number on the branch. */
function numberFor({ session: { model, state } }: ActContext, seat: string, number: number): number {
  const had = messagesOf(model, headOf(state).messages, seatViewer(seat));
  return had.findIndex((message: Message) => message.number === number) + 1;
}

const answerAct: Act = {
  key: "y",
  name: "answer",
  title: "message.act-answer",
  does: "message.act-answer-does",
  barred: (context) => (openProposals(context).length === 0 ? say("message.no-proposal") : endedRun(context)),
  fields: (context, { proposal = "" }) => {
    const made = openProposals(context).find(({ number }) => String(number) === proposal);
    const answering = made?.parties.filter((party) => made.delivery === "delivered" && party !== made.from) ?? [];
    return [
      {
        kind: "pick",
        name: "proposal",
        label: say("message.ask-which"),
        choices: openProposals(context).map(({ number }) => ({ value: String(number), ...oneLine(context, number) })),
      },
      {
        kind: "pick",
        name: "answer",
        label: say("message.ask-who-answers"),
        choices: [
          ...answering.flatMap((party): Choice[] => {
            const by = labelOf(context, party);
            const refusing = { value: `refuse:${party}`, label: say("message.answer-refuse", { by }) };
            if (made?.accepted.includes(party)) return [refusing];
            return [{ value: `accept:${party}`, label: say("message.answer-accept", { by }) }, refusing];
          }),
          { value: "withdraw:", label: say("message.answer-withdraw") },
        ],
      },
    ];
  },
  command: ({ proposal = "", answer = "" }, context) => {
    const [type, seat = ""] = answer.split(":");
    const number = Number(proposal);
    if (type === "withdraw") return [{ type, proposal: number }];
    return [{ type: type === "accept" ? "accept" : "refuse", seat, proposal: numberFor(context, seat, number) }];
  },
  sentence: ({ proposal = "", answer = "" }, context) => {
    const [type, seat = ""] = answer.split(":");
    const by = labelOf(context, seat);
    const { label, about = "" } = oneLine(context, Number(proposal));
    const what =
      type === "withdraw"
        ? say("message.answer-withdraw")
        : say(type === "accept" ? "message.answer-accept" : "message.answer-refuse", { by });
    return [`${label}: ${what}.`, about];
  },
  done: () => say("message.answered-now"),
};

const waiting = ({ session: { state } }: ActContext) =>
  headOf(state).messages.messages.filter(({ delivery }) => delivery === "pending");

const passAct: Act = {
  key: "u",
  name: "pass",
  title: "message.act-pass",
  does: "message.act-pass-does",
  barred: (context) => (waiting(context).length === 0 ? say("message.nothing-waits") : endedRun(context)),
  fields: (context, { message = "", how }) => {
    const found = waiting(context).find(({ number }) => String(number) === message);
    return [
      {
        kind: "pick",
        name: "message",
        label: say("message.ask-waiting"),
        choices: waiting(context).map(({ number }) => ({ value: String(number), ...oneLine(context, number) })),
      },
      {
        kind: "pick",
        name: "how",
        label: say("message.ask-pass"),
        choices: [
          { value: "pass", label: say("message.pass-as-it-is") },
          { value: "edit", label: say("message.pass-edited") },
          { value: "stop", label: say("message.pass-stopped") },
        ],
      },
      ...(how === "edit"
        ? [{ ...textField, label: say("message.ask-edited"), initial: found?.text ?? "" } as Field]
        : []),
      ...(how === "stop" ? [optionalReason] : []),
    ];
  },
  command: ({ message = "", how, text = "", reason = "" }) => {
    const number = Number(message);
    if (how === "stop") return [{ type: "stop", message: number, ...(reason === "" ? {} : { reason }) }];
    return [{ type: "pass", message: number, ...(how === "edit" ? { text } : {}) }];
  },
  sentence: ({ message = "", how = "pass", text = "" }, context) => {
    const { label, about = "" } = oneLine(context, Number(message));
    const what = { pass: "message.pass-as-it-is", edit: "message.pass-edited", stop: "message.pass-stopped" } as const;
    return [`${label}: ${say(what[how as keyof typeof what])}.`, how === "edit" ? safe(text) : about];
  },
  done: ({ how = "pass" }) => say("message.passed-now", { how }),
};

const routes = {
  direct: "message.route-direct",
  "through-white-cell": "message.route-through",
  none: "message.route-none",
} as const satisfies Record<MessageRoute, string>;

const routeAct: Act = {
  key: "x",
  name: "route",
  title: "message.act-route",
  does: "message.act-route-does",
  fields: ({ session: { state } }) => [
    {
      kind: "pick",
      name: "messages",
      label: say("message.ask-route"),
      choices: (Object.keys(routes) as MessageRoute[]).map((route) => ({ value: route, label: say(routes[route]) })),
      initial: state.messages,
    },
  ],
  command: ({ messages = "direct" }) => [{ type: "route", messages: messages as MessageRoute }],
  sentence: ({ messages = "direct" }) => [say("message.route-now", { messages })],
  done: ({ messages = "direct" }) => say("message.route-now", { messages }),
};

export const messageActs: readonly Act[] = [writeAct, proposeAct, answerAct, passAct, routeAct];
