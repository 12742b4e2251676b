/**
 * What the white cell may do, as one table: every act with its key, its form, and what comes of it. An act is one object
 * in one file: here, or in the list of its kind, which stands here as a whole.
 */

import { vetoRefusal } from "../../../engine/index.js";
import { eventsList } from "../../../exercise/index.js";
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
  title: "Fire an inject",
  does: "one of the list, now or on a day to come",
  barred: endedRun,
  fields: (context, { when }) => [
    {
      kind: "pick",
      name: "inject",
      label: "Which inject?",
      choices: shownValue(eventsList(context.session.model, context.session.state))
        .filter(({ inject }) => !inject.startsWith("@"))
        .map(({ inject, number, title, status, time, text, expected }) => ({
          value: inject,
          label: `${number.padStart(2)}  ${title}`,
          aside: `${status} · ${time}`,
          about: `${text}${expected === "" ? "" : ` Expected: ${expected}`}`,
        })),
      none: "The scenario has no injects: write one on the spot (a).",
    },
    {
      kind: "pick",
      name: "when",
      label: "When?",
      choices: [
        { value: "now", label: "Now", aside: dayText(context, worldOf(context).time) },
        { value: "later", label: "On a day to come" },
      ],
    },
    ...(when === "later"
      ? [
          {
            kind: "number" as const,
            name: "day",
            label: "On which day?",
            hint: `Days since the start: from ${daysToCome(context)
              .map((day) => `${day} (${dayDate(context, day)})`)
              .join(" to ")}. It then no longer comes by its own schedule.`,
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
      `“${found?.headline ?? inject}” is put in ${when === "later" ? `on ${time}` : time}.`,
      found?.text ?? "",
      ...(when === "later" ? [] : setMotion(context, `inject.${inject}`, found?.effects ?? [])),
    ].filter((text) => text !== "");
  },
  done: ({ inject = "", when, day = "" }, context) => {
    if (when !== "later") return "Fired:";
    const found = context.lookup.injects.get(`inject.${inject}`);
    return `“${found?.headline ?? inject}” comes on ${dayText(context, numberOf(day))}.`;
  },
};

const happensAct: Act = {
  key: "h",
  name: "happens",
  title: "This happens now",
  does: "force a step, whatever chance would say",
  barred: endedRun,
  fields: (context) => [
    {
      kind: "pick",
      name: "transition",
      label: "What happens?",
      hint: "Every step that the statecharts allow from where things stand.",
      choices: possibleTransitions(context),
      none: "No posture can move from where it stands.",
    },
    reasonField,
  ],
  command: ({ transition = "", reason = "" }) => [{ type: "happens-now", transition, reason }],
  sentence: ({ transition = "" }, context) => {
    const found = context.lookup.transitions.get(transition);
    return [
      `“${found?.headline ?? transition}” happens now, by the white cell's hand. Seats read it like any other news.`,
      ...setMotion(context, transition, []),
    ];
  },
  done: () => "Made to happen:",
};

const vetoAct: Act = {
  key: "d",
  name: "denies",
  title: "This does not happen",
  does: "undo a record and play on without it",
  fields: (context) => [
    {
      ...recordField(context, "What does not happen?", (record) => vetoRefusal(record) === null),
      hint: "What came by chance, by its time or as an answer. What people did is taken back by rewinding.",
    },
    reasonField,
  ],
  command: ({ record = "", reason = "" }) => [{ type: "does-not-happen", record: Number(record), reason }],
  sentence: ({ record }, context) => [
    `“${recordOf(context, record)?.headline ?? ""}” does not happen, this once. The session goes back to just before it, and its dice are drawn anew; everyone else's stay as they were.`,
    givenUp(context, Number(record)),
  ],
  done: () => "",
};

const gaugeAct: Act = {
  key: "g",
  name: "gauge",
  title: "Set a gauge",
  does: "to a value within its bounds",
  barred: endedRun,
  fields: (context, { gauge = "" }) => {
    const found = context.lookup.gauges.get(gauge);
    return [
      { kind: "pick", name: "gauge", label: "Which gauge?", choices: gaugeChoices(context) },
      {
        kind: "number",
        name: "value",
        label: `To what value?`,
        hint: `${found?.label ?? ""} stands at ${gaugeNow(context, gauge)}; it goes from ${found?.min ?? 0} to ${found?.max ?? 0}.`,
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
    return [
      `${label} is set from ${gaugeNow(context, gauge)} to ${value}. No seat is told; every rate that looks at it changes at once.`,
    ];
  },
  done: () => "",
};

const noteAct: Act = {
  key: "n",
  name: "note",
  title: "Note an observation",
  does: "for the report, against an objective",
  fields: (context) => [
    { kind: "text", name: "text", label: "What have you seen?", limit: 4000 },
    {
      kind: "pick",
      name: "objective",
      label: "Against which objective?",
      choices: [{ value: "", label: "None" }, ...objectiveChoices(context)],
      typed: (text) => (text === "" ? null : { value: text.slice(0, 200), label: text, aside: "as typed" }),
    },
  ],
  command: ({ text = "", objective = "" }) => [{ type: "note", text, ...(objective === "" ? {} : { objective }) }],
  sentence: ({ objective = "" }, context) => [
    `It stands in the report, under ${objective === "" ? "no objective" : "its objective"}, with the day: ${dayText(context, worldOf(context).time)}. It stays whatever is rewound, and no seat sees it.`,
  ],
  // Where one returns to a seat's page, what the note is about is not for its readers.
  done: () => "Noted.",
};

const projectorAct: Act = {
  key: "p",
  name: "projector",
  title: "Projector's probabilities",
  does: "hide them, or show them",
  fields: () => [],
  command: (_, { session }) => [{ type: session.state.probabilitiesShown ? "hide" : "reveal" }],
  sentence: (_, { session }) => [
    session.state.probabilitiesShown
      ? "The projector hides all probabilities from now on. This screen keeps them; the seats' pages say them in words only."
      : "The projector shows probabilities again, and so do the seats' pages.",
  ],
  done: (_, { session }) =>
    session.state.probabilitiesShown
      ? "The projector hides all probabilities."
      : "The projector shows probabilities again.",
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
