/**
 * Lint rules for actor codes: they are made of codes that exist, so that exported events join other event data, and no
 * two actors are written with the same one.
 */
import { actorOrigins, faultyPart, partsOfCode, sectorsOfRoles } from "../engine/index.js";
import type { LintContext } from "./lint-context.js";
import { nearestName } from "./nearest.js";
import { placeOfValue } from "./tree.js";

const faults = {
  origin: [
    "neither a country nor an international body",
    "an ISO 3166-1 alpha-3 code such as RUS first, or IGO, IMG, INT, ISM, MNC, NGM, NGO or UIS",
    () => actorOrigins.keys(),
  ],
  role: ["not a role", `one of: ${[...sectorsOfRoles.keys()].join(", ")}`, () => sectorsOfRoles.keys()],
} as const;

export function lintCodes({ file, tree, report }: LintContext): void {
  if (file.format === 1) return;
  const seen = new Map<string, string>();
  for (const [id, { code }] of Object.entries(file.actors)) {
    if (code === undefined) continue;
    const path = ["actors", id, "code"];
    const fault = faultyPart(code);
    if (fault !== undefined) {
      const { part, of } = fault;
      const [words, expected, known] = faults[of];
      report.error(path, `“${part}” is ${words}`, {
        expected,
        hint: turnedHint(code) ?? nearestHint(code, part, known()),
      });
      continue;
    }
    const other = seen.get(code);
    // Copies share the code of what they are like, written once.
    const copied =
      other !== undefined && samePlace(placeOfValue(tree, ["actors", other, "code"]), placeOfValue(tree, path));
    if (other !== undefined && !copied)
      report.warning(path, `“${code}” is already the code of “${other}”`, {
        hint: "add a role, or after the role three letters of its own, so that event data tells the two apart",
      });
    seen.set(code, id);
  }
}

type Place = ReturnType<typeof placeOfValue>;

function samePlace(one: Place, other: Place): boolean {
  return one?.file === other?.file && one?.line === other?.line && one?.column === other?.column;
}

/** For a role that stands before its country. */
function turnedHint(code: string): string | undefined {
  const [first = "", second = "", ...rest] = partsOfCode(code);
  const turned = [second, first, ...rest].join("");
  return second === "" || faultyPart(turned) !== undefined ? undefined : `the country comes first: write ${turned}`;
}

/** The code with its wrong part replaced by the nearest; of several as near, by one of the same letters or the same start. */
function nearestHint(code: string, part: string, known: Iterable<string>): string | undefined {
  const letters = (name: string) => [...name].sort().join("");
  const alike = (name: string) =>
    letters(name) === letters(part) ? 3 : name[0] !== part[0] ? 0 : name[1] !== part[1] ? 1 : 2;
  const near = nearestName(
    part,
    [...known].sort((left, right) => alike(right) - alike(left)),
  );
  return near === undefined ? undefined : `did you mean “${code.replace(part, near)}”?`;
}
