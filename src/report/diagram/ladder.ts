/**
 * Postures as ladders: their states from grave to calm, and where the posture stands.
 */
import type { Posture, State } from "../../engine/index.js";
import type { Ladder } from "../page/document.js";
import { heatOf } from "./dot.js";

/** States as they stand on a ladder, grave first; those without a rung last, as declared. */
export function graveFirst(posture: Posture): readonly State[] {
  return [...posture.states].sort((one, other) => (other.rung ?? -1) - (one.rung ?? -1));
}

/** A ladder with all there is to say about each state. */
export function fullLadder(posture: Posture, standing = posture.initial): Ladder {
  return {
    title: posture.label,
    text: posture.description ?? "",
    rungs: graveFirst(posture).map((state) => ({
      rung: state.rung === undefined ? "" : String(state.rung),
      label: state.hostility === undefined ? state.label : `${state.label} (COW ${state.hostility})`,
      text: state.description ?? "",
      heat: heatOf(state, posture),
      here: state.id === standing,
    })),
  };
}

/** A ladder of names alone, under the actor's name. */
export function smallLadder(actor: string, posture: Posture): Ladder {
  const { rungs } = fullLadder(posture);
  return {
    title: `${actor} · ${posture.label}`,
    text: "",
    rungs: rungs.map((rung) => ({ ...rung, label: rung.label.replace(/ \(COW \d\)$/, ""), text: "" })),
  };
}
