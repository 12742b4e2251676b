/**
 * Acts that are no part of what is played: keeping the session elsewhere, and writing the report.
 */
import { safe } from "../../term/text.js";
import type { Act } from "./act.js";
import { type Choice, numberOf } from "./form.js";

export const saveAct: Act = {
  key: "w",
  name: "save-as",
  title: "Save as",
  does: "in a new file from now on, all of it",
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: "In which file?",
      hint:
        session.file === null
          ? "The session is only in memory so far."
          : `It is kept in ${safe(session.file)}; what is there stays there.`,
      limit: 1000,
      initial: session.file === null ? `${session.model.scenario.id}.log` : `${safe(session.file)}.2`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "save-as", file }),
  sentence: ({ file = "" }) => [
    `The whole session is written to ${safe(file)}, and kept there from now on: each input is on the disk before its outcome is shown.`,
  ],
};

const reportAct: Act = {
  key: "e",
  name: "report",
  title: "After-action report",
  does: "write it now; play can go on meanwhile",
  barred: ({ session }) => (session.file === null ? "The session is only in memory: save it first (w)." : ""),
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: "To which file?",
      hint: "One page that opens from disk. A file of that name is written over.",
      limit: 1000,
      initial: `${safe(session.file ?? session.model.scenario.id).replace(/\.[a-z]*$/, "")}.html`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "report", file }),
  sentence: ({ file = "" }) => [
    `The after-action report is written to ${safe(file)}. It plays some thousand futures and takes a moment; a line here says when it is there.`,
  ],
};

export const sessionActs: readonly Act[] = [saveAct, reportAct];

const percents = ["90", "75", "50", "25"];

function chanceChoice(text: string): Choice | null {
  const number = numberOf(text);
  return number > 0 && number <= 100
    ? { value: String(number), label: number === 100 ? "Certain" : `${number}%` }
    : null;
}

/** Of the turn page: the chance that the next order is carried out. */
export const chanceAct: Act = {
  key: "",
  name: "chance",
  title: "How likely is the next order to be carried out?",
  does: "the chance of the next order",
  fields: () => [
    {
      kind: "pick",
      name: "chance",
      label: "With what probability is it carried out?",
      hint: "Choose, or type a number from 1 to 100. It holds for the next order only.",
      choices: [{ value: "100", label: "Certain" }, ...percents.map((value) => ({ value, label: `${value}%` }))],
      typed: chanceChoice,
    },
  ],
  command: ({ chance = "100" }) => ({ kind: "chance", chance: numberOf(chance) / 100 }),
  sentence: () => [],
};
