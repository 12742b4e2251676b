/**
 * Who answers whom: the responses of a scenario gathered into one arrow for each pair of postures, which is as much as
 * a picture of all actors can show and stay legible.
 */
import type { Scenario } from "../../engine/index.js";

export interface Answer {
  /** Posture path of what is answered, or `inject`. */
  readonly from: string;
  /** Posture path of who answers. */
  readonly to: string;
  /** Paths of the responses, each once. */
  readonly responses: readonly string[];
}

/** Every pair of postures of which one answers the other, in the order of declaration. */
export function listAnswers(scenario: Scenario): readonly Answer[] {
  const found = new Map<string, Answer>();
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    for (const { path, trigger } of posture.transitions) {
      if (trigger.kind !== "response") continue;
      const origins = trigger.on.map((cause) => (cause.startsWith("inject.") ? "inject" : parentPath(cause)));
      for (const from of new Set(origins)) {
        const key = `${from} ${posture.path}`;
        const responses = [...(found.get(key)?.responses ?? []), path];
        found.set(key, { from, to: posture.path, responses });
      }
    }
  }
  return [...found.values()];
}

/** Those between postures of two actors. */
export function answersAcross(scenario: Scenario): readonly Answer[] {
  return listAnswers(scenario).filter(({ from, to }) => from !== "inject" && actorOf(from) !== actorOf(to));
}

/** `actor.posture` of `actor.posture.transition`. */
const parentPath = (path: string): string => path.slice(0, path.lastIndexOf("."));
const actorOf = (path: string): string => path.slice(0, path.indexOf("."));

/** Lines of a picture's source, one step further in. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
