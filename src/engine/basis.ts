/**
 * What a part of a scenario rests on, apart from what it says. It is told and never played.
 */
import type { Basis } from "./scenario.js";

/** The basis of a part, and nothing else of it. Parts that need not have one cite nothing where it is absent. */
export function basisOf({ evidence = [], judgement, supports }: Partial<Basis>): Basis {
  return { evidence, ...(judgement !== undefined && { judgement }), ...(supports !== undefined && { supports }) };
}
