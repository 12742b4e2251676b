/**
 * Acts that move play: back to the start of a turn or to a record, onto a new branch, to another one.
 */
import { say } from "../catalogue/index.js";
import { type TurnStart, turnStarts } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import type { Input } from "../session/index.js";
import { longDate } from "../text/index.js";
import type { Act, ActContext } from "./act.js";
import { dayText, givenUp, recordField, recordOf, worldOf } from "./act-fields.js";
import type { Choice, Field } from "./form.js";

const prefix = "turn-";

function startsOf({ session }: ActContext): readonly TurnStart[] {
  return turnStarts(session.model, session.state);
}

/** The start of a turn that was chosen in place of a record. */
function startChosen(context: ActContext, value = ""): TurnStart | undefined {
  return startsOf(context).find(({ number }) => value === `${prefix}${number}`);
}

function startChoice({ number: turn, date, exact }: TurnStart): Choice {
  const label = say(exact ? "desk.turn-start" : "desk.turn-first-record", { turn });
  return { value: `${prefix}${turn}`, label, aside: longDate(date) };
}

/** The start of a turn, or just before or after (`to`) a record, as the messages about it take it. */
function placeOf(context: ActContext, record?: string, side?: string) {
  const start = startChosen(context, record);
  const headline = recordOf(context, record)?.headline ?? "";
  if (start === undefined) return { place: side === "to" ? "after" : "before", turn: "", date: "", headline };
  return { place: start.exact ? "start" : "first", turn: start.number, date: longDate(start.date), headline };
}

/** Turns first, then records, the latest on top: going back, one looks from the end. */
function placeField(context: ActContext, label: string, more: readonly Choice[] = []): Field {
  const field = recordField(context, label);
  if (field.kind !== "pick") return field;
  const choices = [...more, ...startsOf(context).map(startChoice), ...[...field.choices].reverse()];
  const { records, selected } = context;
  // A record that somebody has gone to in the wire is what is meant; the latest is only where one always is.
  const meant = selected !== undefined && selected !== records.at(-1) ? String(selected.record.seq) : choices[0]?.value;
  return { ...field, choices, ...(meant === undefined ? {} : { initial: meant }) };
}

const rewindAct: Act = {
  key: "r",
  name: "rewind",
  title: "desk.act-rewind",
  does: "desk.act-rewind-does",
  fields: (context, { record = "" }) => [
    placeField(context, say("desk.rewind-where")),
    ...(record.startsWith(prefix)
      ? []
      : [
          {
            kind: "pick" as const,
            name: "side",
            label: say("desk.rewind-side"),
            choices: [
              { value: "before", label: say("desk.rewind-before"), aside: say("desk.rewind-before-means") },
              { value: "to", label: say("desk.rewind-after"), aside: say("desk.rewind-after-means") },
            ],
          },
        ]),
  ],
  command: ({ record = "", side }, context) => {
    const start = startChosen(context, record);
    if (start !== undefined) return start.back;
    const input: Input =
      side === "to" ? { type: "rewind", to: Number(record) } : { type: "rewind", before: Number(record) };
    return [input];
  },
  sentence: ({ record, side }, context) => [
    say("desk.rewind-back-to", placeOf(context, record, side)),
    givenUp(context, startChosen(context, record)?.count ?? Number(record) + (side === "to" ? 1 : 0)),
    say("desk.rewind-same-dice"),
  ],
  done: ({ record, side }, context) => say("desk.rewind-back-to", placeOf(context, record, side)),
};

export const branchAct: Act = {
  key: "b",
  name: "branch",
  title: "desk.act-branch",
  does: "desk.act-branch-does",
  fields: (context) => [
    {
      kind: "text",
      name: "name",
      label: say("desk.branch-name"),
      hint: say("desk.branch-name-hint", {
        names: [...context.session.state.branches.keys()].join(", "),
      }),
      limit: 64,
    },
    placeField(context, say("desk.branch-where"), [
      { value: "here", label: say("desk.branch-from-here"), aside: dayText(context, worldOf(context).time) },
    ]),
  ],
  command: ({ name = "", record = "here" }, context) => {
    const start = startChosen(context, record);
    if (start !== undefined) return start.branch(name);
    const from = record === "here" ? {} : { from: Number(record) };
    return [{ type: "branch", name, ...from }];
  },
  sentence: ({ name = "", record = "here" }, context) => {
    const place = { ...placeOf(context, record, "to"), ...(record === "here" ? { place: "here" } : {}) };
    return [say("desk.branch-sure", { ...place, branch: safe(name), current: safe(context.session.state.current) })];
  },
  done: ({ name = "" }, { session }) => switched(name, session.state.current),
};

const switchAct: Act = {
  key: "s",
  name: "switch",
  title: "desk.act-switch",
  does: "desk.act-switch-does",
  barred: ({ session }) => (session.state.branches.size < 2 ? say("desk.switch-none") : ""),
  fields: ({ session }) => [
    {
      kind: "pick",
      name: "to",
      label: say("desk.switch-where"),
      choices: [...session.state.branches.values()]
        .filter(({ name }) => name !== session.state.current)
        .map(({ name, head }) => ({
          value: name,
          label: safe(name),
          aside: say("desk.switch-stands-at", { day: Math.floor(head.world.time) }),
        })),
    },
  ],
  command: ({ to = "" }) => [{ type: "switch", to }],
  sentence: ({ to = "" }, { session }) => [switched(to, session.state.current)],
  done: ({ to = "" }, { session }) => switched(to, session.state.current),
};

/** What is said once play goes on along another branch. */
export function switched(to: string, from: string): string {
  return say("desk.switched", { branch: safe(to), left: safe(from) });
}

export const branchingActs: readonly Act[] = [rewindAct, branchAct, switchAct];
