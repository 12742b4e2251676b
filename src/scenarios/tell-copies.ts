/**
 * A value that came by `like` stands once in a file and several times in the scenario. A problem with it is told once, at
 * the place where it is written, with the copies that have it.
 */
import type { Problem } from "../engine/index.js";
import { listNames } from "./nearest.js";
import type { Finding } from "./problem.js";
import type { Mark } from "./renaming.js";
import { type MapTree, type Path, type Tree, valueAt } from "./tree.js";

export interface MarkedProblem {
  readonly problem: Problem;
  /** The copy that it is in, if it is in one. */
  readonly mark?: Mark | undefined;
}

const mostNamed = 3;

/** The copy that the value at a path, or the nearest that holds it, came into by `like`. */
export function markAt(tree: MapTree, marks: ReadonlyMap<Tree, Mark>, path: Path): Mark | undefined {
  for (let length = path.length; length > 0 && marks.size > 0; length -= 1) {
    const value = valueAt(tree, path.slice(0, length));
    if (value !== undefined) return marks.get(value);
  }
  return undefined;
}

/** Says of an unknown name that it is that of a template. */
export function tellTemplates(
  findings: readonly Finding[],
  templates: ReadonlyMap<string, readonly string[]>,
  tree: MapTree,
): readonly Finding[] {
  return findings.map((finding) => {
    const value = valueAt(tree, finding.path);
    const name = finding.at !== "key" && value?.kind === "scalar" ? String(value.value) : String(finding.path.at(-1));
    const [actor = ""] = name.split(".");
    const copies = finding.section === "actors" ? templates.get(actor) : undefined;
    if (copies === undefined) return finding;
    const instead = copies.length === 0 ? "" : `; name what is like it: ${listNames(copies)}`;
    return { ...finding, hint: `“${actor}” is a template, which is not played${instead}` };
  });
}

/** Joins the problems of copies that are one mistake, in the words of the line where it is, and names the copies. */
export function tellCopies(problems: readonly MarkedProblem[]): readonly Problem[] {
  if (problems.every(({ mark }) => mark === undefined)) return problems.map(({ problem }) => problem);
  const mistakes = new Map<string, MarkedProblem[]>();
  for (const { problem, mark } of problems) {
    const told = mark === undefined ? problem : asWritten(problem, mark);
    const key = JSON.stringify([told.place, told.severity, told.message]);
    mistakes.set(key, [...(mistakes.get(key) ?? []), { problem: told, mark }]);
  }
  return [...mistakes.values()].flatMap((alike) => {
    // What is wrong where it is written, too, is told of that alone.
    const original = alike.filter(({ mark }) => mark === undefined);
    const [first] = alike;
    if (original.length > 0 || first?.mark === undefined) return original.map(({ problem }) => problem);
    const copies = [...new Set(alike.flatMap(({ mark }) => (mark === undefined ? [] : [`“${mark.copy}”`])))];
    const { problem, mark } = first;
    const which = `in ${namesOf(copies)}, which ${copies.length > 1 ? "are" : "is"} like “${mark.written}”`;
    return [{ ...problem, message: `${problem.message} (${which})` }];
  });
}

/** A problem of a copy with the names of what it is written in. */
function asWritten(problem: Problem, { copy, written }: Mark): Problem {
  const [copyActor = "", ...others] = copy.split(".");
  const [actor = ""] = written.split(".");
  const names = [...(others.length > 0 ? [[copy, written]] : []), [copyActor, actor]] as [string, string][];
  const say = (text: string) =>
    text.replaceAll(/“([a-z0-9.-]+)”/g, (quoted, name: string) => {
      const fits = names.find(([from]) => name === from || name.startsWith(`${from}.`));
      return fits === undefined ? quoted : `“${fits[1]}${name.slice(fits[0].length)}”`;
    });
  return { ...problem, message: say(problem.message), ...(problem.hint !== undefined && { hint: say(problem.hint) }) };
}

function namesOf(copies: readonly string[]): string {
  const more = copies.length - mostNamed;
  const shown = more > 1 ? [...copies.slice(0, mostNamed), `${more} more`] : copies;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
