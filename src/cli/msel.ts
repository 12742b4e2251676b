/**
 * `faultline msel`: an exercise's events list as a spreadsheet, and back into its file. What comes back is checked as the whole
 * scenario that it makes, and each mistake is named by its cell; nothing is written while there is one.
 */
import { realpathSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { say } from "../catalogue/index.js";
import { type Problem, ScenarioError } from "../engine/index.js";
import {
  escapeLine,
  type FileSource,
  formatProblems,
  largestFileBytes,
  libraryIds,
  loadScenario,
  type PlacedProblem,
  readInjects,
  readOrdinaryFile,
  withInjects,
} from "../scenarios/index.js";

import { exitCodes, UsageError } from "./failure.js";
import { type ReadTable, readTable, tableOf } from "./msel-table.js";
import { openOutFiles, replaceText } from "./out-file.js";
import { complain, print } from "./output.js";
import { csvOf, readCells, refuseOtherKinds, spreadsheetOf } from "./spreadsheet.js";

export interface MselOptions {
  readonly out?: string;
}

export async function msel(
  act: string,
  file: string,
  table: string | undefined,
  options: MselOptions,
): Promise<number> {
  if (act === "export" && table === undefined) return exportTable(file, options.out);
  if (act === "import" && table !== undefined && options.out === undefined) return importTable(file, table);
  const hint = say("msel.how");
  throw new UsageError(say("msel.which", { act }), hint);
}

async function exportTable(name: string, out: string | undefined): Promise<number> {
  const cells = tableOf(readInjects(name).all);
  if (out === undefined) {
    print((await csvOf(cells)).trimEnd());
    return exitCodes.done;
  }
  refuseOtherKinds(out);
  const files = openOutFiles({ out }, [name], { prints: true });
  files.out?.write(await spreadsheetOf(cells, out, say("msel.sheet")));
  files.out?.close();
  print(say("msel.exported", { n: cells.length - 1, file: escapeLine(out) }));
  return exitCodes.done;
}

async function importTable(name: string, table: string): Promise<number> {
  if (libraryIds().includes(name)) throw new UsageError(say("msel.into-library", { name }), say("msel.own-file"));
  const { all, imported } = readInjects(name);
  const read = readTable(await readCells(table));
  const real = realpathSync(name);
  const before = new TextDecoder().decode(readOrdinaryFile(real, largestFileBytes));
  const unchanged = isDeepStrictEqual([...all], [...read.entries]);
  const after = unchanged ? before : withInjects(before, read.entries, imported);
  const faults = [...read.faults.map(({ cell, message }) => `${escapeLine(table)}:${cell}\n  ${escapeLine(message)}`)];
  const others = faults.length > 0 ? [] : problemsOf(name, real, after);
  const inTable = others.map((problem) => wordInTable(problem, read, table));
  const mistakes = [...faults, ...inTable];
  if (mistakes.length > 0) {
    complain(mistakes.join("\n\n"));
    complain(say("msel.refused", { file: escapeLine(name), n: mistakes.length }));
    return exitCodes.badInput;
  }
  if (after !== before) replaceText(real, after);
  const count = (counts: (id: string) => boolean, ids: Iterable<string>) => [...ids].filter(counts).length;
  print(
    say("msel.imported", {
      file: escapeLine(name),
      added: count((id) => !all.has(id), read.entries.keys()),
      changed: count((id) => all.has(id) && !isDeepStrictEqual(all.get(id), read.entries.get(id)), read.entries.keys()),
      removed: count((id) => !read.entries.has(id), all.keys()),
    }),
  );
  return exitCodes.done;
}

/** What would be wrong with the scenario if its file had this text. */
function problemsOf(name: string, real: string, text: string): readonly PlacedProblem[] {
  const source: FileSource = {
    realPath: (path) => {
      try {
        return realpathSync(path);
      } catch {
        return undefined;
      }
    },
    read: (file) => (file === real ? Buffer.from(text) : null),
    nameOf: () => null,
  };
  try {
    loadScenario(name, { source });
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.filter(({ severity }) => severity === "error");
  }
}

function wordInTable(problem: Problem, table: ReadTable, file: string): string {
  const [, id, named] = /^injects\.([a-z0-9-]+)(?:\.([a-z-]+))?/.exec(problem.path) ?? [];
  // Of what is missing the message begins with the name.
  const [, missing] = /^“([a-z-]+)”.* missing from/.exec(problem.message) ?? [];
  const cell = id === undefined ? undefined : table.cellOf(id, named ?? missing);
  if (cell === undefined) return formatProblems([problem]);
  const more = [problem.found, problem.expected, problem.hint];
  const notes = (["msel.found", "msel.wanted", "msel.hint"] as const).flatMap((message, place) => {
    const text = more[place];
    return text === undefined ? [] : [`  ${say(message, { text: escapeLine(text) })}`];
  });
  return [
    `${escapeLine(file)}:${cell}  ${escapeLine(problem.path)}`,
    `  ${escapeLine(problem.message)}`,
    ...notes,
  ].join("\n");
}
