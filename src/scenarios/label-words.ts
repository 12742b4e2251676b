/**
 * What labels made from conditions and curves call things. In format 1 they are called by their ids, and those labels are
 * part of hashes and records; in format 2 by what a reader knows them as.
 */
import type { Quantity } from "../engine/index.js";
import { joinOr } from "./condition-parts.js";
import type { ScenarioFile } from "./format.js";

export interface Words {
  actor(id: string): string;
  posture(path: string): string;
  states(posture: string, states: string | readonly string[]): string;
  gauge(id: string): string;
  milestones(ids: string | readonly string[]): string;
  happening(path: string): string;
  quantity(quantity: Quantity): string;
}

const wordPath = (path: string): string => path.replaceAll(".", " ");

const ids: Words = {
  actor: (id) => id,
  posture: wordPath,
  states: (_posture, states) => joinOr(states),
  gauge: (id) => id,
  milestones: joinOr,
  happening: wordPath,
  quantity: (quantity) => (typeof quantity === "object" ? quantity.assumption : `${quantity}`),
};

/** The label of an assumption, and what it has in place of one. */
export function assumptionLabel({ assumptions }: ScenarioFile, id: string): string {
  return (Object.hasOwn(assumptions, id) ? assumptions[id]?.label : undefined) ?? id.replaceAll("-", " ");
}

export function wordsOf(file: ScenarioFile): Words {
  return file.format === 1 ? ids : labelsOf(file);
}

function labelsOf(file: ScenarioFile): Words {
  const { actors, gauges, injects, milestones } = file;
  const postureOf = (path: string) => {
    const [actor = "", posture = ""] = path.split(".");
    return { actor: actors[actor], posture: actors[actor]?.postures[posture] };
  };
  const quoted = (labels: string | readonly string[], label: (id: string) => string | undefined) =>
    joinOr([labels].flat().map((id) => `“${label(id) ?? id}”`));
  return {
    actor: (id) => actors[id]?.label ?? id,
    posture: (path) => {
      const { actor, posture } = postureOf(path);
      return `${actor?.label ?? path} · ${posture?.label ?? path}`;
    },
    states: (path, states) => quoted(states, (state) => postureOf(path).posture?.states[state]?.label),
    gauge: (id) => gauges[id]?.label ?? id,
    milestones: (found) => quoted(found, (id) => milestones[id]?.label),
    happening: (path) => {
      const [actor, posture, transition = ""] = path.split(".");
      const headline =
        actor === "inject"
          ? injects[posture ?? ""]?.headline
          : postureOf(path).posture?.transitions[transition]?.headline;
      return `“${headline ?? wordPath(path)}”`;
    },
    quantity: (quantity) =>
      typeof quantity === "object" ? assumptionLabel(file, quantity.assumption) : ids.quantity(quantity),
  };
}
