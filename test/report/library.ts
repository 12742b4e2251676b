/**
 * The scenarios that pages and pictures are tried on: the whole library, the smallest there can be, and one in which
 * every text is hostile.
 */
import type { Scenario } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { loneActor, tinyScenario, wait } from "../validation/tiny-scenario.js";

/** Loaded once for all tests: reading the YAML of six scenarios takes seconds. */
export const library: readonly Scenario[] = listScenarios().map(({ file }) => loadScenario(file).scenario);

export function libraryScenario(id: string): Scenario {
  const scenario = library.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`the library has no scenario ${id}`);
  return scenario;
}

export const smallest: Scenario = tinyScenario({
  actors: [loneActor("moscow", ["calm", "angry"], [{ id: "rise", from: "calm", to: "angry", trigger: wait(6) }])],
});

/** Everything that HTML, Markdown, DOT or Mermaid could take for more than text, in a line that a scenario may hold. */
export const hostile =
  '</text></svg><script>alert(1)</script><img src=x onerror="a(1)"> & &lt;b&gt; | c | `d` ``` %%{init: {}}%% \\N \\" ]; } [x](javascript:a()) *b* _i_ #1 "q" \'s\'';

/** The same without the signs that mean something on a page, and as wide, so that drawings place it alike. */
export const harmless = hostile.replaceAll(/[<>&"'`]/g, "+");

const written = new Set(
  [
    "title summary label short description headline note text from to delivery expected objective judgement brief unit".split(
      " ",
    ),
  ].flat(),
);

/** The scenario with `spoil` applied to every text a person wrote; ids, states and dates stay as they are. */
export function respelled(scenario: Scenario, spoil: (text: string) => string): Scenario {
  const visit = (value: unknown, key: string, inTransition: boolean): unknown => {
    // `from` and `to` are states in a transition, and text in an inject.
    if (typeof value === "string") return written.has(key) && !(inTransition && key === "to") ? spoil(value) : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, key === "figures" ? "text" : "", false));
    if (typeof value !== "object" || value === null) return value;
    const transition = "trigger" in value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name, transition)]));
  };
  return visit(scenario, "", false) as Scenario;
}
