/**
 * How a sampled run draws an assumption, in words: “log-uniform, drawn opposite to patience”.
 */
import { say } from "../catalogue/index.js";
import type { Assumption } from "../engine/index.js";

/** Null for an assumption that is not drawn. */
export function drawInWords({ distribution, with: partner }: Pick<Assumption, "distribution" | "with">): string | null {
  if (distribution === undefined) return null;
  const how = partner === undefined ? "own" : partner.opposed === true ? "opposed" : "alike";
  return say("text.draw", { distribution, how, partner: partner?.assumption ?? "" });
}
