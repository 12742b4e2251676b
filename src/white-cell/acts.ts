/**
 * What the white cell may do, as one table: every act with its key, its form, and what comes of it. An act is one object
 * in one file: here, or in the list of its kind, which stands here as a whole.
 */

import { say } from "../catalogue/index.js";
import { vetoRefusal } from "../engine/index.js";
import { agreementOf, eventsList, statusWords } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import type { Act, ActContext } from "./act.js";
import { adHocAct } from "./act-ad-hoc.js";
import { bookmarkActs } from "./act-bookmarks.js";
import { branchingActs } from "./act-branching.js";
import { clockAct } from "./act-clock.js";
import {
  dayDate,
  dayText,
  endedRun,
  gaugeChoices,
  gaugeNow,
  givenUp,
  objectiveChoices,
  optionalReason,
  possibleTransitions,
  reasonField,
  recordField,
  recordOf,
  setMotion,
  worldOf,
} from "./act-fields.js";
import { messageActs } from "./act-messages.js";
import { seatActs } from "./act-orders.js";
import { reviewActs } from "./act-review.js";
import { sessionActs } from "./act-session.js";
import { type Field, numberOf } from "./form.js";

/** One of the days on which an inject can still be put in. */
function dayField(context: ActContext): Field {
  const { time: min, horizon } = worldOf(context);
  const first = Math.ceil(min);
  const last = Math.max(first, horizon - 1);
  const dates = { firstDate: dayDate(context, first), lastDate: dayDate(context, last) };
  const hint = say("desk.fire-day-hint", { first, last, ...dates });
  const { start } = context.session.model.scenario;
  return { kind: "number", name: "day", label: say("desk.fire-day"), hint, min, max: last, start };
}

export const fireAct: Act = {
  key: "f",
  name: "fire",
  title: "desk.act-fire",
  does: "desk.act-fire-does",
  undoable: true,
  barred: endedRun,
  fields: (context, { when }) => [
    {
      kind: "pick",
      name: "inject",
      label: say("desk.fire-which"),
      choices: eventsList(context.session.model, context.session.state)
        .filter(({ inject }) => !inject.startsWith("@"))
        .map(({ inject, number, title, status, time, text, expected }) =>
          safe({ inject, number, title, status, time, text, expected }),
        )
        .map(({ inject, number, title, status, time, text, expected }) => ({
          value: inject,
          label: `${number.padStart(2)}  ${title}`,
          aside: `${say(statusWords[status])} · ${time}`,
          about: expected === "" ? text : `${text} ${say("desk.fire-expected", { response: expected })}`,
        })),
      none: say("desk.fire-none"),
    },
    {
      kind: "pick",
      name: "when",
      label: say("desk.fire-when"),
      choices: [
        { value: "now", label: say("desk.fire-now"), aside: dayText(context, worldOf(context).time) },
        { value: "later", label: say("desk.fire-later") },
      ],
    },
    ...(when === "later" ? [dayField(context)] : []),
  ],
  command: ({ inject = "", when, day = "" }) => [
    { type: "inject", inject, ...(when === "later" ? { at: numberOf(day) } : {}) },
  ],
  sentence: ({ inject = "", when, day = "" }, context) => {
    const found = context.lookup.injects.get(`inject.${inject}`);
    const headline = found?.headline ?? inject;
    const sure =
      when === "later"
        ? [say("desk.fire-sure-later", { headline, day: dayText(context, numberOf(day)) })]
        : [say("desk.fire-sure-now", { headline })];
    const row = eventsList(context.session.model, context.session.state).find((one) => one.inject === inject);
    const again = row?.status === "fired" ? [`${row.said} ${say("desk.fire-again")}`] : [];
    const motion = when === "later" ? [] : setMotion(context, `inject.${inject}`, found?.effects ?? []);
    return [...again, ...sure, found?.text ?? "", ...motion].filter((text) => text !== "");
  },
  done: ({ inject = "", when, day = "" }, context) => {
    if (when !== "later") return { brought: "desk.fired" };
    const headline = context.lookup.injects.get(`inject.${inject}`)?.headline ?? inject;
    return say("desk.fired-later", { headline, day: dayText(context, numberOf(day)) });
  },
};

const happensAct: Act = {
  key: "h",
  name: "happens",
  title: "desk.act-happens",
  does: "desk.act-happens-does",
  undoable: true,
  barred: endedRun,
  fields: (context) => [
    {
      kind: "pick",
      name: "transition",
      label: say("desk.happens-what"),
      hint: say("desk.happens-hint"),
      choices: possibleTransitions(context),
      none: say("desk.happens-none"),
    },
    reasonField,
  ],
  command: ({ transition = "", reason = "" }) => [{ type: "happens-now", transition, reason }],
  sentence: ({ transition = "" }, context) => {
    const headline = context.lookup.transitions.get(transition)?.headline ?? transition;
    return [say("desk.happens-sure", { headline }), ...setMotion(context, transition, [])];
  },
  done: () => ({ brought: "desk.happened" }),
};

/** What else a denial ends: the agreement that the record came of. */
function endsAgreement({ session: { model, state } }: ActContext, record: number): readonly string[] {
  const agreed = agreementOf(model, state, record);
  if (agreed === null) return [];
  return [say(agreed.ends ? "desk.denies-agreement" : "desk.denies-agreement-open", { number: agreed.proposal })];
}

const vetoAct: Act = {
  key: "d",
  name: "denies",
  title: "desk.act-denies",
  does: "desk.act-denies-does",
  fields: (context) => [
    {
      ...recordField(context, say("desk.denies-what"), (record) => vetoRefusal(record) === null),
      hint: say("desk.denies-hint"),
    },
    reasonField,
  ],
  command: ({ record = "", reason = "" }) => [{ type: "does-not-happen", record: Number(record), reason }],
  sentence: ({ record }, context) => [
    say("desk.denies-sure", { headline: recordOf(context, record)?.headline ?? "" }),
    ...endsAgreement(context, Number(record)),
    givenUp(context, Number(record)),
  ],
  done: () => "",
};

const gaugeAct: Act = {
  key: "g",
  name: "gauge",
  title: "desk.act-gauge",
  does: "desk.act-gauge-does",
  undoable: true,
  barred: endedRun,
  fields: (context, { gauge = "" }) => {
    const found = context.lookup.gauges.get(gauge);
    return [
      { kind: "pick", name: "gauge", label: say("desk.gauge-which"), choices: gaugeChoices(context) },
      {
        kind: "number",
        name: "value",
        label: say("desk.gauge-value"),
        hint: say("desk.gauge-hint", {
          gauge: found?.label ?? "",
          value: gaugeNow(context, gauge),
          min: found?.min ?? 0,
          max: found?.max ?? 0,
        }),
        min: found?.min ?? 0,
        max: found?.max ?? 0,
      },
      optionalReason,
    ];
  },
  command: ({ gauge = "", value = "", reason = "" }) => [
    { type: "set-gauge", gauge, value: numberOf(value), ...(reason === "" ? {} : { reason }) },
  ],
  sentence: ({ gauge = "", value = "" }, context) => {
    const label = context.lookup.gauges.get(gauge)?.label ?? gauge;
    return [say("desk.gauge-sure", { gauge: label, before: gaugeNow(context, gauge), after: value })];
  },
  done: () => "",
};

const noteAct: Act = {
  key: "n",
  name: "note",
  title: "desk.act-note",
  does: "desk.act-note-does",
  fields: (context) => [
    { kind: "text", name: "text", label: say("desk.note-what"), limit: 4000 },
    {
      kind: "pick",
      name: "objective",
      label: say("desk.note-objective"),
      choices: [{ value: "", label: say("desk.none") }, ...objectiveChoices(context)],
      typed: (text) =>
        text === "" ? null : { value: text.slice(0, 200), label: text, aside: say("desk.note-as-typed") },
    },
  ],
  command: ({ text = "", objective = "" }) => [{ type: "note", text, ...(objective === "" ? {} : { objective }) }],
  sentence: ({ objective = "" }, context) => [
    say("desk.note-sure", {
      none: objective === "",
      day: dayText(context, worldOf(context).time),
    }),
  ],
  // Where one returns to a seat's page, what the note is about is not for its readers.
  done: () => say("desk.noted"),
};

const projectorAct: Act = {
  key: "p",
  name: "projector",
  title: "desk.act-projector",
  does: "desk.act-projector-does",
  fields: () => [],
  command: (_, { session }) => [{ type: session.state.probabilitiesShown ? "hide" : "reveal" }],
  sentence: (_, { session }) => [
    say(session.state.probabilitiesShown ? "desk.projector-hides-sure" : "desk.projector-shows-sure"),
  ],
  done: (_, { session }) => say(session.state.probabilitiesShown ? "desk.projector-hides" : "desk.projector-shows"),
};

/** In the order of the menu. */
export const acts: readonly Act[] = [
  fireAct,
  adHocAct,
  happensAct,
  vetoAct,
  gaugeAct,
  noteAct,
  ...bookmarkActs,
  ...seatActs,
  ...messageActs,
  ...reviewActs,
  ...branchingActs,
  clockAct,
  projectorAct,
  ...sessionActs,
];
