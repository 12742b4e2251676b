/**
 * The white cell's hand, as one table: every act with its key, its form, and what comes of it. To add an act, add a
 * row.
 */

import type { Group } from "../keys.js";
import { safe } from "../text.js";
import type { Act } from "./act.js";
import { adHocAct } from "./act-ad-hoc.js";
import { errands } from "./act-errands.js";
import {
  dayText,
  gaugeChoices,
  gaugeNow,
  givenUp,
  isDeniable,
  objectiveChoices,
  optionalReason,
  possibleTransitions,
  reasonField,
  recordField,
  recordOf,
  worldOf,
} from "./act-fields.js";
import { setMotion } from "./act-motion.js";
import { deskBindings } from "./desk-keys.js";
import { numberOf } from "./form.js";
import { mselRows } from "./msel.js";

const ended = "The run has ended: rewind to a moment before its end first.";

const injectAct: Act = {
  key: "f",
  name: "fire",
  title: "Fire an inject",
  does: "one of the list, now or on a day to come",
  barred: (context) => (worldOf(context).ended ? ended : ""),
  fields: (context, { when }) => [
    {
      kind: "pick",
      name: "inject",
      label: "Which inject?",
      choices: mselRows(context.session.model, context.session.state)
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
            hint: `Days since the start: from ${Math.ceil(worldOf(context).time)} to ${worldOf(context).horizon - 1}. It then no longer comes by its own schedule.`,
            min: worldOf(context).time,
            max: worldOf(context).horizon,
          },
        ]
      : []),
  ],
  doing: ({ inject = "", when, day = "" }) => ({
    kind: "input",
    input: { type: "inject", inject, ...(when === "later" ? { at: numberOf(day) } : {}) },
  }),
  sentence: ({ inject = "", when, day = "" }, context) => {
    const found = context.lookup.injects.get(`inject.${inject}`);
    const time = when === "later" ? dayText(context, numberOf(day)) : "now";
    return [
      `“${found?.headline ?? inject}” is put in ${when === "later" ? `on ${time}` : time}.`,
      found?.text ?? "",
      ...(when === "later" ? [] : setMotion(context, `inject.${inject}`, found?.effects ?? [])),
    ].filter((text) => text !== "");
  },
};

const happensAct: Act = {
  key: "h",
  name: "happens",
  title: "This happens now",
  does: "force a step, whatever chance would say",
  barred: (context) => (worldOf(context).ended ? ended : ""),
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
  doing: ({ transition = "", reason = "" }) => ({ kind: "input", input: { type: "happens-now", transition, reason } }),
  sentence: ({ transition = "", reason = "" }, context) => {
    const found = context.lookup.transitions.get(transition);
    return [
      `“${found?.headline ?? transition}” happens now, by the white cell's hand. Seats read it like any other news.`,
      ...setMotion(context, transition, []),
      `Reason: ${safe(reason)}`,
    ];
  },
};

const deniesAct: Act = {
  key: "d",
  name: "denies",
  title: "This does not happen",
  does: "undo a record and play on without it",
  fields: (context) => [
    {
      ...recordField(context, "What does not happen?", isDeniable),
      hint: "What came by chance, by its time or as an answer. What people did is taken back by rewinding.",
    },
    reasonField,
  ],
  doing: ({ record = "", reason = "" }) => ({
    kind: "input",
    input: { type: "does-not-happen", record: Number(record), reason },
  }),
  sentence: ({ record, reason = "" }, context) => [
    `“${recordOf(context, record)?.headline ?? ""}” does not happen, this once. The session goes back to just before it, and its dice are drawn anew; everyone else's stay as they were.`,
    givenUp(context, Number(record)),
    `Reason: ${safe(reason)}`,
  ],
};

const gaugeAct: Act = {
  key: "g",
  name: "gauge",
  title: "Set a gauge",
  does: "to a value within its bounds",
  barred: (context) => (worldOf(context).ended ? ended : ""),
  fields: (context, { gauge = "" }) => {
    const found = context.lookup.gauges.get(gauge);
    return [
      { kind: "pick", name: "gauge", label: "Which gauge?", choices: gaugeChoices(context) },
      {
        kind: "number",
        name: "value",
        label: `To what value?`,
        hint: `${found?.label ?? ""} stands at ${Math.round(gaugeNow(context, gauge) * 100) / 100}; it goes from ${found?.min ?? 0} to ${found?.max ?? 0}.`,
        min: found?.min ?? 0,
        max: found?.max ?? 0,
      },
      optionalReason,
    ];
  },
  doing: ({ gauge = "", value = "", reason = "" }) => ({
    kind: "input",
    input: { type: "set-gauge", gauge, value: numberOf(value), ...(reason === "" ? {} : { reason }) },
  }),
  sentence: ({ gauge = "", value = "", reason = "" }, context) => {
    const label = context.lookup.gauges.get(gauge)?.label ?? gauge;
    return [
      `${label} is set from ${Math.round(gaugeNow(context, gauge) * 100) / 100} to ${value}. No seat is told; every rate that looks at it changes at once.`,
      ...(reason === "" ? [] : [`Reason: ${safe(reason)}`]),
    ];
  },
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
  doing: ({ text = "", objective = "" }) => ({
    kind: "input",
    input: { type: "note", text, ...(objective === "" ? {} : { objective }) },
  }),
  sentence: ({ text = "", objective = "" }, context) => [
    `Noted on ${dayText(context, worldOf(context).time)}: “${safe(text)}”`,
    objective === "" ? "Against no objective." : `Objective: ${safe(objective)}`,
  ],
};

const rewindAct: Act = {
  key: "r",
  name: "rewind",
  title: "Rewind",
  does: "to just before or after a record",
  fields: (context) => [
    recordField(context, "To which record?"),
    {
      kind: "pick",
      name: "side",
      label: "Before it or after it?",
      choices: [
        { value: "before", label: "Just before it", aside: "as if it had not come yet" },
        { value: "to", label: "Just after it", aside: "with all that followed from it at once" },
      ],
    },
  ],
  doing: ({ record = "", side }) => ({
    kind: "input",
    input: side === "to" ? { type: "rewind", to: Number(record) } : { type: "rewind", before: Number(record) },
  }),
  sentence: ({ record, side }, context) => [
    `Back to just ${side === "to" ? "after" : "before"} “${recordOf(context, record)?.headline ?? ""}”.`,
    givenUp(context, Number(record) + (side === "to" ? 1 : 0)),
    "The same dice lie ahead: played on unchanged, the same happens again. To keep both ways, branch instead.",
  ],
};

const branchAct: Act = {
  key: "b",
  name: "branch",
  title: "Branch",
  does: "another way from here or from a record",
  fields: (context) => [
    {
      kind: "text",
      name: "name",
      label: "What is the branch called?",
      hint: `Letters, digits, dots and hyphens. There ${context.session.state.branches.size === 1 ? "is" : "are"}: ${[...context.session.state.branches.keys()].join(", ")}`,
      limit: 64,
    },
    recordField(context, "From where?", () => true, [
      { value: "here", label: "From here", aside: dayText(context, worldOf(context).time) },
    ]),
  ],
  doing: ({ name = "", record = "here" }) => ({
    kind: "input",
    input: { type: "branch", name, ...(record === "here" ? {} : { from: Number(record) }) },
  }),
  sentence: ({ name = "", record = "here" }, context) => [
    `A new branch, ${safe(name)}, ${record === "here" ? "from here" : `from just after “${recordOf(context, record)?.headline ?? ""}”`}. Play goes on along it; ${context.session.state.current} stays as it is.`,
  ],
};

const switchAct: Act = {
  key: "s",
  name: "switch",
  title: "Switch branch",
  does: "go on along another branch",
  barred: ({ session }) => (session.state.branches.size < 2 ? "There is only one branch: b begins another." : ""),
  fields: ({ session }) => [
    {
      kind: "pick",
      name: "to",
      label: "To which branch?",
      choices: [...session.state.branches.values()]
        .filter(({ name }) => name !== session.state.current)
        .map(({ name, head }) => ({
          value: name,
          label: safe(name),
          aside: `stands at day ${Math.floor(head.world.time)}`,
        })),
    },
  ],
  doing: ({ to = "" }) => ({ kind: "input", input: { type: "switch", to } }),
  sentence: ({ to = "" }, { session }) => [
    `Play goes on along ${safe(to)}; ${safe(session.state.current)} stays as it is.`,
  ],
};

const projectorAct: Act = {
  key: "p",
  name: "projector",
  title: "Projector's probabilities",
  does: "hide them, or show them",
  fields: () => [],
  doing: (_, { session }) => ({
    kind: "input",
    input: { type: session.state.probabilitiesShown ? "hide" : "reveal" },
  }),
  sentence: (_, { session }) => [
    session.state.probabilitiesShown
      ? "The projector hides all probabilities from now on. This screen keeps them; the seats' pages say them in words only."
      : "The projector shows probabilities again.",
  ],
};

/** In the order of the menu. */
export const acts: readonly Act[] = [
  injectAct,
  adHocAct,
  happensAct,
  deniesAct,
  gaugeAct,
  noteAct,
  rewindAct,
  branchAct,
  switchAct,
  projectorAct,
  ...errands,
];

/** What the help page of an exercise shows besides: its keys, and the letters of the hand. */
export const keysOfDesk: readonly Group[] = [
  ...deskBindings,
  {
    title: "The white cell's hand: i, then",
    bindings: acts.map(({ key, name, title, does }) => ({
      command: name,
      keys: [key],
      shown: key,
      does: `${title}: ${does}`,
    })),
  },
];

export function actNamed(name: string): Act | undefined {
  return acts.find((act) => act.name === name);
}
