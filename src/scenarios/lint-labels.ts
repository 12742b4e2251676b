/**
 * Lint rules for texts in other languages: what they name exists, and where the file has a list, they have one of the same length.
 */
import { unknownName } from "./condition-parts.js";
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";

type Part = { readonly [key: string]: unknown };

/** What is named in a table, by the key that holds the table. */
const kinds: Readonly<Record<string, string>> = {
  gauges: "gauge",
  actors: "actor",
  postures: "posture",
  states: "state",
  transitions: "transition",
  outcomes: "outcome",
  injects: "inject",
  milestones: "milestone",
  endings: "ending",
  names: "name on the map",
  towns: "town",
  homes: "home",
  forces: "force",
  seats: "seat",
  teams: "team",
};

/** What the file may have none of. */
const sections = ["order", "agreement", "map", "exercise", "capital"];

const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null && !Array.isArray(value);

export function lintLabels({ file, report }: LintContext): void {
  const { labels = {}, ...texts } = file;
  const visit = (said: Part, original: Part, path: Path): void => {
    for (const [key, value] of Object.entries(said)) {
      const [at, there] = [[...path, key], original[key]];
      const kind = kinds[key];
      if (kind !== undefined && isPart(value)) visitTable(kind, value, isPart(there) ? there : {}, at);
      else if (Array.isArray(value)) sameLength(value, there, at);
      else if (isPart(value) && isPart(there)) visit(value, there, at);
      else if (there === undefined && sections.includes(key))
        report.error(at, `The file has no “${key}” here to say in another language`, {
          at: "key",
          expected: "only what the file has",
        });
    }
  };
  const visitTable = (kind: string, said: Part, original: Part, path: Path): void => {
    for (const [id, value] of Object.entries(said)) {
      const [at, there] = [[...path, id], original[id]];
      if (!Object.hasOwn(original, id)) report({ ...unknownName(kind, id, Object.keys(original), at), at: "key" });
      else if (isPart(value) && isPart(there)) visit(value, there, at);
    }
  };
  const sameLength = (said: readonly unknown[], original: unknown, path: Path): void => {
    const wanted = Array.isArray(original) ? original.length : 0;
    if (said.length === wanted) return;
    report.error(path, `“${path.at(-1)}” has another number of texts than the file`, {
      found: `${said.length}`,
      expected: `${wanted}, one for each and in their order`,
    });
  };
  for (const [language, said] of Object.entries(labels)) {
    const path = ["labels", language];
    if (/^[a-z]{2}$/.test(language)) visit(said, texts as Part, path);
    else report.error(path, "This is no code of a language", { at: "key", expected: "two letters, such as hy or ru" });
  }
}
