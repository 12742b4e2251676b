/**
 * Acts that are no part of what is played: keeping the session elsewhere, and writing the report.
 */
import { say } from "../../../catalogue/index.js";
import { safe } from "../../term/text.js";
import type { Act } from "./act.js";
import { type Choice, numberOf } from "./form.js";

export const saveAct: Act = {
  key: "w",
  name: "save-as",
  title: say("desk.save-as"),
  does: say("desk.in-a-new-file-from-now"),
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: say("desk.in-which-file"),
      hint:
        session.file === null
          ? say("desk.the-session-is-only-in-memory")
          : say("desk.it-is-kept-in-what-is", { safe: safe(session.file) }),
      limit: 1000,
      initial: session.file === null ? `${session.model.scenario.id}.log` : `${safe(session.file)}.2`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "save-as", file }),
  sentence: ({ file = "" }) => [say("desk.the-whole-session-is-written-to", { safe: safe(file) })],
};

const reportAct: Act = {
  key: "e",
  name: "report",
  title: say("desk.after-action-report"),
  does: say("desk.write-it-now-play-can-go"),
  barred: ({ session }) => (session.file === null ? say("desk.the-session-is-only-in-memory-2") : ""),
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: say("desk.to-which-file"),
      hint: say("desk.one-page-that-opens-from-disk"),
      limit: 1000,
      initial: `${safe(session.file ?? session.model.scenario.id).replace(/\.[a-z]*$/, "")}.html`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "report", file }),
  sentence: ({ file = "" }) => [say("desk.the-after-action-report-is-written", { safe: safe(file) })],
};

export const sessionActs: readonly Act[] = [saveAct, reportAct];

const percents = ["90", "75", "50", "25"];

function chanceChoice(text: string): Choice | null {
  const number = numberOf(text);
  return number > 0 && number <= 100
    ? { value: String(number), label: number === 100 ? say("desk.certain") : `${number}%` }
    : null;
}

/** Of the turn page: the chance that the next order is carried out. */
export const chanceAct: Act = {
  key: "",
  name: "chance",
  title: say("desk.how-likely-is-the-next-order"),
  does: say("desk.the-chance-of-the-next-order"),
  fields: () => [
    {
      kind: "pick",
      name: "chance",
      label: say("desk.with-what-probability-is-it-carried"),
      hint: say("desk.choose-or-type-a-number-from"),
      choices: [
        { value: "100", label: say("desk.certain") },
        ...percents.map((value) => ({ value, label: `${value}%` })),
      ],
      typed: chanceChoice,
    },
  ],
  command: ({ chance = "100" }) => ({ kind: "chance", chance: numberOf(chance) / 100 }),
  sentence: () => [],
};
