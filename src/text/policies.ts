/**
 * Seats that are played by rules, in words.
 */
import { say } from "../catalogue/index.js";
import type { Policies } from "../engine/index.js";

/** Who is played how; null where the model plays all. */
export function policiesInWords(policies: Policies | null | undefined): string | null {
  const seats = Object.entries(policies ?? {}).map(([actor, policy]) =>
    policy === "hold"
      ? say("policy.holds", { actor })
      : say("policy.orders", {
          actor,
          every: policy.every,
          rules: policy.orders.length,
          allowed: policy.allow?.length ?? 0,
        }),
  );
  return seats.length === 0 ? null : seats.join(", ");
}
