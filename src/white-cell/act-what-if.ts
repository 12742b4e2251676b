/**
 * What is changed in a what-if, as a form: this record does not happen, something else happens after it, an order is given, an inject
 * comes, an assumption has another value. It changes nothing in the session.
 */
import { say } from "../catalogue/index.js";
import { type Assumption, isForSeat, vetoRefusal, type World } from "../engine/index.js";
import { isSteered, timeline, worldAt } from "../session/index.js";
import { allTransitions, type Change, dateAndDay, figure } from "../text/index.js";
import type { Act, ActContext } from "./act.js";
import { possibleTransitions, recordField } from "./act-fields.js";
import { type Answers, type Choice, type Field, numberOf } from "./form.js";

/** The world once all that came with the selected record has happened; the start where none is. */
function worldThen({ session, selected }: ActContext): World {
  const seen = timeline(session.model, session.state, "facilitator");
  if (selected === undefined) return worldAt(seen, 1);
  const last = seen.entries.findLastIndex(({ kind, time }) => kind === "record" && time === selected.time);
  return worldAt(seen, last + 1);
}

function kinds(context: ActContext): readonly Choice[] {
  const { session, selected } = context;
  const { header } = session;
  const headline = selected?.record.headline ?? "";
  const drop = selected !== undefined && vetoRefusal(selected.record) === null;
  return [
    ...(drop ? [{ value: "drop", label: say("what-if.ask-drop"), aside: headline }] : []),
    { value: "force", label: say("what-if.ask-force"), aside: say("what-if.ask-force-aside") },
    ...(header.seats.length > 0 ? [{ value: "order", label: say("what-if.ask-order") }] : []),
    ...(session.model.scenario.injects.length > 0 ? [{ value: "inject", label: say("what-if.ask-inject") }] : []),
    ...(session.model.scenario.assumptions.length > 0 ? [{ value: "set", label: say("what-if.ask-set") }] : []),
  ];
}

function transitionField(context: ActContext, seats: readonly string[] | null): Field {
  const { scenario } = context.session.model;
  const { seatRule } = worldThen(context);
  const orders = new Set(
    allTransitions(scenario).flatMap(({ actor, transition }) =>
      seats?.includes(actor) && (transition.order !== undefined || isForSeat(transition, seatRule))
        ? [transition.path]
        : [],
    ),
  );
  return {
    kind: "pick",
    name: "transition",
    label: seats === null ? say("what-if.ask-which-force") : say("what-if.ask-which-order"),
    choices: possibleTransitions(context, worldThen(context)).filter(
      ({ value }) => seats === null || orders.has(value),
    ),
    none: say("desk.happens-none"),
  };
}

function injectField({ lookup }: ActContext): Field {
  return {
    kind: "pick",
    name: "inject",
    label: say("desk.fire-which"),
    choices: lookup.scenario.injects.map(({ id, label, text }) => ({ value: id, label, about: text })),
  };
}

function assumptionFields(context: ActContext, { assumption = "" }: Answers): readonly Field[] {
  const { model } = context.session;
  const { assumptions } = context.lookup.scenario;
  const now = (id: string) => figure(model.assumptions.get(id) ?? Number.NaN);
  const chosen = assumptions.find(({ id }) => id === assumption);
  const [min, max] = chosen?.range ?? [0, 0];
  const free = (one: Assumption) => one.derived === undefined;
  return [
    {
      kind: "pick",
      name: "assumption",
      label: say("what-if.ask-which-assumption"),
      choices: assumptions.filter(free).map(({ id, label, note }) => ({
        value: id,
        label,
        aside: say("what-if.ask-value-now", { value: now(id) }),
        about: note,
      })),
    },
    {
      kind: "number",
      name: "value",
      label: say("what-if.ask-value"),
      hint: say("what-if.ask-value-hint", { value: now(assumption), min: figure(min), max: figure(max) }),
      min,
      max,
    },
  ];
}

function fieldsOf(kind: string | undefined, context: ActContext, answers: Answers): readonly Field[] {
  switch (kind) {
    case "force":
      return [transitionField(context, null)];
    case "order":
      return [transitionField(context, context.session.header.seats)];
    case "inject":
      return [injectField(context)];
    case "set":
      return assumptionFields(context, answers);
    default:
      return [];
  }
}

function changeOf({ kind, transition = "", inject = "", assumption = "", value = "" }: Answers): Change {
  if (kind === "force" || kind === "order") return { kind, transition };
  if (kind === "inject") return { kind, inject };
  return kind === "set" ? { kind, assumption, value: numberOf(value) } : { kind: "drop" };
}

export const whatIfAct: Act = {
  key: "",
  name: "what-if",
  title: "desk.act-what-if",
  does: "desk.act-what-if-does",
  barred: ({ session, selected }) => {
    if (isSteered(session.state)) return say("what-if.ask-steered");
    return selected?.record.type === "end" ? say("what-if.ask-at-end") : "";
  },
  fields: (context, answers) => [
    {
      kind: "pick",
      name: "kind",
      label: say("what-if.ask-which"),
      hint:
        context.selected === undefined
          ? say("what-if.ask-at-start")
          : say("what-if.ask-where", {
              day: dateAndDay(context.session.model.scenario, context.selected.time),
              headline: context.selected.record.headline,
            }),
      choices: kinds(context),
    },
    ...fieldsOf(answers.kind, context, answers),
  ],
  command: (answers, { selected }) => ({
    kind: "what-if",
    whatIf: { at: selected?.number ?? null, change: changeOf(answers) },
  }),
  // With the last answer it is played: nothing is given up.
  sentence: () => [],
};

/** The value of the moment before anything has happened, where a record is asked for. */
const atStart = "start";

/** The same where no record is selected on a screen: which one it is stands first in the form. */
export const whatIfSomewhereAct: Act = {
  ...whatIfAct,
  barred: ({ session }) => (isSteered(session.state) ? say("what-if.ask-steered") : ""),
  fields: (context, answers) => [
    recordField(context, say("what-if.ask-moment"), ({ type }) => type !== "end", [
      { value: atStart, label: say("what-if.along-start") },
    ]),
    ...whatIfAct.fields(selecting(context, answers), answers),
  ],
  command: (answers, context) => whatIfAct.command(answers, selecting(context, answers)),
  sentence: () => [say("what-if.ask-sure")],
};

const selecting = (context: ActContext, { record }: Answers): ActContext => ({
  ...context,
  selected: context.records.find((entry) => String(entry.record.seq) === record),
});
