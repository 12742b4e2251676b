/**
 * The commands that only look: `list`, `show`, `schema`, `evidence`.
 */
import { say } from "../catalogue/index.js";
import type { Posture, Scenario } from "../engine/index.js";
import { hashScenario } from "../engine/index.js";
import {
  escapeLine,
  escapeText,
  evidenceRegister,
  listScenarios,
  scenarioJsonSchema,
  showResolved,
} from "../scenarios/index.js";
import { jsonPage, print } from "./output.js";
import { openScenario } from "./prepare.js";

export function list(options: { readonly json?: boolean }): void {
  const scenarios = listScenarios();
  if (options.json) {
    print(jsonPage(scenarios));
    return;
  }
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  for (const { id, title, start, days, variants } of scenarios) {
    print(`${id.padEnd(width)}  ${escapeLine(title)}`);
    print(
      say("cli.days-from", {
        repeat: " ".repeat(width),
        days,
        start,
        variants:
          variants.length > 0
            ? say("cli.variants", { variants: variants.map((variant) => variant.id).join(", ") })
            : "",
      }),
    );
  }
}

export function show(name: string, options: { readonly resolved?: boolean; readonly json?: boolean }): void {
  const loaded = openScenario(name);
  if (options.json) print(jsonPage(loaded.scenario));
  else if (options.resolved) print(escapeText(showResolved(loaded)).trimEnd());
  else print(escapeText(overview(loaded.scenario)));
}

function overview(scenario: Scenario): string {
  const lines = [
    scenario.title,
    say("cli.days-from-turns-of-days-hash", {
      scenarioId: scenario.id,
      horizon: scenario.horizon,
      start: scenario.start,
      turn: scenario.turn,
      hashScenario: hashScenario(scenario).slice(0, 8),
    }),
    "",
    scenario.summary.trim(),
    "",
    say("cli.actors-and-postures-calm-to-grave"),
    ...scenario.actors.flatMap((actor) => [`  ${actor.label} (${actor.id})`, ...actor.postures.map(postureLine)]),
    "",
    say("cli.gauges"),
    ...scenario.gauges.map((gauge) =>
      say("cli.to-4", {
        gaugeLabel: gauge.label,
        gaugeId: gauge.id,
        min: gauge.min,
        max: gauge.max,
        unit: gauge.unit ? ` ${gauge.unit}` : "",
      }),
    ),
    "",
    say("cli.assumptions-value-range"),
    ...scenario.assumptions.map(({ id, value, range, note }) =>
      say("cli.to-5", { id, value, range: range[0], range2: range[1], note: note.trim() }),
    ),
  ];
  const named = (heading: string, items: readonly { readonly id: string; readonly label: string }[]) =>
    items.length === 0 ? [] : ["", heading, ...items.map(({ id, label }) => `  ${id}: ${label}`)];
  return [
    ...lines,
    ...named(say("cli.variants-2"), scenario.variants),
    ...named(say("cli.milestones"), scenario.milestones),
    ...named(say("cli.endings"), scenario.endings),
    ...named(say("cli.injects"), scenario.injects),
  ].join("\n");
}

function postureLine(posture: Posture): string {
  const states = posture.states.map((state) => `${state.id === posture.initial ? "*" : ""}${state.label}`);
  return `    ${posture.id}: ${states.join(" → ")} (${posture.transitions.length} transitions)`;
}

export function schema(): void {
  print(JSON.stringify(scenarioJsonSchema(), null, 2));
}

export function evidence(name: string | undefined, options: { readonly json?: boolean }): void {
  const names = name === undefined ? listScenarios().map(({ id }) => id) : [name];
  const claims = mergeRegisters(names);
  if (options.json) {
    print(jsonPage(claims));
    return;
  }
  for (const { claim, source, paragraph, statement, figures, grade, citedBy } of claims) {
    print(escapeText(`${claim}  [${grade}]  ${source} ¶${paragraph}`));
    print(escapeText(`  ${statement.trim()}${figures.length > 0 ? ` (${figures.join("; ")})` : ""}`));
    print(say("cli.cited-by", { citedBy: citedBy.length === 0 ? "nothing" : escapeLine(citedBy.join(", ")) }));
  }
}

/** The registers of several scenarios as one: a claim they share is listed once, with all that rests on it. */
function mergeRegisters(names: readonly string[]) {
  const merged = new Map<string, ReturnType<typeof evidenceRegister>[number]>();
  for (const name of names) {
    const { scenario } = openScenario(name);
    for (const entry of evidenceRegister(scenario)) {
      const citedBy = names.length === 1 ? entry.citedBy : entry.citedBy.map((path) => `${scenario.id}: ${path}`);
      merged.set(entry.claim, { ...entry, citedBy: [...(merged.get(entry.claim)?.citedBy ?? []), ...citedBy] });
    }
  }
  return [...merged.values()];
}
