/**
 * Acts that move play: back to the start of a turn or to a record, onto a new branch, to another one.
 */
import { say } from "../../../catalogue/index.js";
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
  const label = exact
    ? say("desk.the-start-of-turn", { number })
    : say("desk.before-the-first-record-of-turn", { number });
  return { value: `${prefix}${number}`, label, aside: longDate(date) };
}

function startInWords({ number, date, exact }: TurnStart): string {
  return exact
    ? say("desk.the-start-of-turn-2", { number, date: longDate(date) })
    : say("desk.before-the-first-record-of-turn-2", { number });
}

/** The start of a turn, or just before or after (`to`) a record. */
function placeInWords(context: ActContext, record?: string, side?: string): string {
  const start = startChosen(context, record);
  if (start !== undefined) return startInWords(start);
  return say("desk.just-after", { side: side === "to", recordHeadline: recordOf(context, record)?.headline ?? "" });
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
  title: say("desk.rewind"),
  does: say("desk.to-the-start-of-a-turn"),
  fields: (context, { record = "" }) => [
    placeField(context, say("desk.back-to-where")),
    ...(record.startsWith(prefix)
      ? []
      : [
          {
            kind: "pick" as const,
            name: "side",
            label: say("desk.before-it-or-after-it"),
            choices: [
              { value: "before", label: say("desk.just-before-it"), aside: say("desk.as-if-it-had-not-come") },
              { value: "to", label: say("desk.just-after-it"), aside: say("desk.with-all-that-followed-from-it") },
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
    say("desk.back-to", { place: placeInWords(context, record, side) }),
    givenUp(context, startChosen(context, record)?.count ?? Number(record) + (side === "to" ? 1 : 0)),
    say("desk.the-same-dice-lie-ahead-played"),
  ],
  done: ({ record, side }, context) => say("desk.back-to", { place: placeInWords(context, record, side) }),
};

export const branchAct: Act = {
  key: "b",
  name: "branch",
  title: say("desk.branch"),
  does: say("desk.another-way-from-here-a-turn"),
  fields: (context) => [
    {
      kind: "text",
      name: "name",
      label: say("desk.what-is-the-branch-called"),
      hint: say("desk.letters-digits-dots-and-hyphens-the", {
        value: [...context.session.state.branches.keys()].join(", "),
      }),
      limit: 64,
    },
    placeField(context, say("desk.from-where"), [
      { value: "here", label: say("desk.from-here"), aside: dayText(context, worldOf(context).time) },
    ]),
  ],
  command: ({ name = "", record = "here" }, context) => {
    const start = startChosen(context, record);
    if (start !== undefined) return start.branch(name);
    const from = record === "here" ? {} : { from: Number(record) };
    return [{ type: "branch", name, ...from }];
  },
  sentence: ({ name = "", record = "here" }, context) => {
    const where =
      record === "here" ? say("desk.from-here-2") : say("desk.from", { place: placeInWords(context, record, "to") });
    const current = safe(context.session.state.current);
    return [say("desk.a-new-branch-play-goes-on", { safe: safe(name), where, current })];
  },
  done: ({ name = "" }, { session }) => switched(name, session.state.current),
};

const switchAct: Act = {
  key: "s",
  name: "switch",
  title: say("desk.switch-branch"),
  does: say("desk.go-on-along-another-branch"),
  barred: ({ session }) => (session.state.branches.size < 2 ? say("desk.there-is-only-one-branch-b") : ""),
  fields: ({ session }) => [
    {
      kind: "pick",
      name: "to",
      label: say("desk.to-which-branch"),
      choices: [...session.state.branches.values()]
        .filter(({ name }) => name !== session.state.current)
        .map(({ name, head }) => ({
          value: name,
          label: safe(name),
          aside: say("desk.stands-at-day", { floor: Math.floor(head.world.time) }),
        })),
    },
  ],
  command: ({ to = "" }) => [{ type: "switch", to }],
  sentence: ({ to = "" }, { session }) => [switched(to, session.state.current)],
  done: ({ to = "" }, { session }) => switched(to, session.state.current),
};

/** What is said once play goes on along another branch. */
export function switched(to: string, from: string): string {
  return say("desk.play-goes-on-along-stays-as", { safe: safe(to), safe2: safe(from) });
}

export const branchingActs: readonly Act[] = [rewindAct, branchAct, switchAct];
