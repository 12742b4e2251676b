/**
 * Where the value of an assumption comes from, in words: how a sampled run draws it (“log-uniform, drawn opposite to
 * patience”), and how it is worked out from others (“worked out as 1 − patience”).
 */
import { say } from "../catalogue/index.js";
import { type Assumption, partsOfAssumption } from "../engine/index.js";

/** Null for an assumption with a value of its own. */
export function workedOutInWords({ derived }: Pick<Assumption, "derived">): string | null {
  if (derived === undefined) return null;
  const kind = "oneMinus" in derived ? "oneMinus" : "product";
  return say("text.worked-out", { kind, parts: partsOfAssumption(derived).join(" × ") });
}

/** Null for an assumption that is not drawn. */
export function drawInWords({ distribution, with: partner }: Pick<Assumption, "distribution" | "with">): string | null {
  if (distribution === undefined) return null;
  const how = partner === undefined ? "own" : partner.opposed === true ? "opposed" : "alike";
  return say("text.draw", { distribution, how, partner: partner?.assumption ?? "" });
}
