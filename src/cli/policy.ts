/**
 * `--policy`: seats that are played by the rules of a file.
 */
import { say } from "../catalogue/index.js";
import { type Model, type Policies, policyPlayer } from "../engine/index.js";

/** Reads a policy file for a scenario; undefined where the model plays all seats. Throws ScenarioError with everything that is wrong with it. */
export async function policiesFrom(file: string | undefined, model: Model): Promise<Policies | undefined> {
  if (file === undefined) return undefined;
  const { loadPolicies } = await import("../scenarios/index.js");
  const policies = loadPolicies(file, model.scenario);
  if (Object.keys(policies).length === 0) return undefined;
  // Refuses what only the compiled model knows.
  policyPlayer(model, policies);
  return policies;
}

/** Who is played how, in words; null where the model plays all. */
export function policiesInWords(policies: Policies | null | undefined): string | null {
  const seats = Object.entries(policies ?? {}).map(([actor, policy]) =>
    policy === "hold"
      ? say("policy.holds", { actor })
      : say("policy.orders", { actor, every: policy.every, rules: policy.orders.length }),
  );
  return seats.length === 0 ? null : say("policy.seats", { seats: seats.join(", ") });
}
