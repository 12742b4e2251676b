/**
 * What the white cell may do, as one table: every act with its key, its form, and what comes of it. An act is one object
 * in one file: here, or in the list of its kind, which stands here as a whole.
 */

import { say } from "../../../catalogue/index.js";
import { vetoRefusal } from "../../../engine/index.js";
import { eventsList, statusWords } from "../../../exercise/index.js";
import { shownValue } from "../shown.js";
import type { Act, ActContext } from "./act.js";
import { adHocAct } from "./act-ad-hoc.js";
import { branchingActs } from "./act-branching.js";
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
import { sessionActs } from "./act-session.js";
import { numberOf } from "./form.js";

/** The first and the last day on which an inject can still be put in. */
function daysToCome(context: ActContext): readonly [number, number] {
  const { time, horizon } = worldOf(context);
  return [Math.ceil(time), Math.max(Math.ceil(time), horizon - 1)];
}

export const fireAct: Act = {
  key: "f",
  name: "fire",
  title: say("desk.fire-an-inject"),
  does: say("desk.one-of-the-list-now-or"),
  barred: endedRun,
  fields: (context, { when }) => [
    {
      kind: "pick",
      name: "inject",
      label: say("desk.which-inject"),
      choices: shownValue(eventsList(context.session.model, context.session.state))
        .filter(({ inject }) => !inject.startsWith("@"))
        .map(({ inject, number, title, status, time, text, expected }) => ({
          value: inject,
          label: `${number.padStart(2)}  ${title}`,
          aside: `${say(statusWords[status])} · ${time}`,
          about: `${text}${expected === "" ? "" : ` Expected: ${expected}`}`,
        })),
      none: say("desk.the-scenario-has-no-injects-write"),
    },
    {
      kind: "pick",
      name: "when",
      label: "When?",
      choices: [
        { value: "now", label: say("desk.now-2"), aside: dayText(context, worldOf(context).time) },
        { value: "later", label: say("desk.on-a-day-to-come") },
      ],
    },
    ...(when === "later"
      ? [
          {
            kind: "number" as const,
            name: "day",
            label: say("desk.on-which-day"),
            hint: say("desk.days-since-the-start-from-it", {
              daysToCome: daysToCome(context)
                .map((day) => `${day} (${dayDate(context, day)})`)
                .join(" to "),
            }),
            min: worldOf(context).time,
            max: daysToCome(context)[1],
          },
        ]
      : []),
  ],
  command: ({ inject = "", when, day = "" }) => [
    { type: "inject", inject, ...(when === "later" ? { at: numberOf(day) } : {}) },
  ],
  sentence: ({ inject = "", when, day = "" }, context) => {
    const found = context.lookup.injects.get(`inject.${inject}`);
    const time = when === "later" ? dayText(context, numberOf(day)) : "now";
    return [
      say("desk.is-put-in", {
        foundHeadline: found?.headline ?? inject,
        when: when === "later" ? say("desk.on", { time }) : time,
      }),
      found?.text ?? "",
      ...(when === "later" ? [] : setMotion(context, `inject.${inject}`, found?.effects ?? [])),
    ].filter((text) => text !== "");
  },
  done: ({ inject = "", when, day = "" }, context) => {
    if (when !== "later") return say("desk.fired");
    const found = context.lookup.injects.get(`inject.${inject}`);
    return say("desk.comes-on", { foundHeadline: found?.headline ?? inject, day: dayText(context, numberOf(day)) });
  },
};

const happensAct: Act = {
  key: "h",
  name: "happens",
  title: say("desk.this-happens-now"),
  does: say("desk.force-a-step-whatever-chance-would"),
  barred: endedRun,
  fields: (context) => [
    {
      kind: "pick",
      name: "transition",
      label: say("desk.what-happens"),
      hint: say("desk.every-step-that-the-statecharts-allow"),
      choices: possibleTransitions(context),
      none: say("desk.no-posture-can-move-from-where"),
    },
    reasonField,
  ],
  command: ({ transition = "", reason = "" }) => [{ type: "happens-now", transition, reason }],
  sentence: ({ transition = "" }, context) => {
    const found = context.lookup.transitions.get(transition);
    return [
      say("desk.happens-now-by-the-white-cell", { foundHeadline: found?.headline ?? transition }),
      ...setMotion(context, transition, []),
    ];
  },
  done: () => say("desk.made-to-happen"),
};

const vetoAct: Act = {
  key: "d",
  name: "denies",
  title: say("desk.this-does-not-happen"),
  does: say("desk.undo-a-record-and-play-on"),
  fields: (context) => [
    {
      ...recordField(context, say("desk.what-does-not-happen"), (record) => vetoRefusal(record) === null),
      hint: say("desk.what-came-by-chance-by-its"),
    },
    reasonField,
  ],
  command: ({ record = "", reason = "" }) => [{ type: "does-not-happen", record: Number(record), reason }],
  sentence: ({ record }, context) => [
    say("desk.does-not-happen-this-once-the", { recordHeadline: recordOf(context, record)?.headline ?? "" }),
    givenUp(context, Number(record)),
  ],
  done: () => "",
};

const gaugeAct: Act = {
  key: "g",
  name: "gauge",
  title: say("desk.set-a-gauge"),
  does: say("desk.to-a-value-within-its-bounds"),
  barred: endedRun,
  fields: (context, { gauge = "" }) => {
    const found = context.lookup.gauges.get(gauge);
    return [
      { kind: "pick", name: "gauge", label: say("desk.which-gauge"), choices: gaugeChoices(context) },
      {
        kind: "number",
        name: "value",
        label: say("desk.to-what-value"),
        hint: say("desk.stands-at-it-goes-from-to", {
          foundLabel: found?.label ?? "",
          gaugeNow: gaugeNow(context, gauge),
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
    return [say("desk.is-set-from-to-no-seat", { label, gaugeNow: gaugeNow(context, gauge), value })];
  },
  done: () => "",
};

const noteAct: Act = {
  key: "n",
  name: "note",
  title: say("desk.note-an-observation"),
  does: say("desk.for-the-report-against-an-objective"),
  fields: (context) => [
    { kind: "text", name: "text", label: say("desk.what-have-you-seen"), limit: 4000 },
    {
      kind: "pick",
      name: "objective",
      label: say("desk.against-which-objective"),
      choices: [{ value: "", label: say("desk.none") }, ...objectiveChoices(context)],
      typed: (text) => (text === "" ? null : { value: text.slice(0, 200), label: text, aside: say("desk.as-typed") }),
    },
  ],
  command: ({ text = "", objective = "" }) => [{ type: "note", text, ...(objective === "" ? {} : { objective }) }],
  sentence: ({ objective = "" }, context) => [
    say("desk.it-stands-in-the-report-under", {
      objective: objective === "",
      day: dayText(context, worldOf(context).time),
    }),
  ],
  // Where one returns to a seat's page, what the note is about is not for its readers.
  done: () => say("desk.noted"),
};

const projectorAct: Act = {
  key: "p",
  name: "projector",
  title: "Projector's probabilities",
  does: say("desk.hide-them-or-show-them"),
  fields: () => [],
  command: (_, { session }) => [{ type: session.state.probabilitiesShown ? "hide" : "reveal" }],
  sentence: (_, { session }) => [
    session.state.probabilitiesShown
      ? say("desk.the-projector-hides-all-probabilities-from")
      : say("desk.the-projector-shows-probabilities-again-and"),
  ],
  done: (_, { session }) =>
    session.state.probabilitiesShown
      ? say("desk.the-projector-hides-all-probabilities")
      : say("desk.the-projector-shows-probabilities-again"),
};

/** In the order of the menu. */
export const acts: readonly Act[] = [
  fireAct,
  adHocAct,
  happensAct,
  vetoAct,
  gaugeAct,
  noteAct,
  ...branchingActs,
  projectorAct,
  ...sessionActs,
];
