/**
 * Forms of feedback as a table, a row each: a head to collect them under, and what was collected as inputs of a session. A column
 * is known by its sentence or by its short name, as surveys export them.
 */
import { basename } from "node:path";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { openQuestionInWords, sentenceInWords } from "../exercise/index.js";
import { feedbackQuestions, feedbackSentences, type Input, isRefusal, readInput } from "../session/index.js";
import { type Cell, type CellFault, cellName } from "./msel-table.js";

interface Column {
  readonly title: string;
  readonly name: string;
  readonly part: "form" | "part" | "objectives" | "agree" | "words";
}

function columnsOf({ scenario }: Model): readonly Column[] {
  const objectives = scenario.exercise?.objectives ?? [];
  return [
    { title: say("review.form"), name: "form", part: "form" },
    { title: say("plan.about-part"), name: "part", part: "part" },
    ...objectives.map(({ id, label: objective }) => ({
      title: say("plan.agree-objectives", { objective }),
      name: id,
      part: "objectives" as const,
    })),
    ...feedbackSentences.map((name) => ({ title: sentenceInWords(name), name, part: "agree" as const })),
    ...feedbackQuestions.map((name) => ({ title: openQuestionInWords(name), name, part: "words" as const })),
  ];
}

/** The head of an empty table. */
export function feedbackTable(model: Model): readonly (readonly Cell[])[] {
  return [columnsOf(model).map(({ title }) => title)];
}

export interface ReadFeedback {
  readonly inputs: readonly { readonly row: number; readonly input: Input }[];
  readonly faults: readonly CellFault[];
}

/** A form without a name is known by its file and row, so that the same file added again changes nothing. */
function formName(file: string, row: number): string {
  const stem = basename(file)
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return `${stem === "" ? "form" : stem.slice(0, 50)}-${row}`;
}

/** Reads a table with a head; rows are numbered as a spreadsheet does. */
export function readFeedback(cells: readonly (readonly Cell[])[], file: string, model: Model): ReadFeedback {
  const columns = columnsOf(model);
  const [head = [], ...rows] = cells;
  const faults: CellFault[] = [];
  const named = head.map((cell, place) => {
    const title = String(cell ?? "").trim();
    if (title === "") return undefined;
    const same = (one: string) => one.toLowerCase() === title.toLowerCase();
    const found = columns.find((column) => same(column.title)) ?? columns.find(({ name }) => same(name));
    if (found === undefined) {
      const known = columns.map((column) => `“${column.title}”`).join(", ");
      faults.push({ cell: cellName(place, 0), message: say("review.unknown-column", { title, known }) });
    }
    return found;
  });
  const inputs = rows.flatMap((row, index): ReadFeedback["inputs"] => {
    const number = index + 2;
    const form = { type: "feedback", form: formName(file, number) } as Record<string, unknown>;
    const parts = { objectives: {}, agree: {}, words: {} } as Record<"objectives" | "agree" | "words", object>;
    let filled = false;
    row.forEach((cell, place) => {
      const column = named[place];
      const text = String(cell ?? "").trim();
      if (column === undefined || text === "") return;
      filled = true;
      const { part, name } = column;
      if (part === "form" || part === "part") form[part] = text;
      else if (part === "words") parts.words = { ...parts.words, [name]: text };
      else if (/^[1-5]$/.test(text)) parts[part] = { ...parts[part], [name]: Number(text) };
      else faults.push({ cell: cellName(place, index + 1), message: say("review.not-on-scale", { text }) });
    });
    if (!filled) return [];
    const given = Object.entries(parts).filter(([, values]) => Object.keys(values).length > 0);
    const input = readInput({ ...form, ...Object.fromEntries(given) });
    if (!isRefusal(input)) return [{ row: number, input }];
    faults.push({ cell: String(number), message: input.message });
    return [];
  });
  return { inputs, faults };
}
