/**
 * Acts that move play: back to the start of a turn or to a record, onto a new branch, to another one.
 */
import { type TurnStart, turnStarts } from "../../../exercise/index.js";
import type { Input } from "../../../session/index.js";
import { longDate } from "../../../text/index.js";
import { safe } from "../../term/text.js";
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

function startChoice({ number, date, exact }: TurnStart): Choice {
  const label = exact ? `The start of turn ${number}` : `Before the first record of turn ${number}`;
  return { value: `${prefix}${number}`, label, aside: longDate(date) };
}

function startInWords({ number, date, exact }: TurnStart): string {
  return exact ? `the start of turn ${number}, ${longDate(date)}` : `before the first record of turn ${number}`;
}

/** The start of a turn, or just before or after (`to`) a record. */
function placeInWords(context: ActContext, record?: string, side?: string): string {
  const start = startChosen(context, record);
  if (start !== undefined) return startInWords(start);
  return `just ${side === "to" ? "after" : "before"} “${recordOf(context, record)?.headline ?? ""}”`;
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
  title: "Rewind",
  does: "to the start of a turn, or to a record",
  fields: (context, { record = "" }) => [
    placeField(context, "Back to where?"),
    ...(record.startsWith(prefix)
      ? []
      : [
          {
            kind: "pick" as const,
            name: "side",
            label: "Before it or after it?",
            choices: [
              { value: "before", label: "Just before it", aside: "as if it had not come yet" },
              { value: "to", label: "Just after it", aside: "with all that followed from it at once" },
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
    `Back to ${placeInWords(context, record, side)}.`,
    givenUp(context, startChosen(context, record)?.count ?? Number(record) + (side === "to" ? 1 : 0)),
    "The same dice lie ahead: played on unchanged, the same happens again. To keep both ways, branch instead.",
  ],
  done: ({ record, side }, context) => `Back to ${placeInWords(context, record, side)}.`,
};

export const branchAct: Act = {
  key: "b",
  name: "branch",
  title: "Branch",
  does: "another way, from here, a turn or a record",
  fields: (context) => [
    {
      kind: "text",
      name: "name",
      label: "What is the branch called?",
      hint: `Letters, digits, dots and hyphens; the projector shows it. Taken: ${[...context.session.state.branches.keys()].join(", ")}`,
      limit: 64,
    },
    placeField(context, "From where?", [
      { value: "here", label: "From here", aside: dayText(context, worldOf(context).time) },
    ]),
  ],
  command: ({ name = "", record = "here" }, context) => {
    const start = startChosen(context, record);
    if (start !== undefined) return start.branch(name);
    const from = record === "here" ? {} : { from: Number(record) };
    return [{ type: "branch", name, ...from }];
  },
  sentence: ({ name = "", record = "here" }, context) => {
    const where = record === "here" ? "from here" : `from ${placeInWords(context, record, "to")}`;
    const current = safe(context.session.state.current);
    return [`A new branch, ${safe(name)}, ${where}. Play goes on along it; ${current} stays as it is.`];
  },
  done: ({ name = "" }, { session }) => switched(name, session.state.current),
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
  command: ({ to = "" }) => [{ type: "switch", to }],
  sentence: ({ to = "" }, { session }) => [switched(to, session.state.current)],
  done: ({ to = "" }, { session }) => switched(to, session.state.current),
};

/** What is said once play goes on along another branch. */
export function switched(to: string, from: string): string {
  return `Play goes on along ${safe(to)}; ${safe(from)} stays as it is.`;
}

export const branchingActs: readonly Act[] = [rewindAct, branchAct, switchAct];
