/**
 * The commands that only look: `list`, `show`, `schema`, `evidence`.
 */
import { say } from "../catalogue/index.js";
import type { Gauge, Posture, Scenario } from "../engine/index.js";
import { hashScenario, variantWithout } from "../engine/index.js";
import { escapeLine, escapeText, evidenceRegister, type ListedScenario, listSealed } from "../scenarios/light.js";
import {
  aspectsInWords,
  createLookup,
  derivedInWords,
  drawInWords,
  figure,
  type Lookup,
  listInWords,
  workedOutInWords,
} from "../text/index.js";
import { keptTo } from "../visibility/index.js";
import { jsonPage, print } from "./output.js";
import { openScenario } from "./prepare.js";

/** What reads files is loaded only where one has changed since the build. */
export async function listLibrary(): Promise<readonly ListedScenario[]> {
  return listSealed() ?? (await import("../scenarios/index.js")).listScenarios();
}

export async function list(options: { readonly json?: boolean }): Promise<void> {
  const scenarios = await listLibrary();
  if (options.json) {
    print(jsonPage(scenarios));
    return;
  }
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  for (const { id, title, start, days, variants } of scenarios) {
    const named = variants.map((variant) => variant.id).join(", ");
    print(`${id.padEnd(width)}  ${escapeLine(title)}`);
    print(
      `${" ".repeat(width)}  ${[
        say("cli.days-from", { days, start }),
        ...(named === "" ? [] : [say("cli.list-variants", { variants: named })]),
      ].join("; ")}`,
    );
  }
}

export async function show(
  name: string,
  options: { readonly resolved?: boolean; readonly json?: boolean },
): Promise<void> {
  if (options.resolved && !options.json) {
    const { loadScenario, showResolved } = await import("../scenarios/index.js");
    print(escapeText(showResolved(loadScenario(name))).trimEnd());
    return;
  }
  const { scenario } = await openScenario(name);
  print(options.json ? jsonPage(scenario) : escapeText(overview(scenario)));
}

function overview(scenario: Scenario): string {
  const lines = [
    scenario.title,
    [
      scenario.id,
      say("cli.days-from", { days: scenario.horizon, start: scenario.start }),
      say("cli.turns-of", { days: scenario.turn }),
      say("cli.scenario-hash", { hash: hashScenario(scenario).slice(0, 8) }),
    ].join(" · "),
    "",
    scenario.summary.trim(),
    "",
    say("cli.heading-actors"),
    ...scenario.actors.flatMap((actor) => [`  ${actor.label} (${actor.id})`, ...actor.postures.map(postureLine)]),
    "",
    say("cli.heading-gauges"),
    ...scenario.gauges.map((gauge) => gaugeLine(createLookup(scenario), gauge)),
    "",
    say("cli.heading-assumptions", {
      isDrawn: scenario.assumptions.some(({ distribution }) => distribution !== undefined),
    }),
    ...scenario.assumptions.map(assumptionLine),
  ];
  const named = (heading: string, items: readonly { readonly id: string; readonly label: string }[]) =>
    items.length === 0 ? [] : ["", heading, ...items.map(({ id, label }) => `  ${id}: ${label}`)];
  return [
    ...lines,
    ...named(say("cli.heading-variants"), scenario.variants),
    ...mechanismLines(scenario),
    ...named(say("cli.heading-milestones"), scenario.milestones),
    ...named(say("cli.heading-endings"), scenario.endings),
    ...named(say("cli.heading-injects"), scenario.injects),
  ].join("\n");
}

/** The variants that switch a mechanism off are told by their rule, not one by one. */
function mechanismLines({ mechanisms = [] }: Scenario): readonly string[] {
  const [first] = mechanisms;
  if (first === undefined) return [];
  const heading = say("cli.heading-mechanisms", { id: first.id, variant: variantWithout(first.id) });
  return ["", heading, ...mechanisms.map(({ id, title }) => `  ${id}: ${title}`)];
}

function gaugeLine(lookup: Lookup, gauge: Gauge): string {
  const { label, id, min, max, unit, derived } = gauge;
  const kept = keptTo(gauge);
  const about = [
    `${say("cli.interval", { low: min, high: max })} ${unit ?? ""}`.trimEnd(),
    ...(derived === undefined ? [] : [say("cli.gauge-derived", { how: derivedInWords(lookup, derived) })]),
    ...(kept === null
      ? []
      : [say("cli.gauge-kept", { n: kept.length, actors: listInWords(kept.map(lookup.actorLabel), "and") })]),
  ];
  return `  ${label} (${id}): ${about.join("; ")}`;
}

function assumptionLine(assumption: Scenario["assumptions"][number]): string {
  const { id, range, note, derived } = assumption;
  const write = (number: number) => (derived === undefined ? `${number}` : figure(number));
  const [low, high] = range.map(write) as [string, string];
  const about = [say("cli.interval", { low, high }), drawInWords(assumption), workedOutInWords(assumption)];
  return `  ${id} = ${write(assumption.value)} (${about.filter((part) => part !== null).join(", ")}): ${note.trim()}`;
}

function postureLine(posture: Posture): string {
  const states = posture.states.map((state) => `${state.id === posture.initial ? "*" : ""}${state.label}`);
  const transitions = posture.transitions.length;
  return `    ${say("cli.posture", { posture: posture.id, states: states.join(" → "), transitions })}`;
}

export async function schema(): Promise<void> {
  const { scenarioJsonSchema } = await import("../scenarios/index.js");
  print(JSON.stringify(scenarioJsonSchema(), null, 2));
}

export async function evidence(name: string | undefined, options: { readonly json?: boolean }): Promise<void> {
  const names = name === undefined ? (await listLibrary()).map(({ id }) => id) : [name];
  const claims = await mergeRegisters(names);
  if (options.json) {
    print(jsonPage(claims));
    return;
  }
  for (const { claim, source, paragraph, statement, figures, grade, citedBy, supports = {} } of claims) {
    print(escapeText(`${claim}  [${grade}]  ${source} ¶${paragraph}`));
    print(escapeText(`  ${statement.trim()}${figures.length > 0 ? ` (${figures.join("; ")})` : ""}`));
    const isCited = citedBy.length > 0;
    const elements = citedBy.map((element) => {
      const aspects = supports[element] ?? [];
      return aspects.length === 0 ? element : `${element} (${aspectsInWords(aspects)})`;
    });
    print(`  ${say("cli.cited-by", { isCited, citedBy: escapeLine(elements.join(", ")) })}`);
  }
}

/** The registers of several scenarios as one: a claim they share is listed once, with all that rests on it. */
export async function mergeRegisters(names: readonly string[]) {
  const merged = new Map<string, ReturnType<typeof evidenceRegister>[number]>();
  for (const name of names) {
    const { scenario } = await openScenario(name);
    for (const entry of evidenceRegister(scenario)) {
      const told = (path: string) => (names.length === 1 ? path : `${scenario.id}: ${path}`);
      const before = merged.get(entry.claim);
      const supports = Object.entries({ ...entry.supports }).map(([path, aspects]) => [told(path), aspects] as const);
      merged.set(entry.claim, {
        ...entry,
        citedBy: [...(before?.citedBy ?? []), ...entry.citedBy.map(told)],
        ...((supports.length > 0 || before?.supports) && {
          supports: { ...before?.supports, ...Object.fromEntries(supports) },
        }),
      });
    }
  }
  return [...merged.values()];
}
