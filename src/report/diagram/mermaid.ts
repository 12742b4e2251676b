/**
 * Statecharts as Mermaid text, for pages that draw it themselves. Mermaid reads directives out of anything it is given,
 * so labels go in as character codes wherever a character could mean more than itself.
 */
import type { Actor, Posture, Scenario } from "../../engine/index.js";
import { answersAcross, indented, listAnswers } from "./answers.js";
import { endsOfArrows } from "./ends.js";

/** A label for use inside double quotes, on one line; only a word longer than any should be is broken. */
export function escapeMermaid(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\S{60}(?=\S)/gu, "$&\n")
    .replace(/[#;"'`<>&%\\{}[\]|$*_~]/g, (character) => `#${character.charCodeAt(0)};`)
    .replaceAll("\n", "<br/>");
}

/**
 * A name that Mermaid takes for a node. Capitals can't stand in an id, so hyphens and dots are told apart by them and
 * by the number of underscores, and no two paths share a name.
 */
export function mermaidName(path: string): string {
  return path.replace(/-+/g, (run) => `_${"H".repeat(run.length - 1)}`).replaceAll(".", "__");
}

const page = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

function postureLines(posture: Posture): string[] {
  const name = (state: string) => mermaidName(`${posture.path}.${state}`);
  const label = (state: Posture["states"][number]) =>
    escapeMermaid(state.rung === undefined ? state.label : `${state.rung} · ${state.label}`);
  return [
    ...posture.states.map((state) => `state "${label(state)}" as ${name(state.id)}`),
    `[*] --> ${name(posture.initial)}`,
    ...arrowsOf(posture).map(({ from, to, label: on }) => `${name(from)} --> ${name(to)} : ${on}`),
  ];
}

/** One arrow for each state that a transition leaves and each that it may lead to. */
function arrowsOf({ transitions }: Posture): readonly { from: string; to: string; label: string }[] {
  return transitions.flatMap((transition) =>
    endsOfArrows(transition).flatMap(({ to, outcomes }) => {
      const label = outcomes === "" ? transition.id : `${transition.id} · ${outcomes}`;
      return transition.from.map((from) => ({ from, to, label }));
    }),
  );
}

/** One posture as a state diagram. */
export function postureMermaid(posture: Posture): string {
  return page(["stateDiagram-v2", ...indented(["direction BT", ...postureLines(posture)])]);
}

/** One actor: a composite state for each posture. */
export function actorMermaid(actor: Actor): string {
  const postures = actor.postures.flatMap((posture) => [
    `state "${escapeMermaid(posture.label)}" as ${mermaidName(posture.path)} {`,
    ...indented(postureLines(posture)),
    "}",
  ]);
  return page(["stateDiagram-v2", ...indented(postures)]);
}

/** A state diagram may not have arrows between composite states, so all actors together make a flowchart. */
export function scenarioMermaid(scenario: Scenario): string {
  const actors = scenario.actors.flatMap((actor) => [
    `subgraph ${mermaidName(actor.id)}["${escapeMermaid(actor.label)}"]`,
    ...indented(actor.postures.flatMap(flowPosture)),
    "end",
  ]);
  const answers = answersAcross(scenario).map(({ from, to }) => `${mermaidName(from)} -.-> ${mermaidName(to)}`);
  return page(["flowchart TB", ...indented([...actors, ...answers])]);
}

function flowPosture(posture: Posture): string[] {
  const name = (state: string) => mermaidName(`${posture.path}.${state}`);
  return [
    `subgraph ${mermaidName(posture.path)}["${escapeMermaid(posture.label)}"]`,
    ...indented([
      ...posture.states.map(({ id, label }) => `${name(id)}["${escapeMermaid(label)}"]`),
      ...arrowsOf(posture).map(({ from, to, label }) => `${name(from)} -->|${label}| ${name(to)}`),
    ]),
    "end",
  ];
}

/** Who answers whom, posture by posture. */
export function answersMermaid(scenario: Scenario): string {
  const answers = listAnswers(scenario);
  const involved = new Set(answers.flatMap(({ from, to }) => [from, to]));
  const actors = scenario.actors.flatMap((actor) => {
    const nodes = actor.postures
      .filter(({ path }) => involved.has(path))
      .map(({ path, label }) => `${mermaidName(path)}["${escapeMermaid(label)}"]`);
    if (nodes.length === 0) return [];
    return [`subgraph ${mermaidName(actor.id)}["${escapeMermaid(actor.label)}"]`, ...indented(nodes), "end"];
  });
  // No actor's path can be in capitals, so this name is free.
  const outside = involved.has("inject") ? ['INJECTS(["Injects"])'] : [];
  const name = (path: string) => (path === "inject" ? "INJECTS" : mermaidName(path));
  const arrows = answers.map(({ from, to }) => `${name(from)} --> ${name(to)}`);
  return page(["flowchart LR", ...indented([...outside, ...actors, ...arrows])]);
}
