/**
 * Acts that are no part of what is played: keeping the session elsewhere, and writing the report.
 */
import { say } from "../catalogue/index.js";
import { safe } from "../scenarios/light.js";
import type { Act } from "./act.js";
import { type Choice, type Field, numberOf } from "./form.js";

export const saveAct: Act = {
  key: "w",
  name: "save-as",
  title: "desk.act-save-as",
  does: "desk.act-save-as-does",
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: say("desk.save-where"),
      hint:
        session.file === null ? say("desk.save-hint-memory") : say("desk.save-hint-file", { file: safe(session.file) }),
      limit: 1000,
      initial: session.file === null ? `${session.model.scenario.id}.log` : `${safe(session.file)}.2`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "save-as", file }),
  sentence: ({ file = "" }) => [say("desk.save-sure", { file: safe(file) })],
};

const reportAct: Act = {
  key: "e",
  name: "report",
  title: "desk.act-report",
  does: "desk.act-report-does",
  barred: ({ session }) => (session.file === null ? say("desk.report-save-first") : ""),
  fields: ({ session }) => [
    {
      kind: "text",
      name: "file",
      label: say("desk.report-where"),
      hint: say("desk.report-hint"),
      limit: 1000,
      initial: `${safe(session.file ?? session.model.scenario.id).replace(/\.[a-z]*$/, "")}.html`,
    },
  ],
  command: ({ file = "" }) => ({ kind: "report", file }),
  sentence: ({ file = "" }) => [say("desk.report-sure", { file: safe(file) })],
};

export const sessionActs: readonly Act[] = [saveAct, reportAct];

const percents = ["90", "75", "50", "25"];

function chanceChoice(text: string): Choice | null {
  const number = numberOf(text);
  return number > 0 && number <= 100
    ? { value: String(number), label: number === 100 ? say("desk.chance-certain") : `${number}%` }
    : null;
}

/** With what chance an order is carried out. */
export const chanceField = (): Field => ({
  kind: "pick",
  name: "chance",
  label: say("desk.chance-question"),
  hint: say("desk.chance-hint"),
  choices: [
    { value: "100", label: say("desk.chance-certain") },
    ...percents.map((value) => ({ value, label: `${value}%` })),
  ],
  typed: chanceChoice,
});

/** Of the turn page: the chance that the next order is carried out. */
export const chanceAct: Act = {
  key: "",
  name: "chance",
  title: "desk.act-chance",
  does: "desk.act-chance-does",
  fields: () => [chanceField()],
  command: ({ chance = "100" }) => ({ kind: "chance", chance: numberOf(chance) / 100 }),
  sentence: () => [],
};
